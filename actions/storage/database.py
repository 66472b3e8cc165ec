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

from sqlalchemy import MetaData, create_engine, event, inspect, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.engine.url import URL, make_url
from sqlalchemy.pool import QueuePool
from sqlalchemy.schema import CreateIndex, CreateTable

from actions.settings import data_folder, database_url
from actions.storage import tables
from actions.storage.migrations import migrate
from actions.storage.seal import Seal, Unreadable, signing_key

WAIT = 5  # seconds for a lock, a connection or a statement
CONNECT_WAIT = 3  # seconds
OPENING = 484_631_707
"""Any number of our own: the PostgreSQL lock that processes opening at the same moment share."""
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
        """Makes sure that the secret opens the data, and brings the tables up to date."""
        with self.writing() as connection:
            self._wait_for_others(connection)
            known = self._schema(connection)
            if known is not None:
                migrate(connection, self.seal, known)
            self.make_missing(connection, tables.metadata)
            if known != tables.SCHEMA:
                self._note_schema(connection)

    def make_missing(self, connection: Connection, metadata: MetaData) -> None:
        """Makes the tables and indexes that are not there yet, in the running transaction."""
        self._wait_for_others(connection)
        for table in metadata.sorted_tables:
            connection.execute(CreateTable(table, if_not_exists=True))
            for index in table.indexes:
                connection.execute(CreateIndex(index, if_not_exists=True))

    def empty_the_log(self) -> None:
        """After a deletion: SQLite's write-ahead log holds old pages until it is emptied."""
        if self.is_embedded:
            with self.reading() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Closes every connection."""
        self._engine.dispose()

    def _wait_for_others(self, connection: Connection) -> None:
        """Processes that start together make tables one after the other.

        "If not exists" alone is no safeguard in PostgreSQL; SQLite's writers wait anyway.
        """
        if not self.is_embedded:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({OPENING})")

    def _schema(self, connection: Connection) -> int | None:
        """What the data were written by, or None for a new database."""
        if not inspect(connection).has_table(tables.about.name):
            return None
        noted = select(tables.about.c.value).where(tables.about.c.name == "schema")
        sealed = connection.execute(noted).scalar()
        if sealed is None:
            return None
        try:
            schema = int(self.seal.open_json(sealed, "about"))
        except Unreadable as error:
            raise WrongKey(
                "The stored conversations were written under another secret. Put the old "
                "HOMEROOM_SECRET (or signing.key in the data folder) back, or use a new database."
            ) from error
        if schema > tables.SCHEMA:
            raise TooNew("The stored conversations were written by a newer version of Homeroom.")
        return schema

    def _note_schema(self, connection: Connection) -> None:
        sealed = self.seal.seal_json(tables.SCHEMA, "about")
        connection.execute(tables.about.delete().where(tables.about.c.name == "schema"))
        connection.execute(tables.about.insert().values(name="schema", value=sealed))


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
