"""The latest turns are found by their id, stay few, and belong to one conversation."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from actions.storage.database import Database
from actions.storage.turn_log import KEPT_TURNS, LoggedTurn, TurnLog


@pytest.fixture
def log(store: Database) -> TurnLog:
    return TurnLog(store)


def said(text: str) -> LoggedTurn:
    return LoggedTurn(text=text, messages=[{"type": "text", "text": f"You said {text}"}])


def note(store: Database, log: TurnLog, conversation: str, turn: str) -> None:
    with store.writing() as connection:
        TurnLog.note(connection, log.row(conversation, turn, said(turn)))


def test_an_answered_turn_is_found_by_its_id(store: Database, log: TurnLog) -> None:
    note(store, log, "web-1", "a")
    assert log.find("web-1", "a") == said("a")
    assert log.find("web-1", "b") is None
    assert log.find("web-2", "a") is None


def test_the_same_turn_is_never_noted_twice(store: Database, log: TurnLog) -> None:
    note(store, log, "web-1", "a")
    with pytest.raises(IntegrityError):
        note(store, log, "web-1", "a")


def test_only_the_latest_stay_oldest_first(store: Database, log: TurnLog) -> None:
    note(store, log, "web-2", "elsewhere")
    for number in range(KEPT_TURNS + 5):
        note(store, log, "web-1", str(number))
    kept = [turn.text for turn in log.history("web-1")]
    assert kept == [str(number) for number in range(5, KEPT_TURNS + 5)]
    assert len(log.history("web-2")) == 1


def test_what_the_parent_really_saw_can_replace_it(store: Database, log: TurnLog) -> None:
    note(store, log, "web-1", "a")
    log.correct("web-1", "a", said("help"))
    assert log.history("web-1") == [said("help")]
