"""Replies that point at the buttons shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from actions.core.calendar.school_days import SchoolDate
from actions.core.content.loader import guidance
from actions.core.understanding.answers import read_answer
from actions.core.understanding.choices import chosen_places

if TYPE_CHECKING:
    from actions.core.content.vocabulary import Vocabulary

IMPACTS = [{"impacts": ["falling_behind"]}, {"impacts": ["grades_dropped"]}, {"impacts": []}]
SAID_ON = SchoolDate(date(2026, 11, 24), guidance().calendar)


@pytest.mark.parametrize(
    ("text", "count", "places"),
    [
        ("the second one", 3, [1]),
        ("2", 3, [1]),
        ("number 3", 4, [2]),
        ("1 and 3", 4, [0, 2]),
        ("first, third", 4, [0, 2]),
        ("the first two", 4, [0, 1]),
        ("last one", 4, [3]),
        ("the last two", 4, [2, 3]),
        ("both", 2, [0, 1]),
        ("all of the above", 3, [0, 1, 2]),
        ("both", 3, []),
        ("the fifth one", 4, []),
        ("kinda", 4, []),
        ("one day a week", 4, []),
        ("the bus", 4, []),
        ("", 4, []),
    ],
)
def test_places_pointed_at(text: str, count: int, places: list[int]) -> None:
    assert chosen_places(text, count) == places


@pytest.mark.parametrize(
    ("reply", "impacts"),
    [
        ("the second one", ["grades_dropped"]),
        ("1 and 2", ["falling_behind", "grades_dropped"]),
    ],
)
def test_a_reply_that_points_gives_the_buttons_facts(
    reply: str, impacts: list[str], vocabulary: Vocabulary
) -> None:
    answer = read_answer(
        "concerns_impacts", reply, {}, vocabulary=vocabulary, said_on=SAID_ON, options=IMPACTS
    )
    assert (answer.kind, answer.facts) == ("facts", {"impacts": impacts})


def test_a_number_of_days_is_no_place(vocabulary: Vocabulary) -> None:
    options = [{"missed_days": 5}, {"missed_days": 10}]
    answer = read_answer(
        "attendance_missed_days", "2", {}, vocabulary=vocabulary, said_on=SAID_ON, options=options
    )
    assert answer.facts == {"missed_days": 2}
