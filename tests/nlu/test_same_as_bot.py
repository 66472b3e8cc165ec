"""`homeroom understand` and the running bot read a message alike."""

from __future__ import annotations

import asyncio
import json
import time
from argparse import Namespace
from collections.abc import Callable
from typing import Any

import pytest

from actions.cli import understand as command
from actions.cli.understand_rows import read_row
from actions.clock import today
from actions.core.understanding.understand import Models, understand
from scripts.nlu_report.messages import TODAY, kept_out

MESSAGES = [kept.text for kept in kept_out()][::19]
ODD = {
    "a story of ten thousand letters": "she missed 12 days since october because of anxiety, "
    "the school says its truancy and i dont know what to do. " * 93,
    "one letter ten thousand times": "a" * 10_000,
    "emoji only": "😭" * 3000,
    "numbers only": "1 " * 5000,
    "code": "def f(x):\n    return x + 1\n" * 400,
    "nothing": "",
    "blanks": " \n" * 5000,
}
SECONDS = 5.0
"""Measured under one second each on a quiet machine; CI may be five times slower."""


@pytest.fixture(scope="module")
def parse(models: Models) -> Callable[[str], dict[str, Any]]:
    """What the trained Rasa model makes of a message."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(command.MODEL))
    return lambda text: asyncio.run(agent.parse_message(text))


def test_the_command_and_the_bot_agree(
    parse: Callable[[str], dict[str, Any]], models: Models
) -> None:
    assert len(MESSAGES) >= 30
    for text in MESSAGES:
        read = understand(text, models=models, today=today()).as_json()
        bot = parse(text)
        topic = bot.get("response_selector", {}).get("faq", {}).get("response", {})
        assert bot["intent"]["name"] == read["intent"], text
        assert topic.get("intent_response_key", "/").partition("/")[2] == (read["topic"] or "")
        assert {fact["entity"]: fact["value"] for fact in bot["entities"]} == read["facts"], text


def test_the_command_prints_what_is_understood(
    capsys: pytest.CaptureFixture[str], models: Models
) -> None:
    assert command.run(Namespace(text=MESSAGES[0], stdin=False, jsonl=False)) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == understand(MESSAGES[0], models=models, today=today()).as_json()


@pytest.mark.parametrize(
    ("row", "facts"),
    [
        ({"text": "16", "asked": "attendance_missed_days"}, {"missed_days": 16}),
        ({"text": "Anna Lee", "asked": "child_name"}, {"child_name": "Anna Lee"}),
        ({"text": "no", "asked": "concerns_impacts"}, {"impacts": []}),
        ({"text": "16", "asked": None}, {}),
    ],
)
def test_a_row_is_read_beside_its_open_question(
    row: dict[str, str | None], facts: dict[str, object], models: Models
) -> None:
    assert read_row(row, models)["facts"] == facts


@pytest.mark.parametrize("name", ODD)
def test_odd_messages_are_read_in_time(name: str, models: Models) -> None:
    started = time.process_time()
    read = understand(ODD[name], models=models, today=TODAY)
    assert time.process_time() - started < SECONDS
    assert read.intent in ("inform", "out_of_scope")
