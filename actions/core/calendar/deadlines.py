"""Counts days the way a rule says: calendar, school or business days, with what stops the clock.

Day 1 is the day after. A district's own calendar is not known: counts of school and business days
give a window, and so does a calendar count that a break may stop.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from actions.core.calendar.school_days import SCHOOL_WEEK, is_closed, is_school_day, is_term
from actions.core.content.states import Break, DayType, Pause, SchoolYear

HOLIDAY_FACTOR = 7 / 6
"""In term time a school week loses about one day in six to holidays and closings."""

LONG_BREAK = 5  # school days
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Window:
    """The last day of a time limit: one day, or somewhere between two."""

    earliest: date
    latest: date

    @property
    def is_exact(self) -> bool:
        """Whether the day is certain as far as the rule goes."""
        return self.earliest == self.latest


def weeks_of(days: int) -> tuple[int, int]:
    """The least and most weeks that so many school or business days take."""
    least = math.ceil(days / SCHOOL_WEEK)
    return least, max(least, round(days / SCHOOL_WEEK * HOLIDAY_FACTOR))


def window(
    start: date, days: int, day_type: DayType, year: SchoolYear, pauses: Pause | None = None
) -> Window:
    """When a limit of so many days ends that began on `start`."""
    if day_type == "calendar":
        latest = _nth(start, days, lambda day: not _is_paused(day, year, pauses))
        return Window(start + timedelta(days=days), latest)
    longest = start + timedelta(weeks=weeks_of(days)[1])
    if day_type == "business":
        earliest = _nth(start, days, _is_weekday)
        return Window(earliest, max(earliest, longest))
    earliest = _nth(start, days, lambda day: _is_weekday(day) and is_term(day, year))
    typical = _nth(start, days, lambda day: is_school_day(day, year))
    return Window(earliest, max(typical, longest))


def _nth(start: date, days: int, counts: Callable[[date], bool]) -> date:
    """The day that is the `days`-th after `start` of those that count."""
    day = start
    while days:
        day += _DAY
        days -= bool(counts(day))
    return day


def _is_weekday(day: date) -> bool:
    return day.weekday() < SCHOOL_WEEK


def _is_paused(day: date, year: SchoolYear, pauses: Pause | None) -> bool:
    if pauses is None:
        return False
    in_summer = not is_term(day, year)
    if pauses == "summer":
        return in_summer
    if pauses == "holidays":
        return not in_summer and is_closed(day, year.breaks)
    return in_summer or is_closed(day, [one for one in year.breaks if _is_long(one, day)])


def _is_long(one: Break, day: date) -> bool:
    """Whether a break takes a school week or more, in the school year `day` is in."""
    first, last = (date(day.year, *map(int, end.split("-"))) for end in (one.first, one.last))
    if last < first:  # over New Year
        last = last.replace(year=last.year + 1)
    length = (last - first).days + 1
    return (
        sum(_is_weekday(first + timedelta(days=offset)) for offset in range(length)) >= LONG_BREAK
    )
