"""Telegram: updates in, calls of the Bot API out.

settings.py       the operator's bot; no token, no channel
api.py            calls the Bot API, and tells its errors apart
receiving.py      long polling, or the webhook
updates.py        what an update is: words, a command, a tap, a voice note
inbox.py          updates that wait, each of them once
dispatcher.py     one worker for each chat that has something waiting
update_handler.py one update -> one turn -> the calls that answer it
presses.py        taps on buttons
replies.py        what the bot said -> calls
outbox.py         calls that wait; delivery.py makes them, as slowly as Telegram wants
channel.py        puts it all together for Rasa

The conversation itself is in `rasa_project/channels/turns.py`, the same for every channel.
"""
