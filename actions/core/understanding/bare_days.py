"""Days said without what happened on them: "actually 32 days", "about 17 days since September".

Parents answer and correct in such pieces. They count as missed days only when the piece holds
nothing else that the days could belong to.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from actions.core.understanding.periods import Period
from actions.core.understanding.quantities import Quantity, quantities
from actions.core.understanding.text import Message

_PIECE_ENDS = re.compile(r"[,.;!?\n]|\b(?:but|because|with|and)\b")
_WORD_BUT_NOT_THE_OLD_NUMBER = re.compile(r"\bnot \d+\b|([\w']+)")
"""In "14 days, not 41" the second number is the mistake."""
_SAYS_NOTHING_ELSE = frozenset(
    "about actually again around at been but by change closer fact far full guess has have her "
    "his i id i'd in is it it's its just least like made make maybe mean meant more my nearly "
    "no not now ok oh only or probably really roughly say school so sorry sure that that's "
    "thats be the there think this to total umm um wait was were well yes oops typo number wrong "
    "should "
    "correction scratch mistake misspoke told you meant change update fix let please days".split()
)


def bare_missed_days(
    message: Message, taken: Collection[tuple[int, int]], periods: Sequence[Period]
) -> Quantity | None:
    """The first number of days in a piece that speaks of nothing else; None when there is none."""
    for quantity in quantities(message.text, (), taken):
        is_days = (quantity.unit == "days" or quantity.out_of) and quantity.per is None
        if is_days and not message.asks_at(quantity.start) and _alone(message, quantity, periods):
            return quantity
    return None


def bare_rate(message: Message, taken: Collection[tuple[int, int]]) -> Quantity | None:
    """ "Two days each week", said alone: how often whole days are missed."""
    for quantity in quantities(message.text, (), taken):
        if quantity.unit == "days" and quantity.per and not message.asks_at(quantity.start):
            return quantity if _alone(message, quantity, ()) else None
    return None


def _alone(message: Message, quantity: Quantity, periods: Sequence[Period]) -> bool:
    start, end = _piece(message.text, quantity)
    known = [(quantity.start, quantity.end)]
    known += [(period.start, period.end) for period in periods]
    rest = [
        word.group(1)
        for word in _WORD_BUT_NOT_THE_OLD_NUMBER.finditer(message.text[start:end])
        if word.group(1) and not any(first <= start + word.start() < last for first, last in known)
    ]
    return all(word in _SAYS_NOTHING_ELSE for word in rest)


def _piece(text: str, quantity: Quantity) -> tuple[int, int]:
    before = [match.end() for match in _PIECE_ENDS.finditer(text) if match.end() <= quantity.start]
    after = [match.start() for match in _PIECE_ENDS.finditer(text) if match.start() >= quantity.end]
    return (before[-1] if before else 0, after[0] if after else len(text))
