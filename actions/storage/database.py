"""The one database: SQLite in the data folder, or PostgreSQL by HOMEROOM_DATABASE.

When it does not answer, everything here raises within seconds: a turn that cannot be kept must
fail and say so.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.engine.url import URL, make_url
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import QueuePool
from sqlalchemy.schema import CreateIndex, CreateTable

from actions.settings import data_folder, database_url
from actions.storage import tables
from actions.storage.seal import Seal, Unreadable, signing_key

WAIT = 5  # seconds for a lock, a connection or a statement
CONNECT_WAIT = 3  # seconds
POOL = 5  # connections kept open per process; as many again for a moment


class WrongKey(Exception):
    """The data were written under another secret."""


class TooNew(Exception):
    """The data were written by a newer version."""


class Database:
    """Connections, and the seal that everything written goes through."""

    def __init__(self, url: str, secret: str) -> None:
        self.seal = Seal(secret)
        self._engine = _engine(make_url(url))

    @property
    def is_embedded(self) -> bool:
        """Whether it is SQLite in the data folder, used by this machine alone."""
        return bool(self._engine.dialect.name == "sqlite")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only looks."""
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it happens, or nothing."""
        with self._engine.connect() as connection:
            writer = connection.execution_options(writes=True)
            with writer.begin():
                yield writer

    def prepare(self) -> None:
        """Makes the tables when they are missing, and makes sure that the secret opens the data."""
        with self.writing() as connection:
            for table in tables.metadata.sorted_tables:
                connection.execute(CreateTable(table, if_not_exists=True))
                for index in table.indexes:
                    connection.execute(CreateIndex(index, if_not_exists=True))
        try:
            with self.writing() as connection:
                self._introduce(connection)
        except IntegrityError:  # the other process wrote it at the same moment
            with self.writing() as connection:
                self._introduce(connection)

    def empty_the_log(self) -> None:
        """After a deletion: SQLite's write-ahead log holds old pages until it is emptied."""
        if self.is_embedded:
            with self.reading() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Closes every connection."""
        self._engine.dispose()

    def _introduce(self, connection: Connection) -> None:
        known = {row.name: row.value for row in connection.execute(tables.about.select())}
        if not known:
            sealed = self.seal.seal_json(tables.SCHEMA, "about")
            connection.execute(tables.about.insert().values(name="schema", value=sealed))
            return
        try:
            schema = self.seal.open_json(known["schema"], "about")
        except Unreadable as error:
            raise WrongKey(
                "The stored conversations were written under another secret. Put the old "
                "HOMEROOM_SECRET (or signing.key in the data folder) back, or use a new database."
            ) from error
        if schema > tables.SCHEMA:
            raise TooNew("The stored conversations were written by a newer version of Homeroom.")


def database() -> Database:
    """The operator's database, ready to use."""
    return _opened(database_url(), os.getpid())


@lru_cache(maxsize=4)
def _opened(url: str, process: int) -> Database:
    """One for each process: a connection must not be shared over a fork."""
    opened = Database(url, signing_key(data_folder()))
    opened.prepare()
    return opened


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(
            url,
            pool_size=POOL,
            max_overflow=POOL,
            pool_timeout=WAIT,
            pool_recycle=1800,
            pool_pre_ping=True,
            hide_parameters=True,  # errors must not show what was to be stored
            connect_args={
                "connect_timeout": CONNECT_WAIT,
                "options": f"-c statement_timeout={WAIT * 1000} -c lock_timeout={WAIT * 1000}",
            },
        )
    if url.database:  # for the owner only, from the first byte on; SQLite's side files follow
        Path(url.database).touch(mode=0o600)
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=POOL,
        max_overflow=POOL,
        pool_timeout=WAIT,
        hide_parameters=True,
        connect_args={"timeout": WAIT, "check_same_thread": False},
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # we begin transactions ourselves, below
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: one that starts as a reader fails instead of waiting."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
