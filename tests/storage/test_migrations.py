"""A database that an older version wrote opens, all of it or not at all."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect

from actions.storage import database
from actions.storage.counts import counts_since
from actions.storage.database import Database
from actions.storage.removal import forget
from actions.storage.tables import SCHEMA, about, people
from actions.storage.turn_log import LoggedTurn, TurnLog
from rasa_project.channels.handover import People
from rasa_project.channels.tables import make_tables
from tests.storage.test_counts import MONDAY


@pytest.fixture
def old(store: Database) -> Database:
    """Data as schema 1 had them: no counts, and joined people who do not name a conversation."""
    make_tables(store)
    People("telegram", store).join("pat", "web-1")
    with store.writing() as connection:
        TurnLog.note(connection, TurnLog(store).row("web-1", "a", LoggedTurn("17 days")))
        connection.exec_driver_sql("DROP TABLE homeroom_counts")
        connection.exec_driver_sql("ALTER TABLE channel_people DROP COLUMN conversation")
        connection.execute(about.update().values(value=store.seal.seal_json(1, "about")))
    return store


def schema(store: Database) -> int:
    with store.reading() as connection:
        value = connection.execute(about.select()).one().value
    return int(store.seal.open_json(value, "about"))


def test_nothing_is_lost_and_what_is_new_works(old: Database) -> None:
    old.prepare()
    assert schema(old) == SCHEMA
    assert TurnLog(old).history("web-1") == [LoggedTurn("17 days")]
    assert counts_since(old, MONDAY) == {}
    assert People("telegram", old).conversation("pat") == "web-1"


def test_people_joined_before_are_found_when_the_conversation_is_erased(old: Database) -> None:
    old.prepare()
    forget(old, "web-1")
    assert People("telegram", old).conversation("pat") != "web-1"


def test_it_is_done_once(old: Database) -> None:
    for _ in range(3):
        old.prepare()
    assert schema(old) == SCHEMA


def test_a_step_that_fails_leaves_the_data_as_they_were(
    old: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate = database.migrate

    def fails_at_the_end(*arguments: object) -> None:
        migrate(*arguments)  # type: ignore[arg-type]
        raise OSError

    monkeypatch.setattr(database, "migrate", fails_at_the_end)
    with pytest.raises(OSError):
        old.prepare()
    assert schema(old) == 1
    with old.reading() as connection:
        columns = {column["name"] for column in inspect(connection).get_columns(people.name)}
    assert "conversation" not in columns
