"""Counts school days in a typical year. Real calendars differ: every count is an estimate."""

from __future__ import annotations

from datetime import date, timedelta

from actions.core.content.states import Break, SchoolYear

_SATURDAY = 5


def school_days_between(first: date, last: date, year: SchoolYear) -> int:
    """School days from `first` to `last`, both included; 0 when `last` is earlier."""
    days = (last - first).days + 1
    return sum(is_school_day(first + timedelta(days=offset), year) for offset in range(days))


def is_school_day(day: date, year: SchoolYear) -> bool:
    """Whether a typical school is open on `day`."""
    in_term = _within(day, Break(id="term", first=year.starts, last=year.ends))
    return (
        day.weekday() < _SATURDAY
        and in_term
        and not any(_within(day, closed) for closed in year.breaks)
    )


def school_year_start(today: date, year: SchoolYear) -> date:
    """First day of the school year that `today` is in, or of the last one when it is summer."""
    month, day = (int(part) for part in year.starts.split("-"))
    start = date(today.year, month, day)
    return start if start <= today else date(today.year - 1, month, day)


def _within(day: date, span: Break) -> bool:
    """Whether the month and day fall in the span, which may run over New Year."""
    now = day.strftime("%m-%d")
    if span.first <= span.last:
        return span.first <= now <= span.last
    return now >= span.first or now <= span.last
