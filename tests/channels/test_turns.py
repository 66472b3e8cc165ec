"""One turn, whatever the bot behind it does: an answer always, help lines first, no commands."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from actions.storage.turn_log import LoggedTurn, TurnLog
from rasa_project.channels.help_first import Reply
from rasa_project.channels.turns import MAX_TEXT, Turns

DANGER = "he took the whole bottle of pills"


class Bot:
    """Stands for Rasa: notes what comes in and answers as told."""

    def __init__(self, *says: dict[str, Any], fails: bool = False) -> None:
        self.says = says
        self.fails = fails
        self.heard: list[UserMessage] = []

    async def handle(self, message: UserMessage) -> None:
        self.heard.append(message)
        if self.fails:
            raise ConnectionError("secret words of a parent")
        for said in self.says:
            await message.output_channel.send_response(message.sender_id, dict(said))


class NoLog(TurnLog):
    """Keeps nothing."""

    def __init__(self) -> None:
        pass

    def correct(self, conversation: str, turn: str, said: LoggedTurn) -> None:
        pass


def reply_of(bot: Bot, turn: Callable[[Turns], Awaitable[Reply]]) -> Reply:
    turns = Turns("test", bot.handle, log=NoLog)

    async def run() -> Reply:
        return await turn(turns)

    return asyncio.run(run())


def test_paragraphs_and_buttons_stay_together() -> None:
    bot = Bot({"text": "One.\n\nTwo.", "buttons": [{"title": "Yes", "payload": "/affirm"}]})
    reply = reply_of(bot, lambda turns: turns.text("c", "hello"))
    assert reply.messages == (
        {
            "type": "text",
            "text": "One.\n\nTwo.",
            "buttons": [{"title": "Yes", "payload": "/affirm"}],
        },
    )


def test_a_question_with_several_answers_is_marked() -> None:
    bot = Bot({"text": "Which?", "buttons": [], "metadata": {"multi": True}})
    assert reply_of(bot, lambda turns: turns.start("c")).messages[0]["multi"]


@pytest.mark.parametrize(("hint", "kept"), [("number", "number"), ("date", "date"), ("x", None)])
def test_a_hint_for_the_answers_field_is_passed_on_when_it_is_known(
    hint: str, kept: str | None
) -> None:
    bot = Bot({"text": "How many?", "metadata": {"input": hint}})
    assert reply_of(bot, lambda turns: turns.start("c")).messages[0].get("input") == kept


@pytest.mark.parametrize("typed", ["/restart", " / /restart", "\x00/restart", "\n/\u00a0/restart"])
def test_a_typed_slash_never_reaches_the_bot(typed: str) -> None:
    bot = Bot({"text": "ok"})
    reply_of(bot, lambda turns: turns.text("c", typed))
    assert bot.heard[0].text == "restart"


def test_a_failing_bot_gets_an_apology_without_the_words_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reply = reply_of(Bot(fails=True), lambda turns: turns.text("c", "she missed 17 days"))
    assert reply == Reply(notice="trouble")
    assert "secret" not in caplog.text


def test_a_silent_bot_gets_an_apology() -> None:
    assert reply_of(Bot(), lambda turns: turns.start("c")).notice == "trouble"


@pytest.mark.parametrize("bot", [Bot(fails=True), Bot(), Bot({"text": "What grade?"})])
def test_help_lines_come_alone_whatever_the_bot_does(bot: Bot) -> None:
    reply = reply_of(bot, lambda turns: turns.text("c", DANGER))
    assert [message["crisis"] for message in reply.messages] == [True]
    assert reply.notice is None


def test_danger_in_an_edited_name_gives_help_lines_too() -> None:
    reply = reply_of(Bot({"text": "ok"}), lambda turns: turns.edit("c", {"child_name": DANGER}))
    assert reply.messages[0]["crisis"]


def test_words_of_danger_in_a_form_are_not_stored() -> None:
    bot = Bot({"text": "ok"})
    reply_of(bot, lambda turns: turns.edit("c", {"child_name": DANGER, "school": "Oak Hill"}))
    assert bot.heard[0].metadata == {"facts": {"school": "Oak Hill"}}


def test_danger_in_a_text_too_long_to_read_gives_help_lines() -> None:
    text = f"{DANGER}. " + "and so on " * MAX_TEXT
    assert reply_of(Bot(), lambda turns: turns.text("c", text)).messages[0]["crisis"]


def test_edited_facts_are_checked_and_go_beside_the_message_not_in_it() -> None:
    bot = Bot({"text": "ok"})
    facts = {"child_name": "Sam", "grade": "99", "is_admin": True}
    reply_of(bot, lambda turns: turns.edit("c", facts))
    assert bot.heard[0].text == "/edit_facts"
    assert bot.heard[0].metadata == {"facts": {"child_name": "Sam"}}


def test_two_messages_of_one_parent_wait_for_each_other() -> None:
    running = 0
    most = 0

    async def handle(message: UserMessage) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1

    async def both() -> None:
        turns = Turns("test", handle, log=NoLog)
        await asyncio.gather(*(turns.text("c", "hello") for _ in range(3)))

    asyncio.run(both())
    assert most == 1


@pytest.mark.parametrize("answer", ["not_safe", "not_sure"])
@pytest.mark.parametrize(
    "bot",
    [Bot(fails=True), Bot(), Bot({"text": "Something went wrong."})],
    ids=["fails", "silent", "sorry"],
)
def test_not_safe_gets_help_lines_whatever_the_bot_can_do(bot: Bot, answer: str) -> None:
    reply = reply_of(bot, lambda turns: turns.press("c", [f"/{answer}"]))
    assert reply.notice is None
    assert all(message["crisis"] for message in reply.messages)
    english, spanish = (message["text"] for message in reply.messages)
    assert "911" in english and "988" in english
    assert "911" in spanish and "988" in spanish and "llame" in spanish.lower()


def test_not_safe_that_the_bot_answers_is_left_to_it() -> None:
    bot = Bot({"custom": {"type": "text", "text": "Call 911 now.", "crisis": True}})
    reply = reply_of(bot, lambda turns: turns.press("c", ["/not_safe"]))
    assert [message["text"] for message in reply.messages] == ["Call 911 now."]


def test_safe_now_is_no_reason_for_help_lines() -> None:
    reply = reply_of(Bot(fails=True), lambda turns: turns.press("c", ["/safe_now"]))
    assert reply.notice == "trouble"


def test_danger_waits_neither_for_a_slow_bot_nor_for_an_earlier_message(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rasa_project.channels.turns.HELP_WITHIN", 0.1)

    async def never(_: UserMessage) -> None:
        await asyncio.Event().wait()

    async def run() -> tuple[Reply, bool]:
        turns = Turns("test", never, log=NoLog)
        earlier = asyncio.ensure_future(turns.text("c", "she missed 12 days"))
        await asyncio.sleep(0)
        helped = await asyncio.wait_for(turns.text("c", DANGER), 5)
        still_waits = not earlier.done()
        earlier.cancel()
        return helped, still_waits

    helped, still_waits = asyncio.run(run())
    assert [message.get("crisis") for message in helped.messages] == [True]
    assert "911" in helped.messages[0]["text"]
    assert still_waits
