"""What an update is about: words, a command, a tap on a button, or something we cannot read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

TEXT, COMMAND, PRESS, GROUP, BLOCKED = "text", "command", "press", "group", "blocked"
EDITED, FORWARDED = "edited", "forwarded"

KIND_OF_CONTENT = {
    "voice": "voice",
    "audio": "voice",
    "video_note": "video",
    "video": "video",
    "animation": "video",
    "photo": "photo",
    "sticker": "sticker",
    "dice": "sticker",
    "location": "location",
    "venue": "location",
    "contact": "contact",
    "document": "document",
    "poll": "other",
    "story": "other",
    "game": "other",
    "paid_media": "other",
    "checklist": "other",
}
"""Content of a message that is not text -> the id of our answer in chat/telegram.yml."""

FORWARD_MARKS = ("forward_origin", "forward_date", "forward_from", "forward_from_chat")

_COMMAND = re.compile(r"^/([a-z_]{1,32})(?:@\w+)?(?:\s+(.*))?$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Incoming:
    """One update, as far as it concerns us."""

    kind: str  # TEXT, COMMAND, PRESS, GROUP, BLOCKED, EDITED, FORWARDED or a value above
    chat: int
    text: str = ""  # typed words, a caption, or what follows a command
    command: str = ""
    message: int | None = None
    query: str = ""  # id of a tap, to be answered
    data: str = ""  # what the tapped button carries


def read(update: dict[str, Any]) -> Incoming | None:
    """What the update is about; None when there is nothing to answer."""
    if query := _dict(update, "callback_query"):
        return _press(query)
    if member := _dict(update, "my_chat_member"):
        return _membership(member)
    if edited := _dict(update, "edited_message"):
        return _message(edited, is_edit=True)
    if message := _dict(update, "message"):
        return _message(message, is_edit=False)
    return None


def chat_of(update: dict[str, Any]) -> int | None:
    """The chat an update belongs to."""
    incoming = read(update)
    return incoming.chat if incoming else None


def _message(message: dict[str, Any], is_edit: bool) -> Incoming | None:
    chat = _chat(message)
    if chat is None or _dict(message, "from").get("is_bot"):
        return None
    kind = _kind(message, is_edit)
    if kind is None:
        return None
    incoming = Incoming(kind, chat, _words(message), message=_number(message))
    return _typed(incoming) if kind == TEXT else incoming


def _kind(message: dict[str, Any], is_edit: bool) -> str | None:
    if not _is_private(message):
        return GROUP
    if is_edit:
        return EDITED
    if any(mark in message for mark in FORWARD_MARKS):
        return FORWARDED
    if isinstance(message.get("text"), str):
        return TEXT
    kinds = [kind for content, kind in KIND_OF_CONTENT.items() if content in message]
    return kinds[0] if kinds else None


def _typed(incoming: Incoming) -> Incoming:
    match = _COMMAND.match(incoming.text.strip())
    if match is None:
        return incoming
    return replace(incoming, kind=COMMAND, text=match[2] or "", command=match[1].lower())


def _press(query: dict[str, Any]) -> Incoming | None:
    message = _dict(query, "message")
    chat = _chat(message)
    if chat is None or not isinstance(query.get("id"), str):
        return None
    data = query.get("data")
    return Incoming(
        PRESS if _is_private(message) else GROUP,
        chat,
        message=_number(message),
        query=query["id"],
        data=data if isinstance(data, str) else "",
    )


def _membership(member: dict[str, Any]) -> Incoming | None:
    chat = _chat(member)
    status = _dict(member, "new_chat_member").get("status")
    if chat is None:
        return None
    if not _is_private(member):
        return Incoming(GROUP, chat) if status in ("member", "administrator") else None
    return Incoming(BLOCKED, chat) if status == "kicked" else None


def _chat(holder: dict[str, Any]) -> int | None:
    number = _dict(holder, "chat").get("id")
    return number if isinstance(number, int) else None


def _number(message: dict[str, Any]) -> int | None:
    number = message.get("message_id")
    return number if isinstance(number, int) else None


def _is_private(holder: dict[str, Any]) -> bool:
    return bool(_dict(holder, "chat").get("type") == "private")


def _words(message: dict[str, Any]) -> str:
    words = message.get("text", message.get("caption", ""))
    return words if isinstance(words, str) else ""


def _dict(holder: dict[str, Any], key: str) -> dict[str, Any]:
    value = holder.get(key)
    return value if isinstance(value, dict) else {}
