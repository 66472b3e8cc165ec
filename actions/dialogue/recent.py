"""What the bot said in this reply and the one before, so that it never repeats itself.

Only checksums are kept: a conversation's store holds no words of the bot.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

SAID = "conversation_said"
"""Slot: number of the reply, the message it answers, checksums of this reply and the last one."""


class RecentReplies:
    """Texts of the last reply and of this one so far."""

    def __init__(self, turn: int, message: str, before: list[int], now: list[int]) -> None:
        self.turn = turn
        self._message = message
        self._before = before
        self._now = now

    def __contains__(self, text: str) -> bool:
        return _sum(text) in (*self._before, *self._now)

    def add(self, text: str) -> None:
        """Notes a text as said."""
        self._now.append(_sum(text))

    def remembering(self, messages: Iterable[dict[str, Any]]) -> list[EventType]:
        """The event that keeps what an action has said; none when it said nothing."""
        texts = [text for message in messages if (text := message.get("text"))]
        if not texts:
            return []
        now = [*self._now, *map(_sum, texts)]
        kept = {"turn": self.turn, "message": self._message, "before": self._before, "now": now}
        return [SlotSet(SAID, kept)]


def said_lately(tracker: Tracker) -> RecentReplies:
    """What was said lately, as seen by an action of the current turn."""
    kept = tracker.get_slot(SAID) or {"turn": 0, "message": "", "before": [], "now": []}
    message = str((tracker.latest_message or {}).get("message_id") or "")
    if message and message == kept["message"]:
        return RecentReplies(kept["turn"], message, kept["before"], list(kept["now"]))
    return RecentReplies(kept["turn"] + 1, message, kept["now"], [])


def _sum(text: str) -> int:
    return zlib.crc32(text.encode())
