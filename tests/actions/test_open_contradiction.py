"""Answers that do not go together are asked about once each, at most twice of a kind."""

from __future__ import annotations

import pytest

from actions.core.facts.case import Case
from actions.core.questions import PERIOD, open_questions
from actions.dialogue.incoming import Turn
from actions.dialogue.open_contradiction import CHECK, open_contradiction
from actions.dialogue.slots import REOPENED
from actions.forms.assessment import ValidateAssessmentForm

TOO_MANY = {"attendance_severity": "not_attending", "attendance_missed_days": 0}
IN_A_MONTH = {"attendance_missed_days": 61, "attendance_period": "in October"}


def test_a_contradiction_names_the_questions_it_is_about() -> None:
    found = open_contradiction(TOO_MANY)
    assert found is not None
    assert [line.question for line in found.lines] == [
        "attendance_severity",
        "attendance_missed_days",
    ]


def test_too_many_days_for_their_time_may_be_mended_in_both() -> None:
    found = open_contradiction(IN_A_MONTH)
    assert found is not None
    assert [line.label for line in found.lines] == ["Full days missed", "Counted from"]
    assert [line.question for line in found.lines] == ["attendance_missed_days", PERIOD]


def test_what_was_not_told_is_not_offered_for_change() -> None:
    found = open_contradiction({"attendance_missed_days": 80, "attendance_enrolled_days": 15})
    assert found is not None
    assert [line.label for line in found.lines] == ["Full days missed"]


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("since september", {"period": "since September", "period_start": "-09-01"}),
        ("September", {"period": "since September", "period_start": "-09-01"}),
        ("this school year", {"period": "this school year"}),
        ("in November", {"period": "in November", "period_start": "-11-01"}),
    ],
)
def test_the_time_can_be_told_alone(said: str, facts: dict[str, str]) -> None:
    turn = Turn(text=said, intent="inform", confidence=1, topic=None, facts={})
    read = ValidateAssessmentForm().read(PERIOD, turn, {**IN_A_MONTH, REOPENED: PERIOD}).facts
    assert set(read) == set(facts)
    assert all(str(read[field]).endswith(value) for field, value in facts.items())


def test_the_time_is_asked_for_only_to_change_it() -> None:
    form = ValidateAssessmentForm()
    assert form.following({**IN_A_MONTH, REOPENED: PERIOD}) == PERIOD
    assert PERIOD not in open_questions(Case())


def test_asked_about_it_is_settled_until_an_answer_changes() -> None:
    found = open_contradiction(TOO_MANY)
    assert found is not None
    checked = {"assessment_checked": [found.signature]}
    assert open_contradiction({**TOO_MANY, **checked}) is None


def test_of_one_kind_it_is_raised_twice_at_most() -> None:
    kind = open_contradiction(TOO_MANY)
    assert kind is not None
    name = kind.signature.partition(":")[0]
    checked = {"assessment_checked": [f"{name}:a", f"{name}:b"]}
    assert open_contradiction({**TOO_MANY, **checked}) is None


def test_keeping_both_passes_the_question() -> None:
    turn = Turn(text="/keep_facts", intent="keep_facts", confidence=1, topic=None, facts={})
    assert ValidateAssessmentForm().read(CHECK, turn, TOO_MANY).passed


def test_what_goes_together_raises_none() -> None:
    assert (
        open_contradiction({"attendance_severity": "weekly", "attendance_missed_days": 4}) is None
    )
