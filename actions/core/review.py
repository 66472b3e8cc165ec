"""Everything told so far as a list to check, and which fact a parent means by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.core.content.chat import ReviewLine
from actions.core.content.guidance import Guidance
from actions.core.facts import Facts
from actions.core.recap import recap

_BESIDE = ("estimated", "per", "condition_statuses")
"""Facts that only say more about another one."""


@dataclass(frozen=True)
class ReviewFact:
    """One fact as the parent may check it. `question` is asked again to change it."""

    field: str
    label: str
    value: str
    question: str


def review(facts: Facts, content: Guidance) -> list[ReviewFact]:
    """The known facts, each in the words of the recap, in the order of chat/review.yml."""
    lines = [line for line in content.chat.review.values() if facts.get(line.id) is not None]
    found = [
        ReviewFact(line.id, line.label, _value(line.id, facts, content), line.question)
        for line in lines
    ]
    return [fact for fact in found if fact.value]


def _value(field: str, facts: Facts, content: Guidance) -> str:
    about_it = {name: facts[name] for name in (field, *_BESIDE) if name in facts}
    return recap(about_it, content)


def fact_named(text: str, content: Guidance) -> ReviewLine | None:
    """The fact a message such as "the school is wrong" is about; the longest name in it counts."""
    said = text.lower()
    named = [
        (len(word), line)
        for line in content.chat.review.values()
        for word in line.words
        if re.search(rf"\b{re.escape(word)}\b", said)
    ]
    return max(named, key=lambda one: one[0])[1] if named else None
