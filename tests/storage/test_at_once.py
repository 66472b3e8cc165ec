"""Turns use SQLite without a thread, but never wait for it, and its log does not grow for ever."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from actions.storage.at_once import SENT_ON, AtOnce, WouldWait
from actions.storage.database import Database
from actions.storage.turn_log import KEPT_TURNS, LoggedTurn, TurnLog
from tests.databases import only_sqlite

pytestmark = only_sqlite

PAGES_IN_MEMORY = 1000
"""SQLite brings its log into the file when it is this long."""
PAGE = 4096  # bytes


@pytest.fixture
def at_once(store: Database, path: Path) -> Iterator[AtOnce]:
    opened = AtOnce(str(path))
    for _ in range(2):  # the first two are sent on
        with pytest.raises(WouldWait):
            note(opened, {"id": "", "conversation": "", "at": 0.0, "data": b""})
    yield opened
    opened.close()


@pytest.fixture
def row(store: Database) -> dict[str, Any]:
    return TurnLog(store).row("web-1", "a", LoggedTurn("12 days"))


def note(access: AtOnce | Database, row: dict[str, Any]) -> None:
    with access.writing() as connection:
        TurnLog.note(connection, row)


def test_what_is_written_at_once_is_read_by_everybody(
    store: Database, at_once: AtOnce, row: dict[str, Any]
) -> None:
    note(at_once, row)
    assert TurnLog(store).find("web-1", "a") == LoggedTurn("12 days")
    assert asyncio.run(TurnLog(store).found("web-1", "a")) == LoggedTurn("12 days")


def test_the_same_row_twice_is_an_error_and_changes_nothing(
    store: Database, at_once: AtOnce, row: dict[str, Any]
) -> None:
    note(at_once, row)
    with pytest.raises(IntegrityError), at_once.writing() as connection:
        TurnLog.note(connection, {**row, "id": "another"})
        TurnLog.note(connection, row)
    assert len(TurnLog(store).history("web-1")) == 1


def test_a_fault_in_the_middle_leaves_nothing_half_done(
    store: Database, at_once: AtOnce, row: dict[str, Any]
) -> None:
    with pytest.raises(RuntimeError), at_once.writing() as connection:
        TurnLog.note(connection, row)
        raise RuntimeError
    assert TurnLog(store).history("web-1") == []
    note(at_once, row)  # nothing is locked


def test_the_latest_turns_are_kept(store: Database, at_once: AtOnce) -> None:
    log = TurnLog(store)
    note(at_once, log.row("web-2", "elsewhere", LoggedTurn("elsewhere")))
    for number in range(KEPT_TURNS + 5):
        note(at_once, log.row("web-1", str(number), LoggedTurn(str(number))))
    kept = [turn.text for turn in log.history("web-1")]
    assert kept == [str(number) for number in range(5, KEPT_TURNS + 5)]
    assert len(log.history("web-2")) == 1


def test_while_somebody_else_writes_only_a_thread_waits(
    store: Database, path: Path, row: dict[str, Any]
) -> None:
    threads: list[threading.Thread] = []

    async def write(row: dict[str, Any]) -> None:
        def work(access: Any) -> None:
            with access.writing() as connection:
                threads.append(threading.current_thread())
                TurnLog.note(connection, row)

        await store.soon(work)

    async def run() -> None:
        for number in range(3):  # two are sent on in any case, the third is not
            await write({**row, "id": str(number)})
        assert threads[2] is threading.main_thread()
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        asyncio.get_running_loop().call_later(
            0.2, other.execute, "COMMIT"
        )  # were it to wait, never
        await write(row)
        assert threads[3] is not threading.main_thread()

    asyncio.run(run())
    assert TurnLog(store).find("web-1", "a") == LoggedTurn("12 days")


def test_a_conversation_is_read_while_somebody_else_writes(
    store: Database, at_once: AtOnce, path: Path, row: dict[str, Any]
) -> None:
    note(at_once, row)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM homeroom_turns")
    assert TurnLog(store)._find(at_once, row["id"]) == LoggedTurn("12 days")
    other.execute("COMMIT")
    assert TurnLog(store)._find(at_once, row["id"]) is None


def test_the_log_of_many_writes_is_brought_into_the_file(store: Database, path: Path) -> None:
    long = LoggedTurn(messages=[{"type": "text", "text": str(number)} for number in range(3000)])

    async def run() -> None:
        for number in range(10 * SENT_ON):
            row = TurnLog(store).row(f"web-{number % 9}", str(number), long)
            await store.soon(lambda access, row=row: note(access, row))

    asyncio.run(run())
    most = (PAGES_IN_MEMORY + 12 * SENT_ON) * PAGE  # a write here touches fewer than 12 pages
    assert path.with_name(path.name + "-wal").stat().st_size < most
    assert path.stat().st_size > 100 * PAGE
