"""The action server dies in the middle: a kind word, help lines all the same, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest

from tests.conversations.simulated.people import open_question
from tests.faults.conftest import TalkativeServers, talkative
from tests.faults.failing import check_log, fail_and_crash
from tests.parent import Parent


@dataclass(frozen=True)
class Meanwhile:
    """Three parents who each wrote once while the actions were down; they are back by now."""

    halfway: Parent
    question: str | None
    """What `halfway` was asked before."""

    new: Parent
    afraid: Parent
    health: dict[str, Any]
    """The bot's health check at that time."""


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TalkativeServers]:
    """A bot whose actions run in a server of their own, as in a scaled-out deployment."""
    with talkative(tmp_path_factory.mktemp("apart"), apart=True) as servers:
        yield servers


@pytest.fixture(scope="module")
def meanwhile(apart: TalkativeServers) -> Iterator[Meanwhile]:
    """The action server is killed, written to, and started again."""
    with ExitStack() as parents:
        halfway, new, afraid = (parents.enter_context(Parent(apart.url)) for _ in range(3))
        for one in (halfway, afraid):
            one.opens().taps("Most days").taps("About 20")
        question = open_question(halfway)
        actions = apart.processes["actions"]
        actions.kill()
        actions.wait()
        halfway.says("early pickups twice a week")
        new.says("she missed 17 days")
        afraid.says("he took the whole bottle of pills")
        health = halfway.http.get("/health").json()
        apart.restart("actions")
        yield Meanwhile(halfway, question, new, afraid, health)


def test_nothing_is_lost_when_the_actions_die_in_the_middle(meanwhile: Meanwhile) -> None:
    halfway = meanwhile.halfway
    assert halfway.status == 503
    assert "send it again" in halfway.text
    assert meanwhile.health["waiting_for"] == "actions"
    halfway.says("lets continue")
    assert open_question(halfway) == meanwhile.question == "attendance_part_days"


def test_a_form_that_cannot_start_gives_no_summary_of_nothing(meanwhile: Meanwhile) -> None:
    assert meanwhile.new.status == 503
    meanwhile.new.opens()
    assert "How much is school refusal" in meanwhile.new.question


def test_help_lines_are_given_while_the_actions_are_down(meanwhile: Meanwhile) -> None:
    assert meanwhile.afraid.status == 200
    assert meanwhile.afraid.heard[0]["crisis"]
    assert "911" in meanwhile.afraid.text


def test_failing_actions_and_a_crash_leave_an_apology_and_the_place(
    apart: TalkativeServers,
) -> None:
    with Parent(apart.url) as someone:
        check_log(fail_and_crash(apart, someone))
