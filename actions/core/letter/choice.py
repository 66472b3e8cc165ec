"""Which letter fits a family's place in the process. What comes later is in next.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from actions.core.case import Answered, Case, PlanStatus, SentLetter, Severity
from actions.core.letter.kinds import (
    EVALUATION_REQUEST,
    FIRST_REQUESTS,
    IEP_MEETING_REQUEST,
    INDEPENDENT_EVALUATION_REQUEST,
    KINDS,
    NO_ANSWER_FOLLOW_UP,
    PRIOR_WRITTEN_NOTICE_REQUEST,
    RECORDS_REQUEST,
    SECTION_504_REQUEST,
    SECTION_504_REVIEW,
    TRUANCY_REPLY,
)

__all__ = [
    "EVALUATION_REQUEST",
    "IEP_MEETING_REQUEST",
    "INDEPENDENT_EVALUATION_REQUEST",
    "KINDS",
    "NO_ANSWER_FOLLOW_UP",
    "PRIOR_WRITTEN_NOTICE_REQUEST",
    "REASONS",
    "RECORDS_REQUEST",
    "SECTION_504_REQUEST",
    "SECTION_504_REVIEW",
    "TRUANCY_REPLY",
    "LetterChoice",
    "choose_letter",
    "standing_request",
]

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


@dataclass(frozen=True)
class LetterChoice:
    """The letter to offer, and why: `reason_id` is one of REASONS."""

    kind: str
    reason_id: str


def choose_letter(case: Case) -> LetterChoice:
    """The one letter that moves this family forward: the first row of TABLE that fits.

    A letter already sent steps back for the next row; when all that fit were sent, the first of
    them is offered again.
    """
    fitting = [LetterChoice(kind, reason) for holds, kind, reason in TABLE if holds(case)]
    sent = {letter.kind for letter in case.letters_sent}
    return next((choice for choice in fitting if choice.kind not in sent), fitting[0])


def standing_request(case: Case) -> str:
    """The request that fits where the child stands, whatever has been sent or answered."""
    return next(kind for holds, kind, _ in STANDING if holds(case))


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


Row = tuple[Callable[[Case], bool], str, str]

# fmt: off
STANDING: tuple[Row, ...] = (
    # what is known       the letter                       why: letters/_shared/reasons.yml
    (has_iep,             IEP_MEETING_REQUEST,             "has_iep"),
    (has_504,             SECTION_504_REVIEW,              "has_504"),
    (being_evaluated,     SECTION_504_REQUEST,             "being_evaluated"),
    (found_not_eligible,  SECTION_504_REQUEST,             "not_eligible_504"),
    (school_said_no,      PRIOR_WRITTEN_NOTICE_REQUEST,    "school_said_no"),
    (effect_is_mild,      SECTION_504_REQUEST,             "effect_is_mild"),
    (always,              EVALUATION_REQUEST,              "no_plan_yet"),
)
"""Where the child stands. The plan's route follows this table too."""

TABLE: tuple[Row, ...] = (
    (school_is_silent,    NO_ANSWER_FOLLOW_UP,             "no_answer"),
    (school_is_silent,    PRIOR_WRITTEN_NOTICE_REQUEST,    "still_no_answer"),
    # with a plan, the team that can change it also settles the absences
    (has_iep,             IEP_MEETING_REQUEST,             "has_iep"),
    (has_504,             SECTION_504_REVIEW,              "has_504"),
    (truancy_came_up,     TRUANCY_REPLY,                   "truancy_notice"),
    (being_evaluated,     SECTION_504_REQUEST,             "being_evaluated"),
    (found_not_eligible,  INDEPENDENT_EVALUATION_REQUEST,  "found_not_eligible"),
    (found_not_eligible,  SECTION_504_REQUEST,             "not_eligible_504"),
    (said_no_or_put_off,  PRIOR_WRITTEN_NOTICE_REQUEST,    "school_said_no"),
    (effect_is_mild,      SECTION_504_REQUEST,             "effect_is_mild"),
    (always,              EVALUATION_REQUEST,              "no_plan_yet"),
)
"""Which letter next, the most pressing first."""
# fmt: on

REASONS = frozenset(reason for _, _, reason in (*STANDING, *TABLE))
"""Every reason id; worded in guidance_content/letters/_shared/reasons.yml."""
