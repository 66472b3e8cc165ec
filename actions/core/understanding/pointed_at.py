"""Facts that no wording found, at places where the taught reader is sure of one.

The reader says where a grade or an age stands and whose it is; the words there are read as the
reply to the question about it: "she's in third" as "third".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from actions.core.facts.told import Facts, as_facts
from actions.core.reading.spans import Span
from actions.core.understanding.child import AGES
from actions.core.understanding.grades import bare_grade
from actions.core.understanding.numbers import amounts

SURE_OF_WORDS = 0.9
"""Share of a place from which its words are read as the value."""
SURE_OF_CHOICE: Mapping[str, float] = {"relationship": 0.7}
"""The same from which a place that names a value is taken, by field; by measurement. How much
school is missed is not among them: of "she missed two full days" the reader is too sure."""


def with_pointed_at(facts: Facts, places: Sequence[Span]) -> Facts:
    """The facts, and those that only the reader is sure of; what wordings found stays.

    `places`: those that speak of this child today. Two places with different values say nothing.
    """
    added: dict[str, Any] = {}
    for field in (*_READERS, *SURE_OF_CHOICE):
        values = {_value(place) for place in places if place.field == field} - {None}
        if field not in facts and len(values) == 1:
            added[field] = values.pop()
    return as_facts({**facts, **added})


def _value(place: Span) -> Any:
    if place.field in SURE_OF_CHOICE:
        return place.value if place.share >= SURE_OF_CHOICE[place.field] else None
    return _READERS[place.field](place.text.lower()) if place.share >= SURE_OF_WORDS else None


def _age(words: str) -> int | None:
    found = [int(amount.value) for amount in amounts(words)]
    return found[0] if len(found) == 1 and found[0] in AGES else None


_READERS: Mapping[str, Callable[[str], Any]] = {"grade": bare_grade, "age": _age}
