"""Small wordings shared by all that is said to the parent: lists, numbers, dates, names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions.core.case import Case
from actions.core.content.assessment import SummaryWords
from actions.core.names import given_name
from actions.core.timeline import Deadline


def child_called(case: Case, words: SummaryWords) -> str:
    """The child's first name, or "your child"."""
    return given_name(case.child_name) if case.child_name else words.your_child


def listed(items: Sequence[str], words: SummaryWords) -> str:
    """Items joined as in a sentence; "" for none."""
    if len(items) < 2:
        return "".join(items)
    return words.joiner.join(items[:-1]) + words.last_joiner + items[-1]


def number(value: float) -> str:
    """17.0 as "17", 1.5 as "1.5"."""
    return f"{value:.1f}".removesuffix(".0")


def spelled(day: date) -> str:
    """A date as parents write it: "January 5, 2027"."""
    return f"{day:%B} {day.day}, {day.year}"


def time_limit(deadline: Deadline | None, words: SummaryWords) -> str | None:
    """A time limit in words: "45 school days (about 9 to 10 weeks)"."""
    if deadline is None:
        return None
    days = f"{deadline.days} {words.day_types[deadline.day_type]}"
    if deadline.weeks is None:
        return days
    least, most = deadline.weeks
    pattern = words.weeks if least == most else words.week_range
    return f"{days} ({pattern.format(least=least, most=most)})"
