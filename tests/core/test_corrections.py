"""Corrections that do not say what they correct."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.core.calendar.school_days import SchoolDate
from actions.core.content.loader import Guidance, guidance
from actions.core.facts.corrections import correction, swapped_number, without_wait
from actions.core.understanding.spacy_model import load_spacy

SAID_ON = SchoolDate(date(2026, 11, 24), guidance().calendar)
KNOWN = {"missed_days": 20, "nurse_visits": 3, "grade": "7", "state": "OH"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("no its 25 not 20", {"missed_days": 25}),
        ("not 20, 25", {"missed_days": 25}),
        ("not 20 but 25 days", {"missed_days": 25}),
        ("5 instead of 3", {"nurse_visits": 5}),
        ("not 99 but 98", {}),
        ("she is not 12", {}),
    ],
)
def test_a_number_in_the_place_of_a_known_one(text: str, facts: dict[str, Any]) -> None:
    assert swapped_number(text, KNOWN) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("i meant 25", {"missed_days": 25}),
        ("no, 9th grade", {"grade": "9"}),
        ("no", {}),
        ("nope", {}),
        ("yes please", {}),
        ("purple monkey dishwasher", {}),
        ("7th grade", {}),
    ],
)
def test_only_what_differs_from_what_is_known_is_a_correction(
    text: str, facts: dict[str, Any], content: Guidance
) -> None:
    found = correction(text, load_spacy()(text), KNOWN, content.vocabulary, SAID_ON)
    assert {field: found[field] for field in facts} == facts
    assert bool(found) == bool(facts)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("no wait its OCD", "no sorry its OCD"),
        ("wait, what?", "sorry, what?"),
        ("waitlisted since may", "waitlisted since may"),
        ("wait list", "wait list"),
        ("we wait for the results", "we wait for the results"),
    ],
)
def test_a_wait_that_begins_a_correction_is_no_waiting_list(text: str, plain: str) -> None:
    assert without_wait(text) == plain


@pytest.mark.parametrize(
    ("text", "grade"), [("7th", "7"), ("he's in 10th grade", "10"), ("yes", None), ("22", None)]
)
def test_a_grade_told_afterwards_counts_when_none_was_known(
    text: str, grade: str | None, content: Guidance
) -> None:
    found = correction(text, load_spacy()(text), {}, content.vocabulary, SAID_ON)
    assert found.get("grade") == grade
