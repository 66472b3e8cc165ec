"""Removing for good: one conversation because its parent asked, or what is long unused."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from actions.storage.database import Database
from actions.storage.documents import DOCUMENT_LIFETIME
from actions.storage.tables import codes, conversations, documents, people, turns

DAY = 24 * 3600  # seconds


@dataclass(frozen=True)
class Expired:
    """How much was removed."""

    conversations: int
    documents: int


def forget(store: Database, conversation: str) -> None:
    """Removes everything of one conversation, in one transaction."""
    with store.writing() as connection:
        erase(connection, store.seal.hidden("conversation", conversation))
    store.empty_the_log()


def erase(connection: Connection, owner: str) -> None:
    """Removes everything that belongs to a conversation, given by its keyed hash.

    Whoever continued it in another channel goes on with a new one there.
    """
    connection.execute(conversations.delete().where(conversations.c.id == owner))
    for table in (documents, turns, codes):
        connection.execute(table.delete().where(table.c.conversation == owner))
    moved_on = {"generation": people.c.generation + 1, "joined": None, "conversation": None}
    connection.execute(people.update().where(people.c.conversation == owner).values(moved_on))


def expire(store: Database, now: float, keep_days: int) -> Expired:
    """Removes conversations not used for `keep_days`, and documents older than a day."""
    unused_since = now - keep_days * DAY
    unused = conversations.c.used_at < unused_since
    with store.writing() as connection:
        owners = [row.id for row in connection.execute(select(conversations.c.id).where(unused))]
        for owner in owners:
            erase(connection, owner)
        connection.execute(turns.delete().where(turns.c.at < unused_since))
        old = documents.c.made_at < now - DOCUMENT_LIFETIME
        removed = connection.execute(documents.delete().where(old)).rowcount
    if owners or removed:
        store.empty_the_log()
    return Expired(conversations=len(owners), documents=removed)
