"""Rules about letters that went before: which one waits, where it went, what it asked for."""

from __future__ import annotations

from collections.abc import Callable

from actions.core.case import Case, SentBy
from actions.core.letter.choice import standing_request
from actions.core.letter.kinds import (
    EVALUATION_REQUEST,
    IEP_MEETING_REQUEST,
    INDEPENDENT_EVALUATION_REQUEST,
    NO_ANSWER_FOLLOW_UP,
    PRIOR_WRITTEN_NOTICE_REQUEST,
    RECORDS_REQUEST,
    SECTION_504_REQUEST,
    SECTION_504_REVIEW,
    TRUANCY_REPLY,
)
from actions.core.letter.place import unanswered

Rule = Callable[[Case], bool]


def earlier_request(case: Case) -> str:
    """The kind of letter a follow-up is about: the one that waits, else what fits the child."""
    waiting = unanswered(case)
    return waiting.kind if waiting else standing_request(case)


def _earlier_was(*kinds: str) -> Rule:
    return lambda case: earlier_request(case) in kinds


def _sent(*kinds: str) -> Rule:
    return lambda case: any(letter.kind in kinds for letter in case.letters_sent)


def _sent_by(method: SentBy) -> Rule:
    def rule(case: Case) -> bool:
        waiting = unanswered(case)
        return waiting is not None and waiting.method is method

    return rule


EARLIER_RULES: dict[str, Rule] = {
    "a_letter_waits_for_an_answer": lambda case: unanswered(case) is not None,
    "no_letter_is_known_to_have_gone": lambda case: not case.letters_sent,
    "a_follow_up_went_out": _sent(NO_ANSWER_FOLLOW_UP),
    "evaluation_was_asked_for": _sent(EVALUATION_REQUEST),
    "evaluation_was_not_asked_for": lambda case: not _sent(EVALUATION_REQUEST)(case),
    "no_letter_waits": lambda case: unanswered(case) is None,
    "earlier_letter_unknown_way": lambda case: (
        (waiting := unanswered(case)) is not None and waiting.method is None
    ),
    "earlier_letter_by_email": _sent_by(SentBy.EMAIL),
    "earlier_letter_by_hand": _sent_by(SentBy.HAND),
    "earlier_letter_by_mail": _sent_by(SentBy.MAIL),
    "earlier_letter_by_fax": _sent_by(SentBy.FAX),
    "earlier_asked_for_evaluation": _earlier_was(EVALUATION_REQUEST),
    "earlier_asked_for_iep_meeting": _earlier_was(IEP_MEETING_REQUEST),
    "earlier_asked_for_504": _earlier_was(SECTION_504_REQUEST),
    "earlier_asked_for_504_review": _earlier_was(SECTION_504_REVIEW),
    "earlier_asked_for_notice": _earlier_was(PRIOR_WRITTEN_NOTICE_REQUEST),
    "earlier_asked_for_records": _earlier_was(RECORDS_REQUEST),
    "earlier_asked_for_independent": _earlier_was(INDEPENDENT_EVALUATION_REQUEST),
    "earlier_answered_truancy": _earlier_was(TRUANCY_REPLY),
    "earlier_asked_for_a_decision": _earlier_was(
        IEP_MEETING_REQUEST,
        SECTION_504_REQUEST,
        SECTION_504_REVIEW,
        INDEPENDENT_EVALUATION_REQUEST,
    ),
    "earlier_went_to_504": _earlier_was(SECTION_504_REQUEST, SECTION_504_REVIEW),
    "earlier_went_to_school_office": _earlier_was(RECORDS_REQUEST, TRUANCY_REPLY),
    "cc_the_principal_by_school": lambda case: (
        bool(case.school) and not _earlier_was(TRUANCY_REPLY)(case)
    ),
    "cc_the_principal": lambda case: not case.school and not _earlier_was(TRUANCY_REPLY)(case),
    "earlier_went_to_director": lambda case: (
        not _earlier_was(SECTION_504_REQUEST, SECTION_504_REVIEW, RECORDS_REQUEST, TRUANCY_REPLY)(
            case
        )
    ),
}
"""name -> whether it holds for a case"""
