"""Everything told so far as a list to check, and which fact a parent means by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.core.content.facts import Review
from actions.core.content.guidance import Guidance
from actions.core.facts.case import ABOUT_ANOTHER
from actions.core.facts.recap import recap
from actions.core.facts.told import Facts, only


@dataclass(frozen=True)
class ReviewFact:
    """One fact as the parent may check it. `question` is asked again to change it."""

    field: str
    label: str
    value: str
    question: str


def review(facts: Facts, content: Guidance) -> list[ReviewFact]:
    """The known facts, each in the words of the recap, in the order of `Case`."""
    found = [
        ReviewFact(one.id, one.review.label, _value(one.id, facts, content), one.review.question)
        for one in content.facts.values()
        if one.review and facts.get(one.id) is not None
    ]
    return [fact for fact in found if fact.value]


def _value(field: str, facts: Facts, content: Guidance) -> str:
    return recap(only(facts, (field, *ABOUT_ANOTHER)), content)


def fact_named(text: str, content: Guidance) -> Review | None:
    """The fact a message such as "the school is wrong" is about; the longest name in it counts."""
    said = text.lower()
    named = [
        (len(word), one.review)
        for one in content.facts.values()
        if one.review
        for word in one.review.words
        if re.search(rf"\b{re.escape(word)}\b", said)
    ]
    return max(named, key=lambda one: one[0])[1] if named else None
