"""What forms and responses share: the incoming message, the open question, what was said lately."""
