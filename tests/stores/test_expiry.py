"""The job in the bot removes what is old, lives on after a fault, distrusts a jumping clock."""

from __future__ import annotations

import asyncio
import contextlib

import pytest

from actions.cli import main
from actions.storage.database import Database, database
from actions.storage.documents import DocumentStore
from actions.storage.removal import DAY
from rasa_project.channels.offers import Offers
from rasa_project.channels.tables import make_tables, outbox
from rasa_project.expiry import EVERY, FIRST, expire_channels, expire_regularly

START = 1_800_000_000.0


class World:
    """A wall clock, a clock that only runs, and the sleep that moves both."""

    def __init__(self, hours: int, keep_days: int = 30) -> None:
        self.keep_days = keep_days
        self.wall = START
        self.running = 50.0
        self.hours = hours
        self.jump = 0.0  # seconds the wall clock jumps in the next sleep
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        if len(self.slept) == self.hours:
            raise asyncio.CancelledError
        self.slept.append(seconds)
        self.running += seconds
        self.wall += seconds + self.jump
        self.jump = 0.0

    def run(self, store: Database) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            asyncio.run(
                expire_regularly(
                    store,
                    self.keep_days,
                    now=lambda: self.wall,
                    elapsed=lambda: self.running,
                    sleep=self.sleep,
                )
            )


def has_letter(store: Database, made_at: float) -> bool:
    documents = DocumentStore(store, now=lambda: made_at)
    return documents.find("web-1", LETTER[0], "a.txt") is not None


LETTER: list[str] = []


@pytest.fixture
def letter(store: Database) -> float:
    """A letter made at the start; when that was."""
    file = DocumentStore(store, now=lambda: START).keep("web-1", {"a.txt": b"a"})[0]
    LETTER[:] = [file.document]
    return START


def test_it_runs_soon_after_the_start_and_then_every_hour(store: Database) -> None:
    world = World(hours=3)
    world.run(store)
    assert world.slept == [FIRST, EVERY, EVERY]


@pytest.mark.parametrize(("hours", "stays"), [(23, True), (27, False)])
def test_a_letter_goes_within_an_hour_after_its_day(
    store: Database, letter: float, hours: int, stays: bool
) -> None:
    World(hours).run(store)
    assert has_letter(store, letter) is stays


def test_a_clock_that_jumps_ahead_removes_nothing_and_is_said(
    store: Database, letter: float, caplog: pytest.LogCaptureFixture
) -> None:
    world = World(hours=1)
    world.jump = 400 * DAY
    world.run(store)
    assert has_letter(store, letter)
    assert "clock jumped" in caplog.text


def test_a_fault_does_not_end_the_job(
    store: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def expire(*arguments: object) -> None:
        raise OSError("secret words")

    monkeypatch.setattr("rasa_project.expiry.expire", expire)
    world = World(hours=3)
    world.run(store)
    assert len(world.slept) == 3
    assert "OSError" in caplog.text
    assert "secret" not in caplog.text


def test_what_the_channels_keep_goes_too(store: Database) -> None:
    make_tables(store)
    with store.writing() as connection:
        for day in (1, 31):
            waiting = {"person": "p", "at": START - day * DAY, "data": b""}
            connection.execute(outbox.insert().values(waiting))
    expire_channels(store, START - 30 * DAY)
    with store.reading() as connection:
        assert [row.at for row in connection.execute(outbox.select())] == [START - DAY]


@pytest.mark.parametrize(("keep_days", "stays"), [(7, False), (9, True), (90, True)])
def test_offered_buttons_go_with_the_operators_number_of_days(
    store: Database, keep_days: int, stays: bool
) -> None:
    make_tables(store)
    button = {"title": "Weekly", "payload": "/answer"}
    Offers(store, now=lambda: START - 8 * DAY).make("pat", "How often?", [button], multi=False)
    World(1, keep_days).run(store)
    assert bool(Offers(store).still_open("pat")) is stays


def test_the_command_does_the_same_at_once(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOMEROOM_DATA", str(tmp_path))
    DocumentStore(database(), now=lambda: 0.0).keep("web-1", {"a.txt": b"a"})
    assert main(["expire"]) == 0
    assert "0 conversations and 1 documents" in capsys.readouterr().out
    database().close()
