"""Missed days told in parts ("5 in September, 7 in October and all of November"), and totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actions.core.calendar.school_days import SchoolDate
from actions.core.understanding.numbers import Amount, amounts
from actions.core.understanding.periods import MONTHS, month_span
from actions.core.understanding.text import Message
from actions.core.understanding.worked_out import whole_months

_MONTH = r"(?P<month>" + "|".join(sorted(set(MONTHS) - {"may"}, key=len, reverse=True)) + r")\b\.?"
_TERM = r"(?:marking period|grading period|quarter|trimester|semester|term|month|qtr)"
_NTH = r"(?:first|second|third|1st|2nd|3rd|last|this|previous)"
_PART_AFTER = re.compile(
    r"(?:\s+(?:full|whole|school|more))*(?:\s+(?:days?|absences?|times))?"
    r"(?:\s+(?:absent|missed|so far|already|back))*,?\s*(?:(?:in|for|from|of|during)\s+)?"
    rf"(?:the\s+|just\s+)*(?:{_MONTH}|{_NTH}\s+{_TERM}\b|(?:first|second|third)(?=\s*(?:[,.;]|and\b|$))"
    r"|(?:un)?excused\b)"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s*(?:[:=-]|was|had|(?:she|he) missed)\s*$")
_OTHER_THING = re.compile(
    r"\b(?:late\w*|tard\w+|nurse|pick\w*|early|half|partial|age|grade|friends?|tests?|attacks?"
    r"|last year|old|therapy|appointments?)\b"
)
_OF_DAYS = re.compile(r"\b(?:absen\w+|days?|miss\w*|out|(?:un)?excused)\b")
_TOTAL_BEFORE = re.compile(
    r"\b(?:(?<!half )total(?:s|ing)?(?: (?:of|is|was|now|up to|at|to|so far|days|absences))*"
    r"|adds? up to|comes? (?:out )?to|that(?:'?s| is) now|(?:that|which) makes(?: it)?"
    r"|now up to)[\s:]*(?:is )?$"
)
_BACK = 25
"""Letters before a number that tell what it counts."""


@dataclass(frozen=True)
class Sum:
    """Days added up. `first`: of the earliest month named."""

    days: float
    estimated: bool
    first: date | None


@dataclass(frozen=True)
class _Part:
    days: float
    estimated: bool
    first: date | None


def days_in_parts(message: Message, said_on: SchoolDate) -> Sum | None:
    """The sum of two parts or more; None where days are not told in parts."""
    parts = list(_counted_parts(message, said_on.day))
    if not parts or not _OF_DAYS.search(message.text) and not all(part.first for part in parts):
        return None
    parts += [_Part(days, True, first) for first, days in whole_months(message.text, said_on)]
    if len(parts) < 2:
        return None
    return Sum(
        days=sum(part.days for part in parts),
        estimated=any(part.estimated for part in parts),
        first=min((part.first for part in parts if part.first), default=None),
    )


def total_told(message: Message) -> Amount | None:
    """The number after "for a total of"; None when no total is told."""
    for amount in amounts(message.text):
        before = message.text[max(0, amount.start - _BACK) : amount.start]
        beside = before + message.text[amount.start : amount.end + _BACK]
        if _TOTAL_BEFORE.search(before) and not _OTHER_THING.search(beside):
            return None if message.asks_at(amount.start) else amount
    return None


def _counted_parts(message: Message, today: date) -> Iterator[_Part]:
    for amount in amounts(message.text):
        before = message.text[max(0, amount.start - _BACK) : amount.start]
        after = message.text[amount.end :]
        part = _MONTH_BEFORE.search(before) or _PART_AFTER.match(after)
        if part is None or message.asks_at(amount.start):
            continue
        own = re.split(r"[.;,]|\b(?:and|but|plus)\b", before)[-1]
        told = own + after[: part.end()] if part.re is _PART_AFTER else own
        if _OTHER_THING.search(told) or after[:_BACK].lstrip(" ,").startswith("last year"):
            continue
        month = part["month"]
        first = month_span(month, today)[0] if month else None
        yield _Part(amount.value, amount.estimated, first)
