"""Numbers of missed days and part-day troubles in a message."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from actions.core.calendar.school_days import SchoolDate
from actions.core.facts.case import PART_DAY_COUNTS, PART_DAY_PROBLEMS
from actions.core.facts.told import Facts, as_facts
from actions.core.understanding.bare_days import bare_missed_days
from actions.core.understanding.events import Event
from actions.core.understanding.negation import pattern
from actions.core.understanding.pairing import Pair, pair_up
from actions.core.understanding.periods import Period
from actions.core.understanding.quantities import MOST_POSSIBLE, Quantity
from actions.core.understanding.sums import days_in_parts, total_told
from actions.core.understanding.text import Message
from actions.core.understanding.worked_out import worked_out

_ALTOGETHER = re.compile(
    r"\b(?P<days>\d{1,3})(?: (?:school )?days)?(?: absences)? (?:altogether|all together|in all"
    r"|all told"
    r"|in total)\b"
)
_NONE_MISSED = pattern(
    r"\b(?:zero|no|0)(?: full[- ]day| actual| unexcused)* absences\b(?! (?:letter|policy|note"
    r"|until))"
    r"|(?:\bnever|\bnot|<n't>)(?: \w+)? miss(?:ed|es)?(?: a(?: single)?| any| one| even one)"
    r"(?: full| whole| single| school)* (?:days?|school)\b|\bnever (?:misses|missed) school\b"
    r"|\bperfect attendance\b|\bmiss(?:ed|es) (?:no|zero|0) (?:days|school)\b"
)
"""In the building every day, which says nothing about how the days go."""


def read_counts(
    message: Message,
    events: Sequence[Event],
    taken: Collection[tuple[int, int]],
    periods: Sequence[Period],
    said_on: SchoolDate,
) -> Facts:
    """Counts of missed days and part-day troubles. `taken`: numbers that are something else."""
    pairs = pair_up(message, events, taken)
    bare = _said_bare(message, events, pairs, taken, periods)
    pairs = [(event, quantity) for event, quantity in pairs if quantity != bare]
    facts: Facts = {}
    rates: dict[str, str] = {}
    guesses: list[str] = []
    for event, quantity in pairs:
        if event.field in facts or (event.field == "missed_days" and quantity.per):
            continue
        facts[event.field] = _number(quantity)
        if quantity.per:
            rates[event.field] = quantity.per
        if quantity.estimated or quantity.unit in ("weeks", "months"):
            guesses.append(event.field)
        if quantity.out_of and event.field == "missed_days":
            facts["enrolled_days"] = quantity.out_of
    if bare and "missed_days" not in facts:
        facts["missed_days"] = _number(bare)
        guesses += ["missed_days"] if bare.estimated else []
        if bare.out_of:
            facts["enrolled_days"] = bare.out_of
    added = days_in_parts(message, said_on)
    if added and added.days <= MOST_POSSIBLE:
        facts["missed_days"] = int(added.days)
        guesses += ["missed_days"] if added.estimated else []
        if added.first:
            facts["period"] = f"since {added.first:%B}"
            facts["period_start"] = added.first.isoformat()
    total = _ALTOGETHER.search(message.text)
    if total and "missed_days" in facts:
        facts["missed_days"] = min(int(total["days"]), MOST_POSSIBLE)
    told = total_told(message)
    if told and 0 < told.value <= MOST_POSSIBLE:
        facts["missed_days"] = int(told.value)
        guesses = [field for field in guesses if field != "missed_days"]
        guesses += ["missed_days"] if told.estimated else []
    if "missed_days" not in facts and any(
        not message.asks_at(found.start()) for found in message.search(_NONE_MISSED)
    ):
        facts["missed_days"] = 0
    if "missed_days" not in facts:
        missed = worked_out(message, events, pairs, periods, said_on)
        if missed is not None:
            facts["missed_days"] = missed
            guesses.append("missed_days")
    kinds = _kinds(events, facts)
    return {**facts, **_present(per=rates, estimated=guesses, part_day_problems=kinds)}


def _said_bare(
    message: Message,
    events: Sequence[Event],
    pairs: Sequence[Pair],
    taken: Collection[tuple[int, int]],
    periods: Sequence[Period],
) -> Quantity | None:
    """Days said alone, as in "several days a week he is home, 14 days since October, and is late".

    None when missed days are spoken of without any number, or when the days count what was named
    right before them.
    """
    of_days = [event for event in events if event.field == "missed_days"]
    rated = [event for event, quantity in pairs if quantity.per]
    if any(event not in rated for event in of_days):
        return None
    bare = bare_missed_days(message, taken, periods)
    counted = [event for event, quantity in pairs if quantity == bare]
    return None if any(bare and event.start < bare.start for event in counted) else bare


def _number(quantity: Quantity) -> float:
    days = quantity.days
    return int(days) if float(days).is_integer() else days


def _kinds(events: Sequence[Event], facts: Facts) -> list[str]:
    """Part-day troubles that happen, counted or not; a zero is none."""
    happens = {event.field for event in events if not event.denied and facts.get(event.field) != 0}
    return [kind for kind in PART_DAY_PROBLEMS if kind in happens and kind in PART_DAY_COUNTS]


def _present(**facts: Any) -> Facts:
    return as_facts({field: value for field, value in facts.items() if value})
