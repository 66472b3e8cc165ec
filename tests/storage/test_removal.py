"""What is unused goes by itself, and what a parent wants gone goes at once."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from actions.storage.database import Database
from actions.storage.documents import DocumentStore
from actions.storage.removal import DAY, Expired, expire, forget
from actions.storage.tables import conversations, documents, turns
from actions.storage.turn_log import LoggedTurn, TurnLog
from rasa_project.channels.handover import CodeProblem, Codes, People
from rasa_project.channels.tables import make_tables

NOW = 1_800_000_000.0


def fill(store: Database, conversation: str, days_ago: float) -> None:
    at = NOW - days_ago * DAY
    owner = store.seal.hidden("conversation", conversation)
    DocumentStore(store, now=lambda: at).keep(conversation, {"a.txt": b"a", "a.pdf": b"a"})
    with store.writing() as connection:
        row = {"id": owner, "version": 1, "used_at": at, "data": b""}
        connection.execute(conversations.insert().values(row))
        TurnLog.note(
            connection, TurnLog(store, now=lambda: at).row(conversation, "1", LoggedTurn("hi"))
        )


def counts(store: Database) -> tuple[int, ...]:
    with store.reading() as connection:
        return tuple(
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (conversations, documents, turns)
        )


def test_forgetting_leaves_nothing_of_one_conversation_and_all_of_another(store: Database) -> None:
    fill(store, "web-1", 0)
    fill(store, "web-2", 0)
    forget(store, "web-1")
    assert counts(store) == (1, 2, 1)
    assert TurnLog(store).history("web-1") == []
    assert TurnLog(store).history("web-2")


@pytest.mark.parametrize(
    ("days_ago", "left"),
    [(0, (1, 2, 1)), (0.9, (1, 2, 1)), (1.1, (1, 0, 1)), (29.9, (1, 0, 1)), (30.1, (0, 0, 0))],
)
def test_documents_go_after_a_day_and_conversations_after_thirty(
    store: Database, days_ago: float, left: tuple[int, ...]
) -> None:
    fill(store, "web-1", days_ago)
    expire(store, NOW, keep_days=30)
    assert counts(store) == left


def test_it_says_how_much_was_removed(store: Database) -> None:
    fill(store, "web-1", 40)
    fill(store, "web-2", 2)
    fill(store, "web-3", 0)
    assert expire(store, NOW, keep_days=30) == Expired(conversations=1, documents=2)
    assert expire(store, NOW, keep_days=30) == Expired(conversations=0, documents=0)


def test_codes_and_joins_of_an_erased_conversation_end(store: Database) -> None:
    make_tables(store)
    telegram, one_time = People("telegram", store), Codes(store)
    mine, yours = one_time.issue("web-1"), one_time.issue("web-2")
    telegram.join("pat", "web-1")
    telegram.join("sam", "web-2")
    forget(store, "web-1")
    assert one_time.redeem(str(mine), by="anybody") is CodeProblem.WRONG
    assert one_time.redeem(str(yours), by="anybody") == "web-2"
    assert telegram.conversation("pat").startswith("telegram-")
    assert telegram.conversation("sam") == "web-2"
