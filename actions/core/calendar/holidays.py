"""School days in a stretch of time, roughly: weekdays without summer and the winter break.

Good enough for a number that is marked as a guess; it never knows a district's own calendar.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

_SUMMER = ((6, 16), (8, 24))
_WINTER_BREAK = ((12, 24), (1, 2))
_SATURDAY = 5


def rough_school_days(first: date, last: date) -> int:
    """School days from `first` to `last`, both included; 0 when `last` is earlier."""
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return sum(day.weekday() < _SATURDAY and not _is_break(day) for day in days)


def _is_break(day: date) -> bool:
    now = (day.month, day.day)
    in_summer = _SUMMER[0] <= now <= _SUMMER[1]
    return in_summer or now >= _WINTER_BREAK[0] or now <= _WINTER_BREAK[1]


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth Monday (weekday 0), Tuesday ... of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "labor day": lambda year: nth_weekday(year, 9, 0, 1),
    "columbus day": lambda year: nth_weekday(year, 10, 0, 2),
    "indigenous peoples day": lambda year: nth_weekday(year, 10, 0, 2),
    "halloween": lambda year: date(year, 10, 31),
    "veterans day": lambda year: date(year, 11, 11),
    "thanksgiving": lambda year: nth_weekday(year, 11, 3, 4),
    "christmas": lambda year: date(year, 12, 25),
    "xmas": lambda year: date(year, 12, 25),
    "new years": lambda year: date(year, 1, 1),
    "new year's": lambda year: date(year, 1, 1),
    "mlk day": lambda year: nth_weekday(year, 1, 0, 3),
    "valentine's day": lambda year: date(year, 2, 14),
    "valentines day": lambda year: date(year, 2, 14),
    "presidents day": lambda year: nth_weekday(year, 2, 0, 3),
}
"""Name, lower case -> its day in a year."""
