"""Where everything a parent told us is kept: one database, every content encrypted.

Knows nothing of Rasa: the action server, the channels and the command line all use it.
"""
