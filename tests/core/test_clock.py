"""Days counted as a rule counts them; the arithmetic stands beside each case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.core.clock import window
from actions.core.content.loader import guidance

if TYPE_CHECKING:
    from actions.core.content.states import DayType, Pause

YEAR = guidance().calendar

CASES: list[tuple[str, date, int, DayType, Pause | None, date, date]] = [
    # 29 days left in September, 31 in October
    ("calendar days", date(2026, 9, 1), 60, "calendar", None, date(2026, 10, 31), date(2026, 10, 31)),
    # Thanksgiving is no break of a week, so it does not stop the clock
    ("a short break", date(2026, 11, 24), 15, "calendar", "breaks", date(2026, 12, 9), date(2026, 12, 9)),
    # December 23 to January 2 are 11 days: January 8 moves to January 19
    ("the winter break", date(2026, 12, 9), 30, "calendar", "breaks", date(2027, 1, 8), date(2027, 1, 19)),
    # three days of Thanksgiving: December 4 moves to December 7
    ("holidays", date(2026, 11, 14), 20, "calendar", "holidays", date(2026, 12, 4), date(2026, 12, 7)),
    # June 10 is the last day of school; August 25 is the first day that counts again
    ("the summer", date(2027, 6, 8), 3, "calendar", "summer", date(2027, 6, 11), date(2027, 8, 25)),
    # ten weekdays end on October 19; Columbus Day makes it October 20
    ("school days", date(2026, 10, 5), 10, "school", None, date(2026, 10, 19), date(2026, 10, 20)),
    # sent in summer, the days begin with the school year
    ("school days from July", date(2026, 7, 1), 2, "school", None, date(2026, 8, 26), date(2026, 8, 26)),
    ("business days in summer", date(2026, 7, 1), 5, "business", None, date(2026, 7, 8), date(2026, 7, 8)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "days", "day_type", "pauses", "earliest", "latest"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_the_last_day_of_a_limit(
    start: date, days: int, day_type: DayType, pauses: Pause | None, earliest: date, latest: date
) -> None:
    found = window(start, days, day_type, YEAR, pauses)
    assert (found.earliest, found.latest) == (earliest, latest)


@given(
    start=st.dates(date(2025, 1, 1), date(2029, 12, 31)),
    days=st.integers(1, 120),
    day_type=st.sampled_from(["calendar", "school", "business"]),
    pauses=st.sampled_from([None, "breaks", "holidays", "summer"]),
)
def test_a_window_is_never_upside_down_and_never_too_early(
    start: date, days: int, day_type: DayType, pauses: Pause | None
) -> None:
    found = window(start, days, day_type, YEAR, pauses)
    assert start < found.earliest <= found.latest
    assert (found.earliest - start).days >= days
