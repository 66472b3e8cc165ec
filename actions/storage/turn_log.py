"""What was said lately: so that a message delivered twice is answered once, and a reloaded page
can show the conversation again. Bounded, sealed, and gone with the conversation.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from actions.storage.database import Database, database
from actions.storage.tables import turns

KEPT_TURNS = 30
"""Turns kept of one conversation: about sixty messages."""

PLACE = "turn"


@dataclass(frozen=True)
class LoggedTurn:
    """One turn: what the parent typed or pressed (payloads), and what the bot said."""

    text: str | None = None
    pressed: list[str] = field(default_factory=list)
    messages: list[dict[str, Any]] = field(default_factory=list)


class TurnLog:
    """The latest turns of every conversation."""

    def __init__(self, store: Database, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now

    def find(self, conversation: str, turn: str) -> LoggedTurn | None:
        """The turn with this id when it has been answered already."""
        row = self._id(conversation, turn)
        with self._store.reading() as connection:
            sealed = connection.execute(select(turns.c.data).where(turns.c.id == row)).scalar()
        return None if sealed is None else self._opened(sealed, row)

    def write(self, connection: Connection, conversation: str, turn: str, said: LoggedTurn) -> None:
        """Notes an answered turn. Raises IntegrityError when it has been noted already."""
        owner = self._store.seal.hidden("conversation", conversation)
        row = self._id(conversation, turn)
        sealed = self._store.seal.seal_json(asdict(said), PLACE, row)
        values = {"id": row, "conversation": owner, "at": self._now(), "data": sealed}
        connection.execute(turns.insert().values(values))
        self._drop_old(connection, owner)

    def correct(self, conversation: str, turn: str, said: LoggedTurn) -> None:
        """Replaces what was noted: the parent saw something else."""
        row = self._id(conversation, turn)
        sealed = self._store.seal.seal_json(asdict(said), PLACE, row)
        with self._store.writing() as connection:
            connection.execute(turns.update().where(turns.c.id == row).values(data=sealed))

    def history(self, conversation: str) -> list[LoggedTurn]:
        """The latest turns, oldest first."""
        owner = self._store.seal.hidden("conversation", conversation)
        wanted = select(turns.c.id, turns.c.data).where(turns.c.conversation == owner)
        with self._store.reading() as connection:
            rows = connection.execute(wanted.order_by(turns.c.number)).all()
        return [self._opened(row.data, row.id) for row in rows]

    def _opened(self, sealed: bytes, row: str) -> LoggedTurn:
        return LoggedTurn(**self._store.seal.open_json(sealed, PLACE, row))

    def _id(self, conversation: str, turn: str) -> str:
        return self._store.seal.hidden(PLACE, conversation, turn)

    @staticmethod
    def _drop_old(connection: Connection, owner: str) -> None:
        newest = select(turns.c.number).where(turns.c.conversation == owner)
        newest = newest.order_by(turns.c.number.desc()).offset(KEPT_TURNS).limit(1)
        last_dropped = connection.execute(newest).scalar()
        if last_dropped is not None:
            old = (turns.c.conversation == owner) & (turns.c.number <= last_dropped)
            connection.execute(turns.delete().where(old))


def turn_log() -> TurnLog:
    """The turns in the operator's database."""
    return TurnLog(database())
