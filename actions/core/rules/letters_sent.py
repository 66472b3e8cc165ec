"""Rules about letters that went before: which one waits, how it went, what it asked for."""

from __future__ import annotations

from actions.core.facts.case_values import SentBy
from actions.core.letter.choice import choose_letter, earlier_request
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
from actions.core.letter.waiting import unanswered
from actions.core.plan.situation import Situation
from actions.core.rules.family import school_is_known
from actions.core.rules.registry import rule

EARLIER = ("letters_sent", "plan_status", "school_response", "severity", "missed_days", "impacts")
"""What says which letter a follow-up is about: see `earlier_request`."""


def _sent(now: Situation, kind: str) -> bool:
    return any(letter.kind == kind for letter in now.case.letters_sent)


def _waits_by(now: Situation, method: SentBy | None) -> bool:
    waiting = unanswered(now.case)
    return waiting is not None and waiting.method is method


def _earlier_was(now: Situation, *kinds: str) -> bool:
    return earlier_request(now) in kinds


@rule("letters_sent")
def a_letter_was_sent(now: Situation) -> bool:
    """A letter has gone to the school, so its own dates count."""
    return bool(now.case.letters_sent)


@rule("letters_sent")
def a_follow_up_went_out(now: Situation) -> bool:
    """A silence has been answered with a letter."""
    return _sent(now, NO_ANSWER_FOLLOW_UP)


@rule(*EARLIER)
def evaluation_request_comes_next(now: Situation) -> bool:
    """The letter that fits asks for an evaluation, so the state's time to answer one counts."""
    return choose_letter(now).kind == EVALUATION_REQUEST


@rule("letters_sent")
def evaluation_was_asked_for(now: Situation) -> bool:
    """A letter has asked for an evaluation."""
    return _sent(now, EVALUATION_REQUEST)


@rule("letters_sent")
def a_letter_waits_for_an_answer(now: Situation) -> bool:
    """A letter went out, and no answer is known."""
    return unanswered(now.case) is not None


@rule("letters_sent")
def no_letter_waits(now: Situation) -> bool:
    """No letter is known to be without an answer."""
    return not a_letter_waits_for_an_answer(now)


@rule("letters_sent")
def earlier_letter_by_email(now: Situation) -> bool:
    """The letter that waits went by email."""
    return _waits_by(now, SentBy.EMAIL)


@rule("letters_sent")
def earlier_letter_by_fax(now: Situation) -> bool:
    """The letter that waits went by fax."""
    return _waits_by(now, SentBy.FAX)


@rule("letters_sent")
def earlier_letter_by_hand(now: Situation) -> bool:
    """The letter that waits was handed in."""
    return _waits_by(now, SentBy.HAND)


@rule("letters_sent")
def earlier_letter_by_mail(now: Situation) -> bool:
    """The letter that waits went by mail."""
    return _waits_by(now, SentBy.MAIL)


@rule("letters_sent")
def earlier_letter_unknown_way(now: Situation) -> bool:
    """A letter waits, and the parent did not say how it went."""
    return _waits_by(now, None)


@rule(*EARLIER)
def earlier_asked_for_evaluation(now: Situation) -> bool:
    """A follow-up is about an evaluation."""
    return _earlier_was(now, EVALUATION_REQUEST)


@rule(*EARLIER)
def earlier_asked_for_iep_meeting(now: Situation) -> bool:
    """A follow-up is about a meeting of the IEP team."""
    return _earlier_was(now, IEP_MEETING_REQUEST)


@rule(*EARLIER)
def earlier_asked_for_504(now: Situation) -> bool:
    """A follow-up is about a 504 plan."""
    return _earlier_was(now, SECTION_504_REQUEST)


@rule(*EARLIER)
def earlier_asked_for_504_review(now: Situation) -> bool:
    """A follow-up is about a review of the 504 plan."""
    return _earlier_was(now, SECTION_504_REVIEW)


@rule(*EARLIER)
def earlier_asked_for_notice(now: Situation) -> bool:
    """A follow-up is about a decision in writing."""
    return _earlier_was(now, PRIOR_WRITTEN_NOTICE_REQUEST)


@rule(*EARLIER)
def earlier_asked_for_records(now: Situation) -> bool:
    """A follow-up is about records."""
    return _earlier_was(now, RECORDS_REQUEST)


@rule(*EARLIER)
def earlier_asked_for_independent(now: Situation) -> bool:
    """A follow-up is about an independent evaluation."""
    return _earlier_was(now, INDEPENDENT_EVALUATION_REQUEST)


@rule(*EARLIER)
def earlier_answered_truancy(now: Situation) -> bool:
    """A follow-up is about the answer to a truancy notice."""
    return _earlier_was(now, TRUANCY_REPLY)


@rule(*EARLIER)
def earlier_asked_for_a_decision(now: Situation) -> bool:
    """A follow-up is about something the school decides, an evaluation aside."""
    return (
        earlier_asked_for_iep_meeting(now)
        or earlier_went_to_504(now)
        or earlier_asked_for_independent(now)
    )


@rule(*EARLIER)
def earlier_went_to_504(now: Situation) -> bool:
    """A follow-up goes to whoever looks after 504 plans."""
    return _earlier_was(now, SECTION_504_REQUEST, SECTION_504_REVIEW)


@rule(*EARLIER)
def earlier_went_to_school_office(now: Situation) -> bool:
    """A follow-up goes to the school's office."""
    return _earlier_was(now, RECORDS_REQUEST, TRUANCY_REPLY)


@rule(*EARLIER)
def earlier_went_to_director(now: Situation) -> bool:
    """A follow-up goes to the director of special education."""
    return not (earlier_went_to_504(now) or earlier_went_to_school_office(now))


@rule("school", *EARLIER)
def cc_the_principal_by_school(now: Situation) -> bool:
    """A copy of a follow-up goes to the principal of the school we know."""
    return school_is_known(now) and not earlier_answered_truancy(now)


@rule("school", *EARLIER)
def cc_the_principal(now: Situation) -> bool:
    """A copy of a follow-up goes to the principal of a school we do not know."""
    return not school_is_known(now) and not earlier_answered_truancy(now)
