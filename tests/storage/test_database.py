"""The database: for the owner only, opened by the right secret only, and shared by processes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from actions.storage.database import Database, TooNew, WrongKey
from actions.storage.documents import DocumentStore
from actions.storage.tables import about
from tests.databases import only_sqlite


@only_sqlite
def test_only_the_owner_can_read_the_file(store: Database, path: Path) -> None:
    DocumentStore(store).keep("web-1", {"letter.txt": b"Dear school"})
    for file in path.parent.glob("homeroom.db*"):
        assert file.stat().st_mode & 0o077 == 0


def test_the_same_secret_opens_it_again(store: Database, url: str) -> None:
    Database(url, "a secret").prepare()


def test_another_secret_is_told_what_to_do(store: Database, url: str) -> None:
    with pytest.raises(WrongKey, match="HOMEROOM_SECRET"):
        Database(url, "another").prepare()


def test_data_of_a_newer_version_is_left_alone(store: Database) -> None:
    with store.writing() as connection:
        connection.execute(about.update().values(value=store.seal.seal_json(99, "about")))
    with pytest.raises(TooNew):
        store.prepare()


def test_processes_that_start_together_all_get_their_tables(url: str) -> None:
    def opens(_: int) -> None:
        opened = Database(url, "a secret")
        opened.prepare()
        opened.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(opens, range(12)))


def test_many_writers_at_once_wait_for_each_other(store: Database) -> None:
    documents = DocumentStore(store)
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda n: documents.keep("c", {"a.txt": b"%d" % n}), range(100)))
    found = [documents.find("c", files[0].document, "a.txt") for files in kept]
    assert found == [b"%d" % number for number in range(100)]


def test_a_transaction_that_fails_leaves_nothing_behind(store: Database) -> None:
    documents = DocumentStore(store)

    class Trouble(Exception):
        pass

    with pytest.raises(Trouble), store.writing() as connection:
        connection.execute(about.insert().values(name="half", value=b""))
        raise Trouble
    with store.reading() as connection:
        assert connection.execute(about.select().where(about.c.name == "half")).first() is None
    assert documents.keep("c", {"a.txt": b"a"})
