"""Turns what the bot said into the widget's messages, described in docs/web-channel.md."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel

from rasa_project.channels.tickets import Tickets

CHANNEL = "web"
Said = dict[str, Any]


class WebOutput(CollectingOutputChannel):
    """Collects a turn's messages. Paragraphs stay together in one message."""

    @classmethod
    def name(cls) -> str:
        """The channel's name, also in `channel:` of responses."""
        return CHANNEL

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Keeps the text whole; the widget lays out paragraphs."""
        await self._persist_message(self._message(recipient_id, text=text))


def for_widget(said: list[Said], conversation: str, tickets: Tickets) -> list[Said]:
    """The widget's messages, with signed buttons and document links."""
    return [_message(one, conversation, tickets) for one in said]


def _message(said: Said, conversation: str, tickets: Tickets) -> Said:
    message = dict(said.get("custom") or {"type": "text", "text": said.get("text", "")})
    buttons = message.get("buttons") or said.get("buttons")
    if buttons:
        message["buttons"] = [_signed(button, conversation, tickets) for button in buttons]
    if "files" in message:
        message["files"] = [_linked(file, conversation, tickets) for file in message["files"]]
    return message


def _signed(button: Said, conversation: str, tickets: Tickets) -> Said:
    payload = button["payload"]
    return {
        "title": button["title"],
        "payload": payload,
        "signature": tickets.button(conversation, payload),
    }


def _linked(file: Said, conversation: str, tickets: Tickets) -> Said:
    ticket = tickets.document(conversation, file["document"], file["name"])
    return {
        "format": file["format"],
        "name": file["name"],
        "url": f"/webhooks/{CHANNEL}/documents/{ticket}",
    }
