"""How far the questions have come, and about how long the rest takes."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from actions.core.content.guidance import Guidance
from actions.core.facts.case import Case
from actions.core.questions import MAX_QUESTIONS, open_questions

SECONDS_A_QUESTION = 13
"""Nine questions in about two minutes."""


@dataclass(frozen=True)
class Progress:
    """Questions asked before the one that comes now; those left, this one included; minutes."""

    asked: int
    left: int
    minutes: int

    def in_words(self, content: Guidance) -> str:
        """ "About a minute left." """
        words = content.chat.words["progress"]
        if self.left <= 1:
            return words["last"]
        return words[_number(self.minutes)].format(minutes=self.minutes)

    def minutes_in_words(self, content: Guidance) -> str:
        """ "2 minutes"."""
        return content.chat.words["minutes"][_number(self.minutes)].format(minutes=self.minutes)

    def left_in_words(self, content: Guidance) -> str:
        """ "4 questions"."""
        return content.chat.words["left"][_number(self.left)].format(left=self.left)


def progress(case: Case, asked: Collection[str] = (), passed: Collection[str] = ()) -> Progress:
    """Where the assessment stands before the next question. `asked`: ids of those before it."""
    left = min(len(open_questions(case, passed)), max(MAX_QUESTIONS - len(asked), 0))
    return Progress(len(asked), left, max(1, math.ceil(left * SECONDS_A_QUESTION / 60)))


def _number(count: int) -> str:
    return "one" if count == 1 else "several"
