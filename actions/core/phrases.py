"""Small wordings shared by all that is said to the parent: lists, numbers, dates, names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions.core.calendar.deadlines import Window, weeks_of
from actions.core.content.assessment import SummaryWords
from actions.core.content.states import DayType
from actions.core.content.timeline_steps import TimelineWords
from actions.core.facts.case import Case
from actions.core.facts.names import given_name


def child_called(case: Case, words: SummaryWords) -> str:
    """The child's first name, or "your child"."""
    return given_name(case.child_name) if case.child_name else words.your_child


def listed(items: Sequence[str], words: SummaryWords) -> str:
    """Items joined as in a sentence; "" for none."""
    if len(items) < 2:
        return "".join(items)
    return words.joiner.join(items[:-1]) + words.last_joiner + items[-1]


def spelled(day: date) -> str:
    """A date as parents write it: "January 5, 2027"."""
    return f"{day:%B} {day.day}, {day.year}"


def time_limit(days: int, day_type: DayType, words: SummaryWords) -> str:
    """A time limit in words: "45 school days (about 9 to 10 weeks in term time)"."""
    said = f"{days} {words.day_types[day_type]}"
    if day_type == "calendar":
        return said
    least, most = weeks_of(days)
    pattern = words.weeks if least == most else words.week_range
    return f"{said} ({pattern.format(least=least, most=most)})"


def due(ends: Window, is_about: bool, words: TimelineWords) -> str:
    """When something is due: "by December 9, 2026", "by about ...", or from one day to another."""
    if not ends.is_exact:
        return words.between.format(first=spelled(ends.earliest), last=spelled(ends.latest))
    return (words.about if is_about else words.on).format(date=spelled(ends.latest))
