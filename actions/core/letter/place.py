"""Where a family stands with the school, as plain statements about a case.

The tables of choice.py and the rules of letter parts are made of these.
"""

from __future__ import annotations

from actions.core.case import Answered, Case, PlanStatus, SentLetter, Severity
from actions.core.letter.kinds import FIRST_REQUESTS, NO_ANSWER_FOLLOW_UP

REFUSALS = frozenset({"said_no_out_loud", "refused_in_writing"})

PUT_OFF = frozenset(
    {"attendance_only", "behavior_choice", "interventions_first", "grades_fine", "needs_diagnosis"}
)
"""Answers that are no yes. After a written request, each is a decision the school must explain."""

LEARNING_IMPACTS = frozenset(
    {
        "missed_instruction",
        "falling_behind",
        "missing_work",
        "grades_dropped",
        "credits_at_risk",
        "trouble_concentrating",
    }
)

FEW_DAYS = 5
"""Full days missed that still count as few when missing school is only occasional."""

SMALL_SHARE = 0.1
"""Below this share of enrolled days absence is not called chronic (10 percent, by usual use)."""


def has_iep(case: Case) -> bool:
    """The child has an IEP."""
    return case.plan_status is PlanStatus.IEP


def has_504(case: Case) -> bool:
    """The child has a 504 plan."""
    return case.plan_status is PlanStatus.SECTION_504


def being_evaluated(case: Case) -> bool:
    """An evaluation is under way."""
    return case.plan_status is PlanStatus.BEING_EVALUATED


def unanswered(case: Case) -> SentLetter | None:
    """The letter that waits for an answer: a known silence first, then the latest sent."""
    waiting = [
        letter
        for letter in reversed(case.letters_sent)
        if letter.answered is not Answered.YES and letter.kind != NO_ANSWER_FOLLOW_UP
    ]
    silent = (letter for letter in waiting if letter.answered is Answered.NO)
    return next(silent, waiting[0] if waiting else None)


def school_is_silent(case: Case) -> bool:
    """The parent told that no answer came."""
    waiting = unanswered(case)
    told = waiting is not None and waiting.answered is Answered.NO
    return told or "no_answer" in (case.school_response or ())


def truancy_came_up(case: Case) -> bool:
    """A truancy notice came, or was threatened."""
    return "truancy_warning" in (case.school_response or ())


def found_not_eligible(case: Case) -> bool:
    """The school tested the child and found no right to special education."""
    return "found_not_eligible" in (case.school_response or ())


def school_said_no(case: Case) -> bool:
    """The school turned down an evaluation or plan, in writing or out loud."""
    return case.plan_status is PlanStatus.REFUSED or bool(
        REFUSALS.intersection(case.school_response or ())
    )


def request_was_put_off(case: Case) -> bool:
    """A written request went out, and the school answered with something other than yes."""
    asked = any(letter.kind in FIRST_REQUESTS for letter in case.letters_sent)
    return asked and bool(PUT_OFF.intersection(case.school_response or ()))


def said_no_or_put_off(case: Case) -> bool:
    """A no, plain or in other words."""
    return school_said_no(case) or request_was_put_off(case)


def effect_is_mild(case: Case) -> bool:
    """Missing school is rare and the parent sees no effect on learning.

    Unknown effects do not count as mild: then an evaluation is the safer thing to ask for.
    """
    return (
        case.severity is Severity.OCCASIONAL
        and case.impacts is not None
        and not LEARNING_IMPACTS.intersection(case.impacts)
        and _few_days_missed(case)
    )


def always(case: Case) -> bool:
    """Anything else, also nothing."""
    return True


def _few_days_missed(case: Case) -> bool:
    if case.missed_days is None:
        return True
    if case.enrolled_days and case.missed_days / case.enrolled_days >= SMALL_SHARE:
        return False
    return case.missed_days <= FEW_DAYS
