"""Telegram slow, away, or unwilling: the parent loses nothing, and the log tells no secrets."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import httpx
import pytest

from actions.storage.database import Database
from rasa_project.channels.telegram import delivery
from rasa_project.channels.telegram.api import BotApi, Unanswered, Unreachable
from tests.channels.telegram.bot_api_rules import Refusal, bad
from tests.channels.telegram.fake_bot_api import TOKEN, FakeBotApi
from tests.channels.telegram.running_app import BotMessage, RunningApp, ScriptedBot, answers
from tests.channels.telegram.test_talking import HOW_OFTEN

Work = Callable[[ScriptedBot], RunningApp]
PAT, SAM = 501, 502
TOO_FAST = Refusal(429, "Too Many Requests: retry after 1", retry_after=1)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "FIRST_WAIT", 0.1)


def test_too_many_requests_are_waited_out_and_nothing_is_lost(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({"hello": [{"text": "One."}, {"text": "Two."}, HOW_OFTEN]}))
    fake.fails("sendMessage", "", TOO_FAST, TOO_FAST)  # type: ignore[arg-type]
    with work(bot):
        started = time.monotonic()
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("How often?")
        assert time.monotonic() - started >= 2
    assert fake.parent(PAT).texts == ["One.", "Two.", "How often?"]


def test_one_chats_limit_does_not_hold_up_another(fake: FakeBotApi, work: Work) -> None:
    fake.fails("sendMessage", Refusal(429, "Too Many Requests", retry_after=3))
    with work(ScriptedBot(answers({}))):
        fake.parent(PAT).types("hello")
        fake.wait(lambda: not fake._faults["sendMessage"], "the limit")
        started = time.monotonic()
        fake.parent(SAM).types("hello")
        fake.parent(SAM).sees("Noted.")
        assert time.monotonic() - started < 2.5
        assert fake.parent(PAT).texts == []
        fake.parent(PAT).sees("Noted.")


@pytest.mark.parametrize(
    "faults",
    [
        [Refusal(500, "Internal Server Error")] * 3,
        [Refusal(502, "Bad Gateway")],
        [Refusal(401, "Unauthorized")],
    ],
    ids=["500 three times", "502", "401 for a moment"],
)
def test_faults_on_telegrams_side_are_outwaited(
    fake: FakeBotApi, work: Work, faults: list[Refusal]
) -> None:
    bot = ScriptedBot(answers({"hello": [{"text": "One."}, HOW_OFTEN]}))
    fake.fails("sendMessage", *faults)
    with work(bot):
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("How often?")
    assert fake.parent(PAT).texts == ["One.", "How often?"]
    assert bot.words == ["hello"]


def test_a_hanging_call_ends(fake: FakeBotApi, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BotApi.call, "__defaults__", (None, None, 0.5))
    fake.fails("sendMessage", 2.0)
    with work(ScriptedBot(answers({}))):
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("Noted.")


def test_failed_polls_are_tried_again(fake: FakeBotApi, work: Work) -> None:
    fake.fails("getUpdates", Refusal(500, "Internal Server Error"), TOO_FAST)
    with work(ScriptedBot(answers({}))):
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("Noted.")


def test_a_parent_who_stopped_the_bot_is_left_alone(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({"hello": [{"text": "One."}, {"text": "Two."}]}))
    fake.fails("sendMessage", Refusal(403, "Forbidden: bot was blocked by the user"))
    with work(bot):
        fake.parent(PAT).types("hello")
        fake.wait(lambda: not fake.faults_left("sendMessage"), "the refused answer")  # not to Sam
        fake.parent(SAM).types("bye")
        fake.parent(SAM).sees("Noted.")
        fake.parent(PAT).types("again")
        fake.parent(PAT).sees("Noted.")
    assert fake.parent(PAT).texts == ["Noted."]


def test_a_message_that_telegram_refuses_is_apologised_for(
    fake: FakeBotApi, work: Work, caplog: pytest.LogCaptureFixture
) -> None:
    bot = ScriptedBot(answers({"hello": [{"text": "Secret words."}, HOW_OFTEN]}))
    fake.fails("sendMessage", bad("can't parse entities: near Secret words"))
    with work(bot):
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("How often?")
    assert "something went wrong" in fake.parent(PAT).texts[0]
    assert "Telegram refused sendMessage: 400 Bad Request: can't parse entities" in caplog.text
    assert "Secret" not in caplog.text


def test_a_failing_bot_gets_an_apology_and_the_next_message_works(
    fake: FakeBotApi, work: Work
) -> None:
    def script(conversation: str, message: str) -> list[BotMessage]:
        if message == "hello":
            raise ConnectionError("words of a parent")
        return [{"text": "Noted."}]

    with work(ScriptedBot(script)):
        pat = fake.parent(PAT)
        pat.types("hello")
        pat.sees("something went wrong on my side")
        pat.types("again")
        pat.sees("Noted.")


@pytest.mark.parametrize("token", ["123:wrong", "not even a token"])
def test_a_wrong_token_gives_one_clear_line(
    fake: FakeBotApi, store: Database, caplog: pytest.LogCaptureFixture, token: str
) -> None:
    with RunningApp(fake.url, store, ScriptedBot(answers({})), token) as telegram_app:
        telegram_app.wait_until_given_up()
    lines = [record.message for record in caplog.records if "elegram" in record.message]
    assert len(lines) == 1
    assert "TELEGRAM_BOT_TOKEN" in lines[0]
    assert token not in caplog.text


def test_telegram_away_at_the_start_is_waited_for(
    fake: FakeBotApi, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rasa_project.channels.telegram.receiving.FIRST_WAIT", 0.1)
    fake.fails("getMe", Refusal(502, "Bad Gateway"), Refusal(502, "Bad Gateway"))
    fake.fails("deleteWebhook", Refusal(500, "Internal Server Error"))
    with work(ScriptedBot(answers({}))):
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("Noted.")


def test_the_log_holds_neither_token_nor_words(
    fake: FakeBotApi, work: Work, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    fake.fails("getUpdates", Refusal(500, "Internal Server Error"))
    fake.fails("sendMessage", Refusal(500, "Internal Server Error"))
    with work(ScriptedBot(answers({}))):
        fake.parent(PAT).types("my son is afraid")
        fake.parent(PAT).sees("Noted.")
    assert TOKEN not in caplog.text
    assert "afraid" not in caplog.text
    assert str(PAT) not in caplog.text


def page(request: httpx.Request) -> httpx.Response:
    return httpx.Response(504, text="<html>Gateway Timeout</html>")


def dead_line(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("secret")


def no_way(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("secret")


def own_fault(request: httpx.Request) -> httpx.Response:
    return httpx.Response(502, json={"ok": False, "error_code": 502})


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (page, Unanswered),
        (dead_line, Unanswered),
        (no_way, Unreachable),
        (own_fault, Unreachable),
    ],
)
def test_what_may_have_been_done_is_told_from_what_was_not(
    answer: Callable[[httpx.Request], httpx.Response], error: type[Unreachable]
) -> None:
    api = BotApi(TOKEN)
    api._http = httpx.AsyncClient(transport=httpx.MockTransport(answer))
    with pytest.raises(Unreachable) as caught:
        asyncio.run(api.call("sendMessage"))
    assert type(caught.value) is error
