"""The latest turns as one list of messages, so that a reloaded page can show them again."""

from __future__ import annotations

from collections.abc import Iterable

from actions.storage.turn_log import LoggedTurn
from rasa_project.channels.output import BotMessage

PARENT = "parent"
BOT = "bot"


def as_messages(turns: Iterable[LoggedTurn]) -> list[BotMessage]:
    """Every message with `who` said it. A pressed button shows as the words that were on it."""
    history: list[BotMessage] = []
    titles: dict[str, str] = {}
    for turn in turns:
        if words := turn.text or _words_on(turn.pressed, titles):
            history.append({"who": PARENT, "type": "text", "text": words})
        for message in turn.messages:
            titles |= _titles(message)
            history.append({"who": BOT, **message})
    return history


def _words_on(pressed: list[str], titles: dict[str, str]) -> str:
    return ", ".join(titles[payload] for payload in pressed if payload in titles)


def _titles(message: BotMessage) -> dict[str, str]:
    """The words on each button of a message, by payload; also on the buttons inside a review."""
    inside = message.get("facts", ()) if message.get("type") == "review" else ()
    titles = {payload: title for fact in inside for payload, title in _titles(dict(fact)).items()}
    for button in message.get("buttons", ()):
        titles[button["payload"]] = button["title"]
    return titles
