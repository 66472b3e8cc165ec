"""Counts school days in a typical year. Real calendars differ: every count is an estimate.

What a parent tells and what it is compared with are both counted here, so that they fit together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from actions.core.content.states import Break, SchoolYear

SCHOOL_WEEK = 5  # days, from Monday on

DISTRICTS_DIFFER = timedelta(days=14)
"""So much earlier or later than in the typical year a school may begin or end."""


@dataclass(frozen=True)
class SchoolDate:
    """A day, such as the one a message is written on, with the school year to count it in."""

    day: date
    school_year: SchoolYear

    def school_days_since(self, first: date) -> int:
        """School days from `first` to this day, both included; 0 when `first` is later."""
        return school_days_between(first, self.day, self.school_year)

    def year_so_far(self) -> int:
        """School days of this school year, or in summer of the last one, up to this day."""
        return self.school_days_since(school_year_start(self.day, self.school_year))


def school_days_between(first: date, last: date, year: SchoolYear) -> int:
    """School days from `first` to `last`, both included; 0 when `last` is earlier."""
    days = (last - first).days + 1
    return sum(is_school_day(first + timedelta(days=offset), year) for offset in range(days))


def possible_school_days(first: date, last: date, year: SchoolYear) -> int:
    """The most school days there can have been: breaks left in, and a summer at its shortest."""
    days = (last - first).days + 1
    return sum(_may_be_school(first + timedelta(days=offset), year) for offset in range(days))


def _may_be_school(day: date, year: SchoolYear) -> bool:
    near = (day - DISTRICTS_DIFFER, day, day + DISTRICTS_DIFFER)
    return day.weekday() < SCHOOL_WEEK and any(is_term(one, year) for one in near)


def is_school_day(day: date, year: SchoolYear) -> bool:
    """Whether a typical school is open on `day`."""
    return day.weekday() < SCHOOL_WEEK and is_term(day, year) and not is_closed(day, year.breaks)


def is_term(day: date, year: SchoolYear) -> bool:
    """Whether `day` is between the first and the last day of a school year, breaks included."""
    return _within(day, year.starts, year.ends)


def is_closed(day: date, breaks: Iterable[Break]) -> bool:
    """Whether `day` is in one of the breaks."""
    return any(_within(day, closed.first, closed.last) for closed in breaks)


def school_year_start(today: date, year: SchoolYear) -> date:
    """First day of the school year that `today` is in, or of the last one when it is summer."""
    month, day = (int(part) for part in year.starts.split("-"))
    start = date(today.year, month, day)
    return start if start <= today else date(today.year - 1, month, day)


def _within(day: date, first: str, last: str) -> bool:
    """Whether the month and day fall in the span, which may run over New Year."""
    now = f"{day.month:02}-{day.day:02}"
    if first <= last:
        return first <= now <= last
    return now >= first or now <= last
