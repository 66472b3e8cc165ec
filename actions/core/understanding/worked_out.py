"""Missed days that take some arithmetic: "half of November", "twice a week since October"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from re import Match
from typing import Any

from actions.core.understanding.events import Event
from actions.core.understanding.pairing import Pair, missed_rate
from actions.core.understanding.periods import Period, month_span
from actions.core.understanding.quantities import MOST_POSSIBLE, Quantity
from actions.core.understanding.school_calendar import rough_school_days
from actions.core.understanding.text import Message

Facts = dict[str, Any]

_FRACTION = re.compile(
    r"\b(?P<part>half|most|all|the whole|the entire|a third|a quarter)(?: (?:of"
    r"|month of))*(?: the month of)? "
    r"(?P<month>jan\w*|feb\w*|march|april|may|june|july|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b"
)
_SHARE_OF_YEAR = re.compile(
    r"(?:(?P<percent>\d{1,2}) ?(?:%|percent)|(?P<part>half|most|a third|a quarter))(?: of)?"
    r" (?:(?:the|this|her|his|their) (?:school )?(?:year|days|time)|(?:the )?school days)\b"
)
_RATE_OF_ATTENDANCE = re.compile(
    r"\battendance(?: rate)?(?: is| was|'s)?(?: at| about| around| down to| like| only| now| just)*"
    r" (?P<percent>\d{2}) ?(?:%|percent)"
)
_BARE_SHARE = re.compile(
    r"\s*(?:(?:about|around|like|maybe|roughly|almost|nearly|probably)\s+)*"
    r"(?:(?P<percent>\d{1,2}) ?(?:%|percent)|(?P<part>half|most|a third|a quarter))"
    r"(?: of (?:it|them|the time|the days))?[\s.!?]*$"
)
_GONE_AFTER = re.compile(r"\W*(?:is |was |are |were |just )*(?:gone|lost|missed|out)\b")
_SCHOOL_YEAR_STARTS = (8, 25)
_BETWEEN_PARTS = frozenset("and plus then also about like maybe so far".split())
_PARTS = {"half": 0.5, "most": 0.75, "a third": 1 / 3, "a quarter": 0.25}


def worked_out(
    message: Message,
    events: Sequence[Event],
    pairs: Sequence[Pair],
    periods: Sequence[Period],
    today: date,
) -> int | None:
    """Missed days from "half of November", "twice a week since October", "the past two weeks"."""
    attended = _RATE_OF_ATTENDANCE.search(message.text)
    if attended and not message.asks_at(attended.start()):
        return _of_the_year(1 - int(attended["percent"]) / 100, today)
    if parts := _nothing_but_parts_of_months(message.text):
        return sum(_days_of(part, today) for part in parts)
    fraction = _FRACTION.search(message.text)
    if fraction and _GONE_AFTER.match(message.text[fraction.end() :]):
        return _days_of(fraction, today)
    share = _SHARE_OF_YEAR.search(message.text)
    if share and _GONE_AFTER.match(message.text[share.end() :]):
        return _of_the_year(_share(share), today)
    missed = [event for event in events if event.field == "missed_days" and not event.denied]
    if not missed:
        return None
    if fraction and message.words_between(missed[0].end, fraction.start()) <= 3:
        return _days_of(fraction, today)
    if share and any(_next_to(message, share, event) for event in missed):
        return _of_the_year(_share(share), today)
    rate = missed_rate(pairs)
    if rate:
        return _from_rate(rate, [period for period in periods if period.first], today)
    return next(
        (
            period.school_days
            for period in periods
            for event in missed
            if period.school_days
            and period.start - event.end >= 0
            and message.words_between(event.end, period.start) <= 1
        ),
        None,
    )


def _nothing_but_parts_of_months(text: str) -> list[Match[str]]:
    """The parts in "half of October and all of November", when nothing else is said."""
    rest = _FRACTION.sub(" ", text)
    said_more = [word for word in re.findall(r"[\w']+", rest) if word not in _BETWEEN_PARTS]
    return [] if said_more else list(_FRACTION.finditer(text))


def part_of_month(text: str, today: date) -> Facts:
    """Missed days from "most of October" alone, with that month as the period."""
    fraction = _FRACTION.search(text)
    if not fraction:
        return {}
    first, _ = month_span(fraction["month"], today)
    period = {"period": f"in {first:%B}", "period_start": first.isoformat()}
    return {"missed_days": _days_of(fraction, today), **period}


def part_of_year(text: str, today: date) -> Facts:
    """Missed days from "30%" or "about half" alone, of the school year so far."""
    found = _BARE_SHARE.match(text)
    return {"missed_days": _of_the_year(_share(found), today)} if found else {}


def _days_of(fraction: Match[str], today: date) -> int:
    days = rough_school_days(*month_span(fraction["month"], today))
    return round(days * _PARTS.get(fraction["part"], 1))


def _next_to(message: Message, share: Match[str], event: Event) -> bool:
    gap = (event.end, share.start()) if event.start < share.start() else (share.end(), event.start)
    return message.words_between(*gap) <= 3


def _share(found: Match[str]) -> float:
    return int(found["percent"]) / 100 if found["percent"] else _PARTS[found["part"]]


def _of_the_year(share: float, today: date) -> int:
    """A share of the school days of this school year so far."""
    first = date(today.year, *_SCHOOL_YEAR_STARTS)
    if today < first:
        first = date(today.year - 1, *_SCHOOL_YEAR_STARTS)
    return round(rough_school_days(first, today) * share)


def _from_rate(rate: Quantity, dated: Sequence[Period], today: date) -> int | None:
    if not dated or dated[0].first is None:
        return None
    weeks = rough_school_days(dated[0].first, today) / 5
    return min(round(weeks * rate.value / (4 if rate.per == "month" else 1)), MOST_POSSIBLE)
