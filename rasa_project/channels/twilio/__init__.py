"""Text messages and WhatsApp through Twilio: words in, words out, choices by number.

settings.py   the operator's number; no token, no channel
choices.py    numbered choices, and reading "2" or "1 3" as one
channel.py    Twilio's requests, checked by their signature, and our messages to it
"""
