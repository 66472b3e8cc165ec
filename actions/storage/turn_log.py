"""What was said lately: so that a message delivered twice is answered once, and a reloaded page
can show the conversation again. Bounded, sealed, and gone with the conversation.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection

from actions.storage.database import Database, database
from actions.storage.tables import turns

KEPT_TURNS = 30
"""Turns kept of one conversation: about sixty messages."""

PLACE = "turn"

FIND = select(turns.c.data).where(turns.c.id == bindparam("row"))
NOTE = turns.insert().values(
    {name: bindparam(name) for name in ("id", "conversation", "at", "data")}
)
CORRECT = turns.update().where(turns.c.id == bindparam("row")).values(data=bindparam("sealed"))

_of_owner = turns.c.conversation == bindparam("owner")
_last_to_go = select(turns.c.number).where(_of_owner).order_by(turns.c.number.desc())
DROP_OLD = turns.delete().where(
    _of_owner, turns.c.number <= _last_to_go.offset(KEPT_TURNS).limit(1).scalar_subquery()
)


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
            found = connection.execute(FIND, {"row": row}).fetchone()
        return None if found is None else self._opened(found[0], row)

    def row(self, conversation: str, turn: str, said: LoggedTurn) -> dict[str, Any]:
        """What is to be noted of an answered turn, sealed."""
        owner = self._store.seal.hidden("conversation", conversation)
        row = self._id(conversation, turn)
        sealed = self._store.seal.seal_json(vars(said), PLACE, row)
        return {"id": row, "conversation": owner, "at": self._now(), "data": sealed}

    @staticmethod
    def note(connection: Connection, row: dict[str, Any]) -> None:
        """Notes what `row` gave; the oldest of the conversation goes.

        Raises IntegrityError when the turn has been noted already.
        """
        connection.execute(NOTE, row)
        connection.execute(DROP_OLD, {"owner": row["conversation"]})

    def correct(self, conversation: str, turn: str, said: LoggedTurn) -> None:
        """Replaces what was noted: the parent saw something else."""
        row = self._id(conversation, turn)
        sealed = self._store.seal.seal_json(vars(said), PLACE, row)
        with self._store.writing() as connection:
            connection.execute(CORRECT, {"row": row, "sealed": sealed})

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


def turn_log() -> TurnLog:
    """The turns in the operator's database."""
    return TurnLog(database())
