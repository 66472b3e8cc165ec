"""Which letter fits a family's place in the process. What comes later is in next.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from actions.core.case import Case
from actions.core.letter.kinds import (
    EVALUATION_REQUEST,
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
from actions.core.letter.place import (
    always,
    being_evaluated,
    effect_is_mild,
    found_not_eligible,
    has_504,
    has_iep,
    said_no_or_put_off,
    school_is_silent,
    school_said_no,
    truancy_came_up,
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
