"""Facts that wordings found go where the taught reader sees them said of somebody else."""

from __future__ import annotations

from typing import Any

import pytest

from actions.core.content.loader import guidance
from actions.core.reading.reader import message_reader
from actions.core.understanding.evidence import weighed
from actions.core.understanding.text import read_message


def left(text: str, facts: dict[str, Any], asked: str | None = None) -> dict[str, Any]:
    message = read_message(text, guidance().vocabulary)
    return dict(weighed(facts, message, message_reader().read(text, asked)))


def test_what_is_plainly_said_stands() -> None:
    facts = {"missed_days": 17, "conditions": ["anxiety"], "age": 12}
    assert left("my daughter is 12 and has missed 17 days because of anxiety", facts) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("her brother has adhd, she does not", {"conditions": ["adhd"]}),
        ("his cousin has an iep and it works great", {"plan_status": "iep"}),
        ("her brother missed 12 days, she missed none", {"missed_days": 12}),
        ("is the office open on monday mornings", {"triggers": ["mornings", "after_weekend"]}),
    ],
)
def test_what_is_said_of_something_else_does_not(text: str, facts: dict[str, Any]) -> None:
    assert left(text, facts) == {}


def test_what_only_said_more_about_a_fact_goes_with_it() -> None:
    facts = {"missed_days": 12, "estimated": ["missed_days"], "enrolled_days": 60}
    assert left("her brother missed about 12 of 60 days, she missed none", facts) == {}


def test_an_answer_of_none_stands() -> None:
    assert left("none of these", {"triggers": []}, "concerns_triggers") == {"triggers": []}


def test_an_answer_to_the_open_question_needs_no_second_eye() -> None:
    told = {"plan_status": "none", "school_response": ["attendance_only"]}
    assert left("no the school says its just attendance", told, "school_plan_status") == told
