"""Model of guidance_content/faq/<id>.yml: one question parents ask, answered shortly."""

from __future__ import annotations

from datetime import date

from pydantic import validator

from actions.core.content.entry import Entry
from actions.core.content.placeholders import HELP_LINE, only

MAX_ANSWER_WORDS = 90
"""More is not read on a phone at seven in the morning."""


class Faq(Entry):
    """A question, its short answer first, and one thing the parent can do now."""

    question: str
    category: str  # id of a category in library/categories.yml
    answer: str
    next_step: str
    related: tuple[str, ...] = ()  # ids of other questions
    citations: tuple[str, ...]
    reviewed_on: date

    @validator("answer")
    def _short(cls, value: str) -> str:
        words = len(value.split())
        if words > MAX_ANSWER_WORDS:
            raise ValueError(f"{words} words; shorten it to {MAX_ANSWER_WORDS} or fewer")
        return value

    @validator("answer", "next_step")
    def _only_help_lines(cls, value: str) -> str:
        only(HELP_LINE.sub("", value), ())
        return value
