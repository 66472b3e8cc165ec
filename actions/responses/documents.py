"""Files of a conversation, kept so that a channel can hand them out."""

from __future__ import annotations

from typing import Any

from actions.storage.documents import document_store


def kept(conversation: str, files: dict[str, bytes]) -> list[dict[str, Any]]:
    """Keeps the files and says what a message needs to offer them (docs/messages.md)."""
    return [file.as_json() for file in document_store().keep(conversation, files)]
