"""Letters, packets, pictures and exports: sealed, and open only to their own conversation."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from actions.storage.database import Database, database
from actions.storage.tables import documents

DOCUMENT_LIFETIME = 24 * 3600
"""Seconds a document can be fetched."""

PLACE = "document"


@dataclass(frozen=True)
class DocumentFile:
    """A kept file: its document's random id, and what to call it."""

    document: str
    name: str  # "evaluation-request.pdf"

    def as_json(self) -> dict[str, str]:
        """What a channel needs to offer it: {"document", "name", "format"}."""
        file_format = self.name.rpartition(".")[2]
        return {"document": self.document, "name": self.name, "format": file_format}


class DocumentStore:
    """Files that can be reached only through the conversation they belong to."""

    def __init__(self, store: Database, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now

    def keep(self, conversation: str, files: dict[str, bytes]) -> list[DocumentFile]:
        """Keeps the files as one new document of this conversation."""
        document = secrets.token_urlsafe(16)
        owner = self._store.seal.hidden("conversation", conversation)
        with self._store.writing() as connection:
            for name, content in files.items():
                row = self._id(conversation, document, name)
                sealed = self._store.seal.seal(content, PLACE, row)
                values = {"id": row, "conversation": owner, "made_at": self._now(), "data": sealed}
                connection.execute(documents.insert().values(values))
        return [DocumentFile(document, name) for name in files]

    def find(self, conversation: str, document: str, name: str) -> bytes | None:
        """The file's content, or None when this conversation has no such document any more."""
        row = self._id(conversation, document, name)
        made_since = self._now() - DOCUMENT_LIFETIME
        wanted = select(documents.c.data).where(
            documents.c.id == row, documents.c.made_at >= made_since
        )
        with self._store.reading() as connection:
            sealed = connection.execute(wanted).scalar()
        return None if sealed is None else self._store.seal.open(sealed, PLACE, row)

    def forget(self, conversation: str) -> None:
        """Removes all documents of a conversation."""
        owner = self._store.seal.hidden("conversation", conversation)
        with self._store.writing() as connection:
            connection.execute(documents.delete().where(documents.c.conversation == owner))

    def _id(self, conversation: str, document: str, name: str) -> str:
        return self._store.seal.hidden(PLACE, conversation, document, name)


def document_store() -> DocumentStore:
    """The documents in the operator's database."""
    return DocumentStore(database())
