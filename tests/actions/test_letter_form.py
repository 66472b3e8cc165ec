"""In a name question a name is a name first, and a question or a worry is still heard."""

from __future__ import annotations

from typing import Any

import pytest

from actions.core.facts.told import Facts
from actions.dialogue.incoming import Turn
from actions.forms.letter import ValidateLetterForm

CHILD, SCHOOL = "letter_child_name", "letter_school"


def read(question: str, text: str, intent: str = "inform", confidence: float = 0.3, **facts: Any):
    turn = Turn(text=text, intent=intent, confidence=confidence, topic=None, facts=facts)
    return ValidateLetterForm().read(question, turn, {})


@pytest.mark.parametrize(
    ("question", "text", "facts", "expected"),
    [
        (CHILD, "Maya Lopez", {}, {"child_name": "Maya Lopez"}),
        (CHILD, "Georgia Smith", {"state": "GA"}, {"child_name": "Georgia Smith"}),
        (SCHOOL, "5th Street School", {"grade": "5"}, {"school": "5th Street School"}),
        (CHILD, "she missed 19 days", {"missed_days": 19}, {"missed_days": 19}),
        (CHILD, "why do you need that?", {}, {}),
    ],
)
def test_what_is_read(question: str, text: str, facts: Facts, expected: Facts) -> None:
    assert read(question, text, **facts).facts == expected


def test_a_name_that_looks_a_little_like_a_greeting_is_a_name() -> None:
    assert read(CHILD, "Grace", "thanks", 0.3).facts == {"child_name": "Grace"}


def test_a_sure_command_is_no_name() -> None:
    assert read(CHILD, "stop please", "stop", 0.9).facts == {}


@pytest.mark.parametrize("intent", ["skip", "dont_know"])
def test_a_name_can_be_left_blank(intent: str) -> None:
    assert read(CHILD, "skip", intent).passed


def approval(text: str, intent: str = "inform", **facts: Any) -> list[str]:
    """Ids approved by a reply, of two private facts."""
    slots = {"diagnosis_conditions": ["anxiety", "ocd"], "diagnosis_status": "diagnosed"}
    turn = Turn(text=text, intent=intent, confidence=0.9, topic=None, facts=facts)
    (event,) = ValidateLetterForm().read("letter_approved", turn, slots).events
    approved: list[str] = event["value"]["approved"]
    return approved


@pytest.mark.parametrize("text", ["all of these", "yes all", "everything", "both"])
def test_everything_may_go_in(text: str) -> None:
    assert approval(text) == ["conditions:anxiety", "conditions:ocd"]


@pytest.mark.parametrize("text", ["none of these", "nothing", "no", "neither"])
def test_nothing_may_go_in(text: str) -> None:
    assert approval(text) == []


def test_what_is_named_may_go_in() -> None:
    assert approval("just the anxiety", conditions=["anxiety"]) == ["conditions:anxiety"]


def test_a_question_passed_over_lets_nothing_private_in() -> None:
    (event,) = ValidateLetterForm().close("letter_approved", {}, [], passed=True)
    assert event["value"]["approved"] == []
