"""Rules about what the school has said."""

from __future__ import annotations

from actions.core.facts.case_values import Answered, PlanStatus
from actions.core.letter.kinds import FIRST_REQUESTS
from actions.core.letter.waiting import unanswered
from actions.core.plan.situation import Situation
from actions.core.rules.registry import rule

PUT_OFF = (
    "attendance_only",
    "behavior_choice",
    "interventions_first",
    "grades_fine",
    "needs_diagnosis",
)
"""Answers that are no yes. After a written request, each is a decision the school must explain."""


def _said(now: Situation, *answers: str) -> bool:
    return not set(answers).isdisjoint(now.case.school_response or ())


@rule("plan_status", "school_response")
def school_said_no(now: Situation) -> bool:
    """The school refused an evaluation or plan, aloud or in writing."""
    refused = _said(now, "said_no_out_loud", "refused_in_writing")
    return refused or now.case.plan_status is PlanStatus.REFUSED


@rule("school_response")
def refusal_is_in_writing(now: Situation) -> bool:
    """The school's no came on paper."""
    return _said(now, "refused_in_writing")


@rule("school_response")
def school_refused_out_loud(now: Situation) -> bool:
    """The school's no was only spoken."""
    return _said(now, "said_no_out_loud") and not refusal_is_in_writing(now)


@rule("school_response", "letters_sent")
def the_request_was_put_off(now: Situation) -> bool:
    """A written request went out, and the school answered with something other than yes."""
    asked = any(letter.kind in FIRST_REQUESTS for letter in now.case.letters_sent)
    return asked and _said(now, *PUT_OFF)


def said_no_or_put_off(now: Situation) -> bool:
    """A no, plain or in other words."""
    return school_said_no(now) or the_request_was_put_off(now)


@rule("school_response", "letters_sent")
def school_did_not_answer(now: Situation) -> bool:
    """The parent told that no answer came: to one letter, or to what she asked."""
    waiting = unanswered(now.case)
    told = waiting is not None and waiting.answered is Answered.NO
    return told or _said(now, "no_answer")


@rule("school_response")
def school_calls_it_attendance(now: Situation) -> bool:
    """The school says it is only attendance, or the child's choice."""
    return _said(now, "attendance_only", "behavior_choice")


@rule("school_response")
def truancy_was_mentioned(now: Situation) -> bool:
    """A truancy notice came, or was threatened."""
    return _said(now, "truancy_warning")


@rule("school_response")
def attendance_steps_may_follow(now: Situation) -> bool:
    """The school takes it for attendance or a choice, or spoke of truancy."""
    return school_calls_it_attendance(now) or truancy_was_mentioned(now)


@rule("school_response")
def school_wants_interventions_first(now: Situation) -> bool:
    """The school wants other steps to be finished before an evaluation."""
    return _said(now, "interventions_first")


@rule("school_response")
def school_wants_a_diagnosis(now: Situation) -> bool:
    """The school says a diagnosis must come first."""
    return _said(now, "needs_diagnosis")


@rule("school_response")
def home_instruction_was_offered(now: Situation) -> bool:
    """Teaching at home was offered."""
    return _said(now, "home_instruction_offered")
