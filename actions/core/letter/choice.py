"""Which letter fits a family's place in the process."""

from __future__ import annotations

from dataclasses import dataclass

from actions.core.case import Case, PlanStatus, Severity

EVALUATION_REQUEST = "evaluation_request"
IEP_MEETING_REQUEST = "iep_meeting_request"
SECTION_504_REQUEST = "section_504_request"
SECTION_504_REVIEW = "section_504_review"
PRIOR_WRITTEN_NOTICE_REQUEST = "prior_written_notice_request"

KINDS = (
    EVALUATION_REQUEST,
    IEP_MEETING_REQUEST,
    SECTION_504_REQUEST,
    SECTION_504_REVIEW,
    PRIOR_WRITTEN_NOTICE_REQUEST,
)
"""Every kind of letter, as in the folder names of guidance_content/letters/."""

REASONS = frozenset(
    {"has_iep", "has_504", "being_evaluated", "school_said_no", "effect_is_mild", "no_plan_yet"}
)
"""Every reason id; worded in guidance_content/letters/_shared/reasons.yml."""

REFUSALS = frozenset({"said_no_out_loud", "refused_in_writing"})

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
    """The one letter that moves this family forward. The first row that fits decides.

    | what is known                         | letter                       | reason_id        |
    | ------------------------------------- | ---------------------------- | ---------------- |
    | the child has an IEP                  | iep_meeting_request          | has_iep          |
    | the child has a 504 plan              | section_504_review           | has_504          |
    | an evaluation is under way            | section_504_request          | being_evaluated  |
    | plan status is "refused", or the      | prior_written_notice_request | school_said_no   |
    |   school said no, aloud or in writing |                              |                  |
    | absence is rare, learning is fine     | section_504_request          | effect_is_mild   |
    | anything else, also nothing           | evaluation_request           | no_plan_yet      |
    """
    if case.plan_status is PlanStatus.IEP:
        return LetterChoice(IEP_MEETING_REQUEST, "has_iep")
    if case.plan_status is PlanStatus.SECTION_504:
        return LetterChoice(SECTION_504_REVIEW, "has_504")
    if case.plan_status is PlanStatus.BEING_EVALUATED:
        return LetterChoice(SECTION_504_REQUEST, "being_evaluated")
    if school_said_no(case):
        return LetterChoice(PRIOR_WRITTEN_NOTICE_REQUEST, "school_said_no")
    if effect_is_mild(case):
        return LetterChoice(SECTION_504_REQUEST, "effect_is_mild")
    return LetterChoice(EVALUATION_REQUEST, "no_plan_yet")


def school_said_no(case: Case) -> bool:
    """The school turned down an evaluation or plan, in writing or out loud."""
    return case.plan_status is PlanStatus.REFUSED or bool(
        REFUSALS.intersection(case.school_response or ())
    )


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


def _few_days_missed(case: Case) -> bool:
    if case.missed_days is None:
        return True
    if case.enrolled_days and case.missed_days / case.enrolled_days >= SMALL_SHARE:
        return False
    return case.missed_days <= FEW_DAYS
