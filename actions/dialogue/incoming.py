"""What the parent just did, read from Rasa's tracker: words, facts, or a pressed button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from actions.core.facts.case import LISTS
from actions.core.facts.merging import valid
from actions.core.facts.told import Facts

BUTTON_INTENT = "answer"
"""Intent of a pressed answer button; its entities are facts under Case field names."""

PRESSED = "RegexMessageHandler"
"""Rasa's name for the reader of button payloads."""

NONE_OF_THEM = "none"
"""A button's word for an empty list, which Rasa would drop."""

EDIT_INTENT = "edit_facts"
"""Facts changed in a form; they come beside the message, from our channels only."""

READER = "HomeroomUnderstanding"
"""Name under which our NLU component signs the facts it found in free text."""


@dataclass(frozen=True)
class Turn:
    """One message of the parent."""

    text: str
    intent: str
    confidence: float  # of the intent, 0 to 1
    topic: str | None  # of a question: the id in guidance_content/faq/; of a button: what about
    facts: Facts
    is_pressed: bool = False  # a button, whatever it says
    approved: tuple[str, ...] = ()  # private facts the parent lets into a letter

    @property
    def is_edit(self) -> bool:
        """Whether the facts replace what was known instead of adding to it."""
        return self.intent == EDIT_INTENT

    @property
    def is_button(self) -> bool:
        """Whether the parent tapped an answer instead of typing."""
        return self.intent == BUTTON_INTENT


def latest_turn(tracker: Tracker) -> Turn:
    """The parent's latest message, its facts checked against what a Case accepts."""
    message = tracker.latest_message or {}
    parsed = message.get("intent") or {}
    intent = parsed.get("name") or ""
    return Turn(
        text=message.get("text") or "",
        intent=intent,
        confidence=parsed.get("confidence") or 0.0,
        topic=_topic(message),
        facts=valid(_facts(message, intent)),
        approved=_approved(message),
        is_pressed=(message.get("text") or "").startswith("/"),
    )


def _facts(message: dict[str, Any], intent: str) -> dict[str, Any]:
    """Facts come from our reader, or from a button of ours (the channel checks its signature)."""
    if intent == BUTTON_INTENT:
        return _pressed_facts(message)
    if intent == EDIT_INTENT:
        edited = (message.get("metadata") or {}).get("facts")
        return edited if isinstance(edited, dict) else {}
    return {
        entity["entity"]: entity["value"]
        for entity in message.get("entities") or []
        if entity.get("extractor") == READER
    }


def _pressed_facts(message: dict[str, Any]) -> dict[str, Any]:
    """Rasa takes a payload's list apart into one entity an item; here it is put together again."""
    facts: dict[str, Any] = {}
    for entity in message.get("entities") or []:
        field, value = entity["entity"], entity["value"]
        if entity.get("extractor") != PRESSED:
            continue
        if field in LISTS:
            facts.setdefault(field, [])
            facts[field] += [] if value == NONE_OF_THEM else [value]
        else:
            facts[field] = value
    return facts


def _approved(message: dict[str, Any]) -> tuple[str, ...]:
    return tuple(
        str(entity["value"])
        for entity in message.get("entities") or []
        if entity.get("entity") == "approved" and entity.get("extractor") == PRESSED
    )


def _topic(message: dict[str, Any]) -> str | None:
    for entity in message.get("entities") or []:
        if entity.get("entity") == "topic" and entity.get("extractor") == PRESSED:
            return str(entity["value"])
    selector = (message.get("response_selector") or {}).get("faq") or {}
    key = (selector.get("response") or {}).get("intent_response_key")
    return key.partition("/")[2] if key else None
