"""Taps that come twice, too late, from elsewhere, or while something fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.channels.telegram.fake_bot_api import FakeBotApi, titles
from tests.channels.telegram.running_app import BotMessage, RunningApp, ScriptedBot, answers
from tests.channels.telegram.test_talking import HOW_OFTEN, WHAT_IS_HARD

Work = Callable[[ScriptedBot], RunningApp]
PAT, SAM = 501, 502
WEEKLY = '/answer{"severity": "weekly"}'


def test_a_button_pressed_twice_counts_once(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({"hello": [HOW_OFTEN]}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        pat.sees("How often?")
        pat.taps("Weekly")
        pat.taps_data(_data(fake, "Weekly"), pat.heard[0])
        fake.wait(lambda: len(fake.toasts) == 2, "an answer to both taps")
        fake.expected = [("editMessageReplyMarkup", "Bad Request: message is not modified")]
        fake.wait(lambda: fake.refused == fake.expected, "the end of the second tap")
    assert bot.words == ["hello", WEEKLY]
    assert "answered this one already" in fake.toasts[1]


def _data(fake: FakeBotApi, title: str) -> str:
    keyboards = [
        call["reply_markup"]["inline_keyboard"]
        for call in fake.made("sendMessage")
        if "reply_markup" in call
    ]
    return next(
        b["callback_data"] for rows in keyboards for row in rows for b in row if b["text"] == title
    )


def test_an_old_button_pressed_later_changes_nothing_and_says_so(
    fake: FakeBotApi, work: Work
) -> None:
    bot = ScriptedBot(answers({"hello": [HOW_OFTEN]}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        old = pat.sees("How often?")
        data = (
            old["keyboard"][1][0]["callback_data"]
            if len(old["keyboard"]) > 1
            else _data(fake, "Weekly")
        )
        pat.types("about twice a week")
        pat.sees("Noted.")
        assert titles(pat.heard[0]) == [], "the talk has moved on, so the buttons have gone"
        pat.taps_data(data, old)
        fake.wait(lambda: fake.toasts, "a word about the old button")
        fake.expected = [("editMessageReplyMarkup", "Bad Request: message is not modified")]
        fake.wait(lambda: fake.refused == fake.expected, "the end of the tap")
    assert bot.words == ["hello", "about twice a week"]
    assert "moved on" in fake.toasts[0]


@pytest.mark.parametrize("data", ["", "x", "made-up:0", ":", "a:b:c", "😀" * 16])
def test_a_made_up_button_does_nothing(fake: FakeBotApi, work: Work, data: str) -> None:
    bot = ScriptedBot(answers({"hello": [HOW_OFTEN]}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        pat.taps_data(data, pat.sees("How often?"))
        fake.wait(lambda: fake.toasts, "a word about the button")
    assert "no longer works" in fake.toasts[0]
    assert bot.words == ["hello"]


@pytest.mark.parametrize("place", ["7", "-1", "done", "²"])
def test_a_place_that_was_not_offered_does_nothing(
    fake: FakeBotApi, work: Work, place: str
) -> None:
    bot = ScriptedBot(answers({"hello": [HOW_OFTEN]}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        shown = pat.sees("How often?")
        pat.taps_data(f"{_data(fake, 'Weekly').partition(':')[0]}:{place}", shown)
        fake.wait(lambda: fake.toasts, "a word about the button")
    assert bot.words == ["hello"]


def test_a_button_of_another_parents_chat_does_nothing(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({"hello": [HOW_OFTEN]}))
    with work(bot):
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("How often?")
        fake.parent(SAM).types("hi")
        shown = fake.parent(SAM).sees("Noted.")
        fake.parent(SAM).taps_data(_data(fake, "Weekly"), shown)
        fake.wait(lambda: fake.toasts, "a word about the button")
        fake.expected = [("editMessageReplyMarkup", "Bad Request: message is not modified")]
        fake.wait(lambda: fake.refused == fake.expected, "the end of the tap")
    assert bot.words == ["hello", "hi"]


def test_after_a_failed_turn_the_buttons_are_still_there_and_work(
    fake: FakeBotApi, work: Work
) -> None:
    fails = [True]

    def script(conversation: str, message: str) -> list[BotMessage]:
        if message == WEEKLY and fails:
            fails.pop()
            raise ConnectionError
        return [HOW_OFTEN] if message == "hello" else [{"text": "Noted."}]

    bot = ScriptedBot(script)
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        pat.taps("Weekly")
        pat.sees("something went wrong on my side")
        assert titles(pat.heard[0]) == ["Most days", "Weekly"]
        pat.taps("Weekly")
        pat.sees("Noted.")
    assert bot.words == ["hello", WEEKLY, WEEKLY]


def test_buttons_and_check_marks_survive_a_restart(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({"hello": [WHAT_IS_HARD]}))
    pat = fake.parent(PAT)
    with work(bot):
        pat.types("hello")
        pat.taps("Noise")
        fake.wait(lambda: "✓ Noise" in titles(pat.heard[0]), "a check mark")
    with work(bot):
        pat.taps("Tests")
        pat.taps("Done")
        pat.sees("Noted.")
    assert bot.words[-1] == '/answer{"triggers": ["noise", "tests"]}'
