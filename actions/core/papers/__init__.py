"""What is taken to a meeting: the packet, the attendance picture and the calendar file."""
