"""Which letter fits a family's place in the process. What comes later is in next.py."""

from __future__ import annotations

from dataclasses import dataclass

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
from actions.core.letter.waiting import unanswered
from actions.core.plan.situation import Situation
from actions.core.rules.effects import effect_is_mild
from actions.core.rules.plan import (
    child_has_a_504_plan,
    child_has_an_iep,
    evaluation_is_under_way,
    found_not_eligible,
)
from actions.core.rules.registry import Rule, always
from actions.core.rules.school_answers import (
    said_no_or_put_off,
    school_did_not_answer,
    school_said_no,
    truancy_was_mentioned,
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
    "earlier_request",
    "standing_request",
]


@dataclass(frozen=True)
class LetterChoice:
    """The letter to offer, and why: `reason_id` is one of REASONS."""

    kind: str
    reason_id: str


def choose_letter(now: Situation) -> LetterChoice:
    """The one letter that moves this family forward: the first row of TABLE that fits.

    A letter already sent steps back for the next row; when all that fit were sent, the first of
    them is offered again.
    """
    fitting = [LetterChoice(kind, reason) for holds, kind, reason in TABLE if holds(now)]
    sent = {letter.kind for letter in now.case.letters_sent}
    return next((choice for choice in fitting if choice.kind not in sent), fitting[0])


def standing_request(now: Situation) -> str:
    """The request that fits where the child stands, whatever has been sent or answered."""
    return next(kind for holds, kind, _ in STANDING if holds(now))


def earlier_request(now: Situation) -> str:
    """The kind of letter a follow-up is about: the one that waits, else what fits the child."""
    waiting = unanswered(now.case)
    return waiting.kind if waiting else standing_request(now)


Row = tuple[Rule, str, str]

# fmt: off
STANDING: tuple[Row, ...] = (
    # what is known          the letter                      why: letters/_shared/reasons.yml
    (child_has_an_iep,        IEP_MEETING_REQUEST,            "has_iep"),
    (child_has_a_504_plan,    SECTION_504_REVIEW,             "has_504"),
    (evaluation_is_under_way, SECTION_504_REQUEST,            "being_evaluated"),
    (found_not_eligible,      SECTION_504_REQUEST,            "not_eligible_504"),
    (school_said_no,          PRIOR_WRITTEN_NOTICE_REQUEST,   "school_said_no"),
    (effect_is_mild,          SECTION_504_REQUEST,            "effect_is_mild"),
    (always,                  EVALUATION_REQUEST,             "no_plan_yet"),
)
"""Where the child stands. The plan's route follows this table too."""

TABLE: tuple[Row, ...] = (
    (school_did_not_answer,   NO_ANSWER_FOLLOW_UP,            "no_answer"),
    (school_did_not_answer,   PRIOR_WRITTEN_NOTICE_REQUEST,   "still_no_answer"),
    # with a plan, the team that can change it also settles the absences
    (child_has_an_iep,        IEP_MEETING_REQUEST,            "has_iep"),
    (child_has_a_504_plan,    SECTION_504_REVIEW,             "has_504"),
    (truancy_was_mentioned,   TRUANCY_REPLY,                  "truancy_notice"),
    (evaluation_is_under_way, SECTION_504_REQUEST,            "being_evaluated"),
    (found_not_eligible,      INDEPENDENT_EVALUATION_REQUEST, "found_not_eligible"),
    (found_not_eligible,      SECTION_504_REQUEST,            "not_eligible_504"),
    (said_no_or_put_off,      PRIOR_WRITTEN_NOTICE_REQUEST,   "school_said_no"),
    (effect_is_mild,          SECTION_504_REQUEST,            "effect_is_mild"),
    (always,                  EVALUATION_REQUEST,             "no_plan_yet"),
)
"""Which letter next, the most pressing first."""
# fmt: on

REASONS = frozenset(reason for _, _, reason in (*STANDING, *TABLE))
"""Every reason id; worded in guidance_content/letters/_shared/reasons.yml."""
