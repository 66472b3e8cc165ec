"""Numbers of missed days and part-day troubles: each quantity goes to the nearest thing counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from re import Match
from typing import Any

from actions.core.case import PART_DAY_COUNTS, PART_DAY_PROBLEMS
from actions.core.understanding.events import Event
from actions.core.understanding.periods import Period, month_span
from actions.core.understanding.quantities import Quantity, quantities
from actions.core.understanding.school_calendar import rough_school_days
from actions.core.understanding.text import Message

Facts = dict[str, Any]
Pair = tuple[Event, Quantity]

_REACH = {"": 6, "times": 7, "days": 8, "weeks": 6, "months": 6}  # words from number to event
_BREAK = re.compile(r"[.!?;\n]|\b(?:but|and then)\b")
_BREAK_COST = 4
_FRACTION = re.compile(
    r"(?P<part>half|most|all|the whole|the entire|a third|a quarter)(?: (?:of|month of))*(?: the month of)? "
    r"(?P<month>jan\w*|feb\w*|march|april|may|june|july|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b"
)
_LAST_YEAR = re.compile(r"\W*(?:\w+\W+){0,2}last (?:school )?year\b")
_BY_MONTH = re.compile(
    r"\b(?P<days>\d{1,2})(?: (?:school )?days)? in (?P<month>sep\w*|oct\w*|nov\w*|dec\w*|jan\w*|feb\w*|march|april|may)\b"
)
_PARTS = {"half": 0.5, "most": 0.75, "a third": 1 / 3, "a quarter": 0.25}
_ATTENDS = re.compile(r"\b(?:goes|attends?|makes it|gets there|gets in|is there|comes|shows up|in school)(?: in| to school)?\s*$")


def read_counts(
    message: Message,
    events: Sequence[Event],
    taken: Collection[tuple[int, int]],
    periods: Sequence[Period],
    today: date,
) -> Facts:
    """Counts of missed days and part-day troubles. `taken`: numbers that are something else."""
    pairs = pair_up(message, events, taken)
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
    by_month = [int(found["days"]) for found in message.search(_BY_MONTH)]
    if "missed_days" in facts and len(by_month) > 1:
        facts["missed_days"] = sum(by_month)
    if "missed_days" not in facts:
        missed = _worked_out(message, events, pairs, periods, today)
        if missed is not None:
            facts["missed_days"] = missed
            guesses.append("missed_days")
    kinds = _kinds(events, facts)
    return {**facts, **_present(per=rates, estimated=guesses, part_day_problems=kinds)}


def pair_up(
    message: Message, events: Sequence[Event], taken: Collection[tuple[int, int]]
) -> list[Pair]:
    """Each quantity with the event it counts: the nearest one that has no number yet."""
    found = quantities(message.text, {event.start for event in events}, taken)
    found = [
        quantity for quantity in found
        if not message.asks_at(quantity.start)
        and not _LAST_YEAR.match(message.text[quantity.end : quantity.end + 40])
    ]
    candidates = sorted(
        (distance, quantity.start, event.start, event, quantity)
        for quantity in found
        for event in events
        if not event.denied
        and (distance := _distance(message, event, quantity, events)) is not None
    ) if found else []
    return _nearest_first([(event, quantity) for *_, event, quantity in candidates])


def missed_rate(pairs: Sequence[Pair]) -> Quantity | None:
    """How often whole days are missed: "twice a week"."""
    return next((quantity for event, quantity in pairs
                 if event.field == "missed_days" and quantity.per), None)


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
    start, end = sorted((event, quantity), key=lambda part: part.start)
    gap = (start.end, end.start)
    if any(gap[0] <= other.start < gap[1] for other in events if other is not event):
        return None
    if quantity.unit in ("weeks", "months") and event.field != "missed_days":
        return None
    if event.field == "missed_days" and _ATTENDS.search(message.before(quantity.start, 3)):
        return None
    words = message.words_between(*gap)
    if _BREAK.search(message.text[slice(*gap)]):
        words += _BREAK_COST
    return words if words <= _REACH[quantity.unit] else None


def _worked_out(
    message: Message,
    events: Sequence[Event],
    pairs: Sequence[Pair],
    periods: Sequence[Period],
    today: date,
) -> int | None:
    """Missed days from "half of November", "twice a week since October", "the past two weeks"."""
    missed = [event for event in events if event.field == "missed_days" and not event.denied]
    if not missed:
        return None
    fraction = _FRACTION.search(message.text)
    if fraction and message.words_between(missed[0].end, fraction.start()) <= 3:
        return _days_of(fraction, today)
    rate = missed_rate(pairs)
    if rate:
        return _from_rate(rate, [period for period in periods if period.first], today)
    return next(
        (period.school_days for period in periods for event in missed
         if period.school_days and period.start - event.end >= 0
         and message.words_between(event.end, period.start) <= 1),
        None,
    )


def part_of_month(text: str, today: date) -> Facts:
    """Missed days from "most of October" alone, with that month as the period."""
    fraction = _FRACTION.search(text)
    if not fraction:
        return {}
    first, _ = month_span(fraction["month"], today)
    period = {"period": f"in {first:%B}", "period_start": first.isoformat()}
    return {"missed_days": _days_of(fraction, today), **period}


def _days_of(fraction: Match[str], today: date) -> int:
    days = rough_school_days(*month_span(fraction["month"], today))
    return round(days * _PARTS.get(fraction["part"], 1))


def _from_rate(rate: Quantity, dated: Sequence[Period], today: date) -> int | None:
    if not dated or dated[0].first is None:
        return None
    weeks = rough_school_days(dated[0].first, today) / 5
    return round(weeks * rate.value / (4 if rate.per == "month" else 1))


def _number(quantity: Quantity) -> float:
    days = quantity.days
    return int(days) if float(days).is_integer() else days


def _kinds(events: Sequence[Event], facts: Facts) -> list[str]:
    """Part-day troubles that happen, counted or not; a zero is none."""
    happens = {event.field for event in events if not event.denied and facts.get(event.field) != 0}
    return [kind for kind in PART_DAY_PROBLEMS if kind in happens and kind in PART_DAY_COUNTS]


def _present(**facts: Any) -> Facts:
    return {field: value for field, value in facts.items() if value}
