"""Measures how well messages are understood, on examples kept out of training.

messages.py   the kept-out messages
facts.py      facts read against facts expected, field by field
__main__.py   `make nlu-report`
"""
