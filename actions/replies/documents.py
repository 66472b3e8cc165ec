"""Files of a conversation, kept so that a channel can hand them out."""

from __future__ import annotations

from typing import Any

from actions.core.documents.store import DocumentStore
from actions.settings import documents_folder


def kept(conversation: str, files: dict[str, bytes]) -> list[dict[str, Any]]:
    """Keeps the files and says what a message needs to offer them (docs/messages.md)."""
    return [
        file.as_json() for file in DocumentStore(documents_folder()).keep(conversation, files)
    ]
