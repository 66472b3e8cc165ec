"""Telegram's answer to a message gets lost: that message is sent once more at the most."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rasa_project.channels.telegram import delivery, dispatcher
from tests.channels.telegram.bot_api_rules import Refusal
from tests.channels.telegram.fake_bot_api import FakeBotApi
from tests.channels.telegram.running_app import RunningApp, ScriptedBot, answers
from tests.channels.telegram.test_talking import HOW_OFTEN

Work = Callable[[ScriptedBot], RunningApp]
PAT = 501
LOST = None
DONE = 0.0
SILENT = 2.0  # seconds until it is done
AWAY = Refusal(502, "Bad Gateway")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "FIRST_WAIT", 0.1)
    monkeypatch.setattr(dispatcher, "GOODBYE", 0.1)


@pytest.fixture
def bot() -> ScriptedBot:
    return ScriptedBot(answers({"hello": [{"text": "One."}, {"text": "Two."}, HOW_OFTEN]}))


@pytest.mark.parametrize(
    ("faults", "shown"),
    [
        ([LOST], ["One.", "One.", "Two.", "How often?"]),
        ([LOST, LOST], ["One.", "One.", "Two.", "How often?"]),
        ([LOST, AWAY, AWAY, LOST], ["One.", "One.", "Two.", "How often?"]),
        ([LOST] * 4, ["One.", "One.", "Two.", "Two.", "How often?"]),
        ([DONE, LOST], ["One.", "Two.", "Two.", "How often?"]),
    ],
)
def test_a_message_is_repeated_once_at_the_most(
    fake: FakeBotApi,
    work: Work,
    bot: ScriptedBot,
    faults: list[Refusal | float | None],
    shown: list[str],
) -> None:
    fake.fails("sendMessage", *faults)
    with work(bot):
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("How often?")
    assert fake.parent(PAT).texts == shown
    assert bot.words == ["hello"]


def test_before_a_message_is_repeated_telegram_must_answer_something_else(
    fake: FakeBotApi, work: Work, bot: ScriptedBot
) -> None:
    with work(bot):
        fake.wait(lambda: fake.commands, "the start")
        fake.fails("sendMessage", LOST)
        fake.fails("getMe", AWAY, AWAY)
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("How often?")
    assert fake.faults_left("getMe") == 0
    made = [method for method, _ in fake.calls if method in ("getMe", "sendMessage")]
    assert made[1:4] == ["sendMessage", "getMe", "sendMessage"]


def test_a_restart_knows_that_a_message_may_have_been_sent(
    fake: FakeBotApi, work: Work, bot: ScriptedBot
) -> None:
    fake.fails("sendMessage", SILENT, LOST)
    with work(bot):
        fake.parent(PAT).types("hello")
        fake.wait(lambda: fake.faults_left("sendMessage") == 1, "the first try")
    with work(bot):
        fake.parent(PAT).sees("How often?")
        fake.wait(lambda: fake.parent(PAT).texts.count("One.") == 2, "the late first try")
    assert sorted(fake.parent(PAT).texts) == ["How often?", "One.", "One.", "Two."]
    assert bot.words == ["hello"], "the turn was not run again"


def test_what_telegram_has_confirmed_is_not_sent_again_after_a_restart(
    fake: FakeBotApi, work: Work, bot: ScriptedBot
) -> None:
    fake.fails("sendMessage", DONE, AWAY, AWAY)
    with work(bot):
        fake.parent(PAT).types("hello")
        fake.wait(lambda: fake.faults_left("sendMessage") < 2, "the second part's try")
    assert fake.parent(PAT).texts == ["One."]
    with work(bot):
        fake.parent(PAT).sees("How often?")
    assert fake.parent(PAT).texts == ["One.", "Two.", "How often?"]
