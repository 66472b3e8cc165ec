"""The embedded database on the event loop: short work that waits for nobody.

A thread there and back, with SQLAlchemy's books, takes ten times as long as SQLite itself. So a
turn asks here first, and in a thread (`Database`) when somebody else holds the lock. What can be
slow is left to the thread as well: after a commit that finds its log long, SQLite brings the log
into the file and waits for the disk. Connections here never do that, and of every hundred writes
two are sent on to a connection that does. All other commits only append to the log, which the
system keeps in memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from itertools import count
from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.expression import ClauseElement

SENT_ON = 100
"""Of so many writes two are sent on: one tidies the log, one begins it again."""

SET_UP = (
    "PRAGMA synchronous=NORMAL",
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten
    "PRAGMA wal_autocheckpoint=0",
)

_NAMED = sqlite.dialect(paramstyle="named")


class WouldWait(Exception):
    """Not at once; the same work is to be done in a thread, where waiting holds up nobody."""


class QuickConnection:
    """What the statements of a turn need of SQLAlchemy's connection, without its books."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def execute(self, statement: ClauseElement, values: Mapping[str, Any]) -> sqlite3.Cursor:
        """Runs a statement that is made once, at the top of a module: its text is kept."""
        text, fixed = _written(statement)
        return self._connection.execute(text, {**fixed, **values})


class AtOnce:
    """Connections to the embedded database that wait for no lock."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._idle: list[sqlite3.Connection] = []
        self._writes = count()

    @contextmanager
    def reading(self) -> Iterator[QuickConnection]:
        """One statement that only looks; its answer is what was stored last."""
        with self._connection() as connection:
            yield QuickConnection(connection)

    @contextmanager
    def writing(self) -> Iterator[QuickConnection]:
        """One transaction: all of it happens, or nothing. Raises IntegrityError."""
        if next(self._writes) % SENT_ON < 2:
            raise WouldWait
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield QuickConnection(connection)
            connection.execute("COMMIT")

    def close(self) -> None:
        """Closes every connection that is not in use."""
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection for one user at a time; whatever goes wrong, nothing half-done stays."""
        connection = self._taken()
        try:
            yield connection
        except sqlite3.OperationalError as error:  # locked, or a fault that the thread will name
            raise WouldWait from error
        except sqlite3.IntegrityError as error:
            raise IntegrityError("", {}, error) from error
        finally:
            connection.rollback()
            self._idle.append(connection)

    def _taken(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            pass
        try:
            return _opened(self._file)
        except sqlite3.OperationalError as error:
            raise WouldWait from error


def _opened(file: str) -> sqlite3.Connection:
    # The caller begins transactions; connections go from thread to thread, one user at a time.
    connection = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
    for setting in SET_UP:
        connection.execute(setting)
    return connection


@lru_cache(maxsize=64)
def _written(statement: ClauseElement) -> tuple[str, dict[str, Any]]:
    """A statement's text, and the values that are part of it."""
    compiled = statement.compile(dialect=_NAMED)
    fixed = {name: value for name, value in compiled.params.items() if value is not None}
    return str(compiled), fixed
