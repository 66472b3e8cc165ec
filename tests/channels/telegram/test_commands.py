"""The commands of the menu, the deep link behind /start, and codes from another phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.core.content.loader import Guidance
from actions.storage.database import Database
from rasa_project.channels.addresses import Addresses
from rasa_project.channels.handover import Codes
from tests.channels.telegram.fake_bot_api import FakeBotApi
from tests.channels.telegram.running_app import RunningApp, ScriptedBot, answers
from tests.project.layout import gathered

Work = Callable[[ScriptedBot], RunningApp]
PAT, SAM = 501, 502

COMMANDS = {
    "/start": "/start",
    "/start flyer-42": "/start",
    "/start@HomeroomTestBot": "/start",
    "/Help": "/help",
    "/summary": "/show_summary",
    "/letter": "/make_letter",
    "/packet": "/make_packet",
    "/privacy": "/privacy",
    "/delete": "/delete_data",
    "/restart": "/start_over",
    "/language": "/other_language",
}


@pytest.mark.parametrize(("typed", "turn"), COMMANDS.items())
def test_a_command_runs_its_turn(fake: FakeBotApi, work: Work, typed: str, turn: str) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        fake.parent(PAT).types(typed)
        fake.parent(PAT).sees("Noted.")
    assert bot.words == [turn]


def test_the_menu_holds_the_commands(fake: FakeBotApi, work: Work) -> None:
    with work(ScriptedBot(answers({}))):
        fake.wait(lambda: fake.commands, "the menu")
    menu = [command["command"] for command in fake.commands]
    assert {"start", "help", "summary", "letter", "packet", "privacy"} <= set(menu)
    assert {"delete", "restart", "language", "continue"} <= set(menu)


def test_the_other_channels_learn_the_bots_address(
    fake: FakeBotApi, store: Database, work: Work
) -> None:
    with work(ScriptedBot(answers({}))):
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("Noted.")
    assert Addresses(store).of("telegram") == "https://t.me/HomeroomTestBot"


def test_the_bot_knows_what_each_command_stands_for(content: Guidance) -> None:
    payloads = [command.payload for command in content.chat.commands if command.payload]
    assert {payload.removeprefix("/") for payload in payloads} <= set(gathered("intents"))


def test_an_unknown_command_is_read_as_words(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        fake.parent(PAT).types("/goals for my son")
        fake.parent(PAT).sees("Noted.")
    assert bot.words == ["goals for my son"]


@pytest.mark.parametrize("form", ["/start {code}", "{code}", " {lower} "])
def test_a_code_from_elsewhere_continues_that_conversation(
    fake: FakeBotApi, store: Database, work: Work, form: str
) -> None:
    bot = ScriptedBot(answers({"/start": [{"text": "Good to have you here."}]}))
    with work(bot):
        code = str(Codes(store).issue("web-elsewhere"))
        pat = fake.parent(PAT)
        pat.types(form.format(code=code, lower=code.lower()))
        pat.sees("Good to have you here.")
        pat.types("it was 19 days")
        pat.sees("Noted.")
    assert "We go on here" in pat.texts[0]
    assert bot.heard == [("web-elsewhere", "/start"), ("web-elsewhere", "it was 19 days")]


def test_a_code_works_once(fake: FakeBotApi, store: Database, work: Work) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        code = str(Codes(store).issue("web-elsewhere"))
        fake.parent(PAT).types(code)
        fake.parent(PAT).sees("We go on here")
        fake.parent(SAM).types(code)
        fake.parent(SAM).sees("That code does not work.")
        fake.parent(SAM).types("hello")
        fake.parent(SAM).sees("Noted.")
    assert [conversation == "web-elsewhere" for conversation, _ in bot.heard] == [True, False]


def test_a_code_for_elsewhere_is_given_here(fake: FakeBotApi, store: Database, work: Work) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        pat.types("/continue")
        said = pat.sees("Your code is")["text"]
    code = said.removeprefix("Your code is ").split(".")[0]
    assert Codes(store).redeem(code, by="a browser") == bot.heard[0][0]


def test_guessing_codes_comes_to_an_end(fake: FakeBotApi, store: Database, work: Work) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        code = str(Codes(store).issue("web-elsewhere"))
        pat = fake.parent(PAT)
        for _ in range(5):
            pat.types("22222-22222")
        pat.types(code)
        pat.sees("That was too many tries.")
    assert bot.heard == []
