"""Model of guidance_content/chat/replies/: what is said, in several wordings and by channel."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import validator

from actions.core.content.entry import Entry
from actions.core.content.errors import Problem
from actions.core.content.placeholders import only

REPLY_PLACEHOLDERS = (
    "noted",
    "recap",
    "letter",
    "reason",
    "sent_on",
    "minutes",
    "days",
    "left",
    "text",
    "first",
    "title",
)
"""What a reply may leave open; the action that says it fills it."""

Input = Literal["number", "date"]

Channel = Literal["web", "telegram", "twilio"]
"""How a parent writes to us. Others carry the words on all but the first; twilio is text messages
and WhatsApp."""

CHANNELS: tuple[Channel, ...] = get_args(Channel)

OWN_CHANNEL: Channel = "web"
"""For whoever writes by none of them."""

DIFFERS_BY_CHANNEL = ("privacy_notice", "privacy", "deleted", "other_device")
"""Replies about who sees the words, what is left of them, or what can be pressed."""


class ReplyWords(Entry):
    """Something said, in several wordings; none is said twice in a row."""

    say: tuple[str, ...] = ()
    channels: dict[Channel, tuple[str, ...]] = {}  # what is true on one channel only
    cheerful: tuple[str, ...] = ()  # wordings for when nobody spoke of danger
    buttons: tuple[str, ...] = ()  # ids of chat/buttons.yml
    input: Input | None = None  # a field that helps with an answer

    def said_by(self, channel: str | None) -> tuple[str, ...]:
        """The wordings for a channel; one that nobody knows is taken for our own."""
        others = {str(name): texts for name, texts in self.channels.items()}
        return others.get(channel or OWN_CHANNEL) or self.say or others[OWN_CHANNEL]

    @property
    def all_wordings(self) -> tuple[str, ...]:
        """Everything it may say, whatever the channel and the mood."""
        by_channel = (text for texts in self.channels.values() for text in texts)
        return (*self.say, *by_channel, *self.cheerful)

    @validator("say", "cheerful", each_item=True)
    def _known_placeholders(cls, text: str) -> str:
        return only(text, REPLY_PLACEHOLDERS)

    @validator("channels")
    def _known_placeholders_by_channel(
        cls, channels: dict[Channel, tuple[str, ...]]
    ) -> dict[Channel, tuple[str, ...]]:
        for texts in channels.values():
            for text in texts:
                only(text, REPLY_PLACEHOLDERS)
        return channels


def reply_faults(reply: ReplyWords) -> list[Problem]:
    """Channels on which a reply has nothing to say, or lacks words of its own."""
    differs = reply.id in DIFFERS_BY_CHANNEL
    if reply.say and not differs:
        return []
    return [
        Problem("chat/replies", reply.id, f"channels: no words for {channel}; what is true differs")
        for channel in CHANNELS
        if not reply.channels.get(channel)
    ]
