"""What is known of a child: the case and its declared facts, and how tellings are put together."""
