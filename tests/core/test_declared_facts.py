"""Whatever fact is declared is kept, said back, listed, asked, exported and taken out again."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

import pytest

from actions.bridge import facts_from_slots, slots_of
from actions.core.calendar.school_days import SchoolDate
from actions.core.content.facts import NOT_SAID_BACK
from actions.core.content.loader import Guidance
from actions.core.export import export
from actions.core.facts.case import ABOUT_ANOTHER, FACTS, LISTS, Case
from actions.core.facts.case_file import parse_case
from actions.core.facts.merging import case_of, merge, valid
from actions.core.facts.recap import recap
from actions.core.facts.review import review
from actions.core.facts.taking_in import taken_in
from actions.core.facts.told import Facts
from actions.core.letter.labels import value_in_words
from actions.core.understanding.answers import read_answer

SIMPLE = sorted(set(FACTS) - {*ABOUT_ANOTHER, *NOT_SAID_BACK})


def example(field: str, content: Guidance) -> Any:
    """A value as it stands among the facts."""
    schema, kind = FACTS[field], Case.__fields__[field].type_
    if field == "part_day_problems":
        return ["nurse_visits"]
    if field in LISTS:
        return [next(iter(content.vocabulary[schema.vocabulary or ""]))]
    if kind is bool:
        return True
    if issubclass(kind, Enum):
        return next(iter(kind)).value
    if issubclass(kind, (int, float)):
        return 12
    return {date: "2026-10-05"}.get(kind) or {"state": "OH", "grade": "7"}.get(field, "Anna Lee")


def facts_with(field: str, content: Guidance) -> Facts:
    return {field: example(field, content)}


@pytest.mark.parametrize("field", SIMPLE)
def test_it_is_kept_in_a_slot_and_a_case(field: str, content: Guidance) -> None:
    facts = facts_with(field, content)
    assert valid(facts) == facts
    assert facts_from_slots(slots_of(facts)) == facts
    assert case_of(facts).known() == facts


@pytest.mark.parametrize("field", SIMPLE)
def test_it_is_said_back_and_listed_with_a_question_to_change_it(
    field: str, content: Guidance
) -> None:
    facts = facts_with(field, content)
    said = recap(facts, content)
    assert said
    assert "_" not in said
    (line,) = review(facts, content)
    assert line.value == said
    assert content.chat.questions[line.question].ask


@pytest.mark.parametrize("field", SIMPLE)
def test_a_letter_has_words_for_it(field: str, content: Guidance) -> None:
    assert content.letter_label(field) != field
    said = value_in_words(case_of(facts_with(field, content)), field, content)
    assert said
    assert "_" not in said


@pytest.mark.parametrize("field", SIMPLE)
def test_it_is_exported_as_a_case_file_reads_it(field: str, content: Guidance) -> None:
    case = case_of(facts_with(field, content))
    assert field in export(case)
    assert parse_case(case.known(), content) == case


@pytest.mark.parametrize("field", SIMPLE)
def test_it_can_be_corrected_and_taken_out(field: str, content: Guidance) -> None:
    facts = facts_with(field, content)
    assert field not in taken_in(facts, {field: None}, replaces=True)
    assert merge(facts, facts)[field] == facts[field]


@pytest.mark.parametrize("field", SIMPLE)
def test_a_button_of_its_question_tells_it(field: str, content: Guidance) -> None:
    review_of = content.facts[field].review
    assert review_of is not None
    question = content.chat.questions[review_of.question]
    for button in question.buttons:
        assert valid(button.answer or {}) == (button.answer or {})


@pytest.mark.parametrize(
    ("question", "says", "facts"),
    [
        ("school_court_date", "december 18", {"court_date": "2026-12-18"}),
        ("school_consent_signed_on", "october 19", {"consent_signed_on": "2026-10-19"}),
        ("family_foster", "yes he is", {"foster": True}),
        ("family_foster", "no", {"foster": False}),
        ("diagnosis_hospital", "he was discharged friday", {"hospital": "discharged"}),
        ("attendance_suspended_days", "three", {"suspended_days": 3}),
        (
            "school_transport_problems",
            "our car broke down",
            {"transport_problems": ["car_trouble"]},
        ),
        ("school_transport_problems", "no", {"transport_problems": []}),
        ("family_custody", "joint custody", {"custody": "joint custody"}),
        ("school_age", "12", {"age": 12}),
    ],
)
def test_a_reply_is_read_by_the_type_of_the_fact(
    question: str, says: str, facts: Facts, content: Guidance
) -> None:
    on = SchoolDate(date(2026, 11, 30), content.calendar)
    answer = read_answer(question, says, {}, vocabulary=content.vocabulary, said_on=on)
    assert answer.facts == facts
