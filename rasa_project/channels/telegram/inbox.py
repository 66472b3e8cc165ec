"""Updates that wait for an answer, kept until they have one: each once, in order for each chat."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from actions.storage.database import Database
from rasa_project.channels.tables import updates

REMEMBERED = 8 * 24 * 3600
"""Seconds an update's number is remembered; Telegram gives up after one day."""

MAX_WAITING = 100  # updates of one chat; no parent is that fast
MAX_WAITING_OF_ALL = 20_000

GAP = 50  # numbers; a larger jump is a new series, as after a quiet week
GAP_WAIT = 0.25  # seconds to wait for the updates between, which are still on their way

PLACE = "update"


class Full(Exception):
    """The queue is full; the update is not taken, so that Telegram delivers it again."""


@dataclass(frozen=True)
class Waiting:
    """An update that waits, and from when on it may be answered."""

    number: int
    update: dict[str, Any]
    ready_at: float


class Inbox:
    """The updates of one bot."""

    def __init__(self, store: Database, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now
        self._highest = self._highest_so_far()

    def take(self, number: int, person: str, update: dict[str, Any]) -> bool:
        """Keeps an update. False when it has come before. Raises Full."""
        try:
            with self._store.writing() as connection:
                self._insert(connection, number, person, update)
        except IntegrityError:
            return False
        self._highest = max(self._highest, number) if self._highest else number
        return True

    def next(self, person: str) -> Waiting | None:
        """This person's earliest update without an answer."""
        wanted = select(updates).where(updates.c.person == person, updates.c.data.isnot(None))
        with self._store.reading() as connection:
            row = connection.execute(wanted.order_by(updates.c.id).limit(1)).first()
        if row is None:
            return None
        update = self._store.seal.open_json(row.data, PLACE, str(row.id))
        return Waiting(row.id, update, row.ready_at)

    def people(self) -> set[str]:
        """Everybody who waits for an answer."""
        wanted = select(updates.c.person).where(updates.c.data.isnot(None)).distinct()
        with self._store.reading() as connection:
            return {row.person for row in connection.execute(wanted)}

    @staticmethod
    def finish(connection: Connection, number: int) -> None:
        """It has its answer: its words go, its number stays."""
        connection.execute(updates.update().where(updates.c.id == number).values(data=None))

    def expire(self) -> None:
        """Forgets the numbers of old updates."""
        old = updates.c.ready_at < self._now() - REMEMBERED
        with self._store.writing() as connection:
            connection.execute(updates.delete().where(old))

    def _insert(
        self, connection: Connection, number: int, person: str, update: dict[str, Any]
    ) -> None:
        waiting = updates.c.data.isnot(None)
        counted = select(func.count()).select_from(updates).where(waiting)
        if (connection.execute(counted).scalar() or 0) >= MAX_WAITING_OF_ALL:
            raise Full
        of_person = connection.execute(counted.where(updates.c.person == person)).scalar() or 0
        sealed = self._store.seal.seal_json(update, PLACE, str(number))
        is_missing_some = bool(self._highest) and 1 < number - self._highest <= GAP
        values = {
            "id": number,
            "person": person,
            "ready_at": self._now() + (GAP_WAIT if is_missing_some else 0),
            "data": sealed if of_person < MAX_WAITING else None,
        }
        connection.execute(updates.insert().values(values))

    def _highest_so_far(self) -> int:
        with self._store.reading() as connection:
            return int(connection.execute(select(func.max(updates.c.id))).scalar() or 0)
