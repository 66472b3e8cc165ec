"""Updates that come twice, out of order, while the bot is down, or in the middle of a stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from actions.storage.database import Database
from rasa_project.channels.tables import make_tables
from rasa_project.channels.telegram.inbox import (
    GAP_WAIT,
    MAX_WAITING,
    MAX_WAITING_OF_ALL,
    Full,
    Inbox,
)
from tests.channels.telegram.fake_bot_api import FakeBotApi
from tests.channels.telegram.running_app import RunningApp, ScriptedBot, answers
from tests.channels.telegram.test_talking import HOW_OFTEN

Work = Callable[[ScriptedBot], RunningApp]
PAT, SAM = 501, 502


def message(text: str, chat: int = PAT) -> dict[str, Any]:
    return {"text": text, "message_id": 1, "chat": {"id": chat, "type": "private"}}


def test_an_update_that_comes_again_is_answered_once(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        fake.update("message", message("hello"), number=7)
        fake.parent(PAT).sees("Noted.")
        fake.update("message", message("hello"), number=7)
        fake.update("message", message("bye"), number=8)
        fake.wait(lambda: len(fake.parent(PAT).heard) == 2, "the next answer")
    assert bot.words == ["hello", "bye"]


def test_an_update_that_comes_again_after_a_restart_is_answered_once(
    fake: FakeBotApi, work: Work
) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        fake.update("message", message("hello"), number=7)
        fake.parent(PAT).sees("Noted.")
    with work(bot):
        fake.update("message", message("hello"), number=7)
        fake.update("message", message("bye"), number=8)
        fake.wait(lambda: len(fake.parent(PAT).heard) == 2, "the next answer")
    assert bot.words == ["hello", "bye"]


def test_many_messages_in_a_row_are_answered_in_order(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({}), pause=0.01)
    with work(bot):
        for number in range(30):
            fake.parent(PAT).types(f"message {number}")
        fake.wait(lambda: len(fake.parent(PAT).heard) == 30, "thirty answers")
    assert bot.words == [f"message {number}" for number in range(30)]


def test_what_was_sent_while_the_bot_was_down_is_answered_afterwards(
    fake: FakeBotApi, work: Work
) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        fake.parent(PAT).types("before")
        fake.parent(PAT).sees("Noted.")
    fake.parent(PAT).types("while away")
    with work(bot):
        fake.wait(lambda: len(fake.parent(PAT).heard) == 2, "the answer")
    assert bot.words == ["before", "while away"]


def test_a_new_series_of_numbers_below_the_old_one_is_answered(
    fake: FakeBotApi, work: Work
) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        fake.update("message", message("last year"), number=900_000)
        fake.parent(PAT).sees("Noted.")
        fake.wait(lambda: fake.pending() == 0, "the update's confirmation")
        fake.update("message", message("today"), number=12)
        fake.wait(lambda: len(fake.parent(PAT).heard) == 2, "the answer")
    assert bot.words == ["last year", "today"]


def test_an_answer_that_could_not_be_sent_is_sent_after_a_restart(
    fake: FakeBotApi, work: Work
) -> None:
    from tests.channels.telegram.bot_api_rules import Refusal

    bot = ScriptedBot(answers({"hello": [{"text": "One."}, HOW_OFTEN]}))
    fake.fails("sendMessage", *[Refusal(502, "Bad Gateway")] * 3)
    with work(bot):
        fake.parent(PAT).types("hello")
        fake.wait(lambda: bot.words, "the turn")
    assert fake.parent(PAT).texts == []
    with work(bot):
        fake.parent(PAT).sees("How often?")
    assert bot.words == ["hello"], "the turn was not run again"
    assert fake.parent(PAT).texts == ["One.", "How often?"]


def test_a_turn_under_way_is_finished_before_the_bot_stops(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({}), pause=0.5)
    with work(bot):
        fake.parent(PAT).types("hello")
        fake.wait(lambda: bot.words, "the turn's beginning")
    fake.parent(PAT).sees("Noted.")
    assert bot.words == ["hello"]


@pytest.fixture
def inbox(store: Database) -> Inbox:
    make_tables(store)
    return Inbox(store)


def test_updates_out_of_order_are_put_in_order(inbox: Inbox) -> None:
    inbox.take(10, "pat", {"n": 10})
    assert inbox.take(12, "pat", {"n": 12})
    early = inbox.next("pat")
    assert early is not None and early.number == 10
    inbox.take(11, "pat", {"n": 11})
    numbers = []
    while (waiting := inbox.next("pat")) is not None:
        numbers.append(waiting.number)
        with inbox._store.writing() as connection:
            inbox.finish(connection, waiting.number)
    assert numbers == [10, 11, 12]


def test_an_update_ahead_of_its_time_waits_a_moment_for_the_one_before(inbox: Inbox) -> None:
    inbox.take(10, "pat", {})
    inbox.take(12, "sam", {})
    inbox.take(5000, "kim", {})
    pat, sam, kim = (inbox.next(name) for name in ("pat", "sam", "kim"))
    assert pat and pat.ready_at <= time.time()
    assert sam and time.time() < sam.ready_at <= time.time() + GAP_WAIT
    assert kim and kim.ready_at <= time.time(), "a new series of numbers is no gap"


def test_one_chat_cannot_fill_the_inbox(inbox: Inbox) -> None:
    for number in range(1, MAX_WAITING + 20):
        assert inbox.take(number, "pat", {"n": number})
    inbox.take(900, "sam", {"n": 900})
    answered = 0
    while (waiting := inbox.next("pat")) is not None:
        answered += 1
        with inbox._store.writing() as connection:
            inbox.finish(connection, waiting.number)
    assert answered == MAX_WAITING
    assert inbox.next("sam") is not None


def test_a_full_inbox_sends_updates_back_to_telegram(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rasa_project.channels.telegram.inbox.MAX_WAITING_OF_ALL", 2)
    inbox.take(1, "pat", {})
    inbox.take(2, "sam", {})
    with pytest.raises(Full):
        inbox.take(3, "kim", {})
    assert MAX_WAITING_OF_ALL > 1000


def test_waiting_words_are_sealed_and_gone_when_answered(inbox: Inbox, store: Database) -> None:
    from rasa_project.channels.tables import updates

    inbox.take(1, "pat", {"text": "my son is afraid"})
    with store.reading() as connection:
        before = connection.execute(updates.select()).one()
    with store.writing() as connection:
        inbox.finish(connection, 1)
    with store.reading() as connection:
        after = connection.execute(updates.select()).one()
    assert b"afraid" not in before.data
    assert after.data is None
