"""Numbers, rates and periods in parents' words."""

from __future__ import annotations

from datetime import date

import pytest

from actions.core.understanding.numbers import amounts
from actions.core.understanding.periods import periods
from actions.core.understanding.quantities import quantities


@pytest.mark.parametrize(
    ("said", "value", "estimated"),
    [
        ("17", 17, False),
        ("forty five", 45, False),
        ("one hundred and ten", 110, False),
        ("12.5", 12.5, False),
        ("a couple dozen", 24, True),
        ("half a dozen", 6, True),
        ("ten or so", 10, True),
        ("20-something", 20, True),
        ("20+", 20, True),
        ("between 15 and 20", 17, True),  # the middle, rounded down
        ("two or three", 2, True),
    ],
)
def test_a_number_and_whether_it_is_a_guess(said: str, value: float, estimated: bool) -> None:
    (amount,) = amounts(said)
    assert (amount.value, amount.estimated) == (value, estimated)


@pytest.mark.parametrize(
    ("said", "value", "per"),
    [
        ("twice a week", 2, "week"),
        ("3x/week", 3, "week"),
        ("every day", 5, "week"),
        ("a day a week", 1, "week"),
        ("4 out of 5 days", 4, "week"),
        ("once or twice a month", 1, "month"),
    ],
)
def test_a_rate(said: str, value: float, per: str) -> None:
    (quantity,) = quantities(said, [], [])
    assert (quantity.value, quantity.per) == (value, per)


@pytest.mark.parametrize("said", ["9/3", "room 504b", "$20", "10:30", "12 missing assignments"])
def test_a_number_of_something_else_is_no_quantity(said: str) -> None:
    assert quantities(said, [], []) == []


@pytest.mark.parametrize(
    ("said", "kept", "first"),
    [
        ("since september", "since September", date(2026, 9, 1)),
        ("since oct 3", "since Oct 3", date(2026, 10, 3)),
        ("since labor day", "since Labor Day", date(2026, 9, 7)),
        ("since thanksgiving", "since Thanksgiving", date(2025, 11, 27)),
        ("in the last month", "in the last month", date(2026, 10, 24)),
        ("in the past two months", "in the past two months", date(2026, 9, 24)),
        ("last week", "last week", date(2026, 11, 16)),
        ("this school year", "this school year", None),  # districts differ
        ("since school started", "since school started", None),
    ],
)
def test_a_period_is_kept_as_said_and_dated_when_known(
    said: str, kept: str, first: date | None, today: date
) -> None:
    (period,) = periods(said, today)
    assert (period.said, period.first) == (kept, first)
