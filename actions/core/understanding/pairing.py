"""Which number counts what: each quantity goes to the nearest thing counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from actions.core.understanding.events import Event
from actions.core.understanding.quantities import Quantity, quantities
from actions.core.understanding.text import Message

Pair = tuple[Event, Quantity]

_REACH = {"": 6, "times": 7, "days": 8, "weeks": 6, "months": 6}  # words from number to event
_BREAK = re.compile(r"[.!?;\n]|\b(?:but|and then)\b")
_BREAK_COST = 4
_LAST_YEAR = re.compile(r"\W*(?:\w+\W+){0,2}last (?:school )?year\b")
_ATTENDS = re.compile(
    r"\b(?:goes|attends?|makes it|gets there|gets in|is there|comes|shows up|(?:in|to) school)"
    r"(?: in| to school)?(?: (?:more|less|th[ae]n|at|most|maybe|about|only|like|just|for))*\s*$"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:cr(?:y|ies|ying|ied)|scream\w*|beg\w*|sob\w*|melt\w*(?: down)?|fights?|shak\w*"
    r"|throw\w* up"
    r"|panic\w*|therap\w*|counseling|appointments?|in the building|at school|in the school)"
    r"(?: (?:once|about|almost|nearly))?\s*$"
)
"""Before "every morning" or "weekly": how often that happens, not how often school is missed."""
_COMMA_COST = 2


def pair_up(
    message: Message, events: Sequence[Event], taken: Collection[tuple[int, int]]
) -> list[Pair]:
    """Each quantity with the event it counts: the nearest one that has no number yet."""
    found = quantities(message.text, {event.start for event in events}, taken)
    found = [
        quantity
        for quantity in found
        if not message.asks_at(quantity.start)
        and not _LAST_YEAR.match(message.text[quantity.end : quantity.end + 40])
    ]
    candidates = [
        (distance, event, quantity)
        for quantity in found
        for event in events
        if not event.denied
        and (distance := _distance(message, event, quantity, events)) is not None
    ]
    candidates.sort(key=lambda pair: (pair[0], pair[2].start, pair[1].start))
    return _nearest_first([(event, quantity) for _, event, quantity in candidates])


def missed_rate(pairs: Sequence[Pair]) -> Quantity | None:
    """How often whole days are missed: "twice a week"."""
    return next(
        (quantity for event, quantity in pairs if event.field == "missed_days" and quantity.per),
        None,
    )


def _nearest_first(candidates: Sequence[Pair]) -> list[Pair]:
    pairs: list[Pair] = []
    for event, quantity in candidates:
        if all(event is not other and quantity is not used for other, used in pairs):
            pairs.append((event, quantity))
    return sorted(pairs, key=lambda pair: pair[1].start)


def _distance(
    message: Message, event: Event, quantity: Quantity, events: Sequence[Event]
) -> int | None:
    """Words between the two, more across a break; None when they do not belong together."""
    if quantity.start < event.end and event.start < quantity.end:
        return 0
    if event.start < quantity.start:
        gap = (event.end, quantity.start)
    else:
        gap = (quantity.end, event.start)
    if any(gap[0] <= other.start < gap[1] for other in events if other is not event):
        return None
    if quantity.unit in ("weeks", "months") and event.field != "missed_days":
        return None
    before = message.before(quantity.start, 3)
    if quantity.per and _OF_SOMETHING_ELSE.search(before):
        return None
    if event.field == "missed_days" and _ATTENDS.search(message.before(quantity.start, 7)):
        return None
    words = message.words_between(*gap) + _COMMA_COST * message.text[slice(*gap)].count(",")
    if _BREAK.search(message.text[slice(*gap)]):
        words += _BREAK_COST
    return words if words <= _REACH[quantity.unit] else None
