"""Answers that do not go together are asked about once each, at most twice of a kind."""

from __future__ import annotations

from actions.forms.assessment import ValidateAssessmentForm
from actions.forms.doubts import CHECK, first_doubt
from actions.turn import Turn

TOO_MANY = {"attendance_severity": "not_attending", "attendance_missed_days": 0}


def test_a_doubt_names_the_questions_it_is_about() -> None:
    doubt = first_doubt(TOO_MANY)
    assert doubt is not None
    assert [line.question for line in doubt.lines] == [
        "attendance_severity",
        "attendance_missed_days",
    ]


def test_asked_about_it_is_settled_until_an_answer_changes() -> None:
    doubt = first_doubt(TOO_MANY)
    assert doubt is not None
    checked = {"assessment_checked": [doubt.signature]}
    assert first_doubt({**TOO_MANY, **checked}) is None


def test_of_one_kind_it_is_raised_twice_at_most() -> None:
    kind = first_doubt(TOO_MANY)
    assert kind is not None
    name = kind.signature.partition(":")[0]
    checked = {"assessment_checked": [f"{name}:a", f"{name}:b"]}
    assert first_doubt({**TOO_MANY, **checked}) is None


def test_keeping_both_passes_the_question() -> None:
    turn = Turn(text="/keep_facts", intent="keep_facts", confidence=1, topic=None, facts={})
    assert ValidateAssessmentForm().read(CHECK, turn, TOO_MANY).passed


def test_what_goes_together_raises_none() -> None:
    assert first_doubt({"attendance_severity": "weekly", "attendance_missed_days": 4}) is None
