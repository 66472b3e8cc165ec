"""The clauses of a message: pieces that each tell one thing.

A parent strings things together ("cries in the car, stomach in knots and PE"); what was learned
from single clauses can only be found again in single clauses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.core.understanding.text import Message

LONGEST = 16
"""Words of two neighbours that are also read as one: "he games all night, can't wake up"."""
SHORTEST = 2

_ENDS = re.compile(
    r"\s*(?:[!?;\n,()]|:(?!\d)|\.(?!\d)|-{2,}|\s-\s)+\s*"
    r"|\s+(?=(?:and|but|because|cuz|bc|then|so|plus|when|whenever|since|although|though|while"
    r"|which)\s)"
)
_WORD = re.compile(r"[\w'%]+")


@dataclass(frozen=True)
class Clause:
    """A piece of a message's searchable text."""

    text: str
    start: int
    end: int


def clauses(message: Message) -> list[Clause]:
    """The clauses in order, each short one also together with the next; no wording twice."""
    single = _single(message.text)
    pairs = [
        Clause(message.text[first.start : second.end], first.start, second.end)
        for first, second in zip(single, single[1:], strict=False)
        if _words(message.text[first.start : second.end]) <= LONGEST
    ]
    found = {clause.text: clause for clause in [*single, *pairs] if _words(clause.text) >= SHORTEST}
    return list(found.values())


def _single(text: str) -> list[Clause]:
    edges = [(0, 0), *(found.span() for found in _ENDS.finditer(text)), (len(text), len(text))]
    pieces = [(left[1], right[0]) for left, right in zip(edges, edges[1:], strict=False)]
    return [Clause(text[start:end], start, end) for start, end in pieces if start < end]


def _words(text: str) -> int:
    return len(_WORD.findall(text))
