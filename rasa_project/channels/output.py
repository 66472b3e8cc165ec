"""Collects what the bot says in one turn as channel-neutral messages (docs/messages.md)."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel

BotMessage = dict[str, Any]

INPUTS = ("number", "date")
"""Hints for a field that helps with the answer; typing it stays possible."""


class TurnOutput(OutputChannel):
    """One turn's messages, whatever channel they go out by."""

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self.messages: list[BotMessage] = []
        self.responses: list[str] = []  # names of what was said, for counting

    def name(self) -> str:  # Rasa asks the instance, never the class
        """The channel's name, also in `channel:` of responses."""
        return self._channel

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keeps a message whole: Rasa would split it at paragraphs and drop its metadata."""
        if name := (message.get("metadata") or {}).get("name"):
            self.responses.append(name)
        if text := message.get("text"):
            self.messages.append(_text(text, message))
        if custom := message.get("custom"):
            self.messages.append(dict(custom))


def _text(text: str, message: dict[str, Any]) -> BotMessage:
    said: BotMessage = {"type": "text", "text": text}
    if buttons := message.get("buttons"):
        said["buttons"] = [
            {"title": button["title"], "payload": button["payload"]} for button in buttons
        ]
    metadata = message.get("metadata") or {}
    said.update({key: metadata[key] for key in ("asks", "topics") if metadata.get(key)})
    if metadata.get("multi"):
        said["multi"] = True
    if metadata.get("input") in INPUTS:
        said["input"] = metadata["input"]
    return said
