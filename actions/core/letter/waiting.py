"""Which of the letters that went out waits for an answer."""

from __future__ import annotations

from actions.core.facts.case import Case
from actions.core.facts.case_values import Answered, SentLetter
from actions.core.letter.kinds import NO_ANSWER_FOLLOW_UP


def unanswered(case: Case) -> SentLetter | None:
    """The letter that waits for an answer: a known silence first, then the latest sent."""
    waiting = [
        letter
        for letter in reversed(case.letters_sent)
        if letter.answered is not Answered.YES and letter.kind != NO_ANSWER_FOLLOW_UP
    ]
    silent = (letter for letter in waiting if letter.answered is Answered.NO)
    return next(silent, waiting[0] if waiting else None)
