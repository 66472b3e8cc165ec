"""Text messages and WhatsApp through Twilio: words in, words out, choices by number.

settings.py   the operator's number; no token, no channel
channel.py    Twilio's requests, checked by their signature, and our messages to it
"""
