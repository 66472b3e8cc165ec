"""PostgreSQL stops in the middle of a conversation: the turn fails aloud, the next ones work."""

from __future__ import annotations

import asyncio
import time

import pytest

from actions.storage.database import Database
from actions.storage.turn_log import TurnLog
from rasa_project.channels.help_first import Reply
from rasa_project.channels.turns import Turns
from rasa_project.stores.conversations import ConversationStore
from tests.databases import Postgres, only_postgres
from tests.stores.test_conversations import DOMAIN, Rasa, words

pytestmark = only_postgres


@pytest.fixture
def rasa(store: Database) -> Rasa:
    return Rasa(ConversationStore(DOMAIN, store=store))


@pytest.fixture
def turns(rasa: Rasa, store: Database) -> Turns:
    return Turns("test", rasa.handle, log=lambda: TurnLog(store))


def test_while_it_is_away_turns_fail_aloud_and_danger_gets_help(
    turns: Turns, postgres: Postgres
) -> None:
    async def run() -> tuple[Reply, Reply, Reply]:
        await turns.text("web-1", "17 days")
        postgres.stop()
        try:
            started = time.monotonic()
            failed = await turns.text("web-1", "anxiety")
            in_danger = await turns.text("web-1", "he took the whole bottle of pills")
            assert time.monotonic() - started < 15
        finally:
            postgres.start()
        return failed, in_danger, await turns.text("web-1", "anxiety")

    failed, in_danger, after = asyncio.run(run())
    assert (failed.notice, failed.messages) == ("trouble", ())
    assert in_danger.messages[0]["crisis"]
    assert words(after) == "Turn 2"


def test_a_turn_it_leaves_before_saving_has_not_happened(
    rasa: Rasa, turns: Turns, postgres: Postgres
) -> None:
    async def stops() -> None:
        await asyncio.to_thread(postgres.stop)

    async def run() -> tuple[Reply, Reply, list[str | None]]:
        await turns.text("web-1", "17 days")
        rasa.before_saving = stops
        try:
            failed = await turns.text("web-1", "anxiety", turn_id="a")
        finally:
            postgres.start()
        again = await turns.text("web-1", "anxiety", turn_id="a")
        return failed, again, [turn.text for turn in await turns.history("web-1")]

    failed, again, history = asyncio.run(run())
    assert (failed.notice, failed.messages) == ("trouble", ())
    assert words(again) == "Turn 2"
    assert history == ["17 days", "anxiety"]


def test_a_restart_between_two_messages_is_not_noticed(turns: Turns, postgres: Postgres) -> None:
    async def run() -> list[str]:
        first = await turns.text("web-1", "17 days")
        postgres.stop()
        postgres.start()
        return [words(first), words(await turns.text("web-1", "anxiety"))]

    assert asyncio.run(run()) == ["Turn 1", "Turn 2"]
