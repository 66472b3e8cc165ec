"""Buttons of the content as payloads a channel can send back."""

from __future__ import annotations

import json

from actions.core.content.chat import NamedButton
from actions.core.content.facts import Button
from actions.core.content.loader import guidance
from actions.dialogue.incoming import BUTTON_INTENT, NONE_OF_THEM

BotButton = dict[str, str]


def button(name: str, title: str | None = None) -> BotButton:
    """A button of chat/buttons.yml, perhaps under another title."""
    words = guidance().chat.buttons[name]
    return {"title": title or words.title, "payload": payload(words)}


def command(title: str, intent: str, about: str | None = None) -> BotButton:
    """A button that gives a command, perhaps about something."""
    return {"title": title, "payload": payload(Button(title=title, does=intent, about=about))}


def answers(title: str, field: str, value: object) -> BotButton:
    """A button that answers with a value the content cannot know beforehand."""
    return {"title": title, "payload": f"/{BUTTON_INTENT}{json.dumps({field: value})}"}


def payload(words: Button | NamedButton) -> str:
    """What the button sends: `/answer{"severity": "weekly"}`."""
    if words.does:
        return f"/{words.does}" + (json.dumps({"topic": words.about}) if words.about else "")
    # Rasa drops an empty list, so it travels as a word.
    facts = {
        field: NONE_OF_THEM if value == [] else value
        for field, value in (words.answer or {}).items()
    }
    return f"/{BUTTON_INTENT}{json.dumps(facts)}"
