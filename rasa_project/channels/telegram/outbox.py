"""Calls that wait to be made, kept until Telegram has them: a restart loses no answer.

Also notes which messages a chat shows, so that they can be taken out when a parent erases all.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from actions.storage.database import Database
from rasa_project.channels.tables import outbox, shown
from rasa_project.channels.telegram.replies import Call, FileToSend

LIFETIME = 24 * 3600
"""Seconds after which an answer helps nobody any more."""

DELETABLE = 48 * 3600
"""Seconds within which Telegram lets a bot take a message out of a chat."""

PLACE = "call"


@dataclass(frozen=True)
class Pending:
    """A call that waits. `unsure`: how often it was made, and nobody knows whether it was done."""

    number: int
    call: Call
    unsure: int = 0


class Outbox:
    """The calls of one bot."""

    def __init__(self, store: Database, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now

    def add(self, connection: Connection, person: str, calls: Sequence[Call]) -> None:
        """Lets calls wait, in this order."""
        for call in calls:
            sealed = self._sealed(person, call, unsure=0)
            connection.execute(outbox.insert().values(person=person, at=self._now(), data=sealed))

    def first(self, person: str) -> Pending | None:
        """The call that waits longest for this person."""
        wanted = select(outbox).where(outbox.c.person == person).order_by(outbox.c.number)
        with self._store.reading() as connection:
            row = connection.execute(wanted.limit(1)).first()
        if row is None:
            return None
        fields = self._store.seal.open_json(row.data, PLACE, person)
        unsure = fields.pop("unsure", 0)  # not there in calls kept by an earlier version
        file = FileToSend(**fields.pop("file")) if fields["file"] else fields.pop("file")
        return Pending(row.number, Call(**fields, file=file), unsure)

    def people(self) -> set[str]:
        """Everybody for whom a call waits."""
        with self._store.reading() as connection:
            rows = connection.execute(select(outbox.c.person).distinct())
            return {row.person for row in rows}

    def note_unsure(self, person: str, pending: Pending, unsure: int) -> None:
        """How often the call was made with unknown outcome; kept, so that a restart knows it."""
        sealed = self._sealed(person, pending.call, unsure)
        with self._store.writing() as connection:
            connection.execute(
                outbox.update().where(outbox.c.number == pending.number).values(data=sealed)
            )

    def remove(self, number: int) -> None:
        """It has been made."""
        with self._store.writing() as connection:
            connection.execute(outbox.delete().where(outbox.c.number == number))

    def drop(self, person: str) -> None:
        """Nobody is there to receive them."""
        with self._store.writing() as connection:
            connection.execute(outbox.delete().where(outbox.c.person == person))

    def note_shown(self, person: str, message: int) -> None:
        """The chat shows this message."""
        same = (shown.c.person == person) & (shown.c.message == message)
        with self._store.writing() as connection:
            connection.execute(shown.delete().where(same))
            connection.execute(
                shown.insert().values(person=person, message=message, at=self._now())
            )

    def take_shown(self, person: str) -> list[int]:
        """The messages that can still be taken out of the chat; they are then forgotten here."""
        mine = shown.c.person == person
        wanted = select(shown.c.message).where(mine, shown.c.at >= self._now() - DELETABLE)
        with self._store.writing() as connection:
            found = [row.message for row in connection.execute(wanted.order_by(shown.c.message))]
            connection.execute(shown.delete().where(mine))
        return found

    def expire(self) -> None:
        """Drops what is too old to be of use."""
        with self._store.writing() as connection:
            connection.execute(outbox.delete().where(outbox.c.at < self._now() - LIFETIME))
            connection.execute(shown.delete().where(shown.c.at < self._now() - DELETABLE))

    def _sealed(self, person: str, call: Call, unsure: int) -> bytes:
        return self._store.seal.seal_json({**asdict(call), "unsure": unsure}, PLACE, person)
