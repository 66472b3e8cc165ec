"""Holidays that parents name, and the days they fall on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta


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
