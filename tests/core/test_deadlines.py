"""Days counted as a rule counts them; the arithmetic stands beside each case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.core.calendar.deadlines import window
from actions.core.content.loader import guidance

if TYPE_CHECKING:
    from actions.core.content.states import DayType, Pause

YEAR = guidance().calendar

CASES: list[tuple[str, str, int, DayType, Pause | None, str, str]] = [
    # 29 days left in September, 31 in October
    ("calendar days", "2026-09-01", 60, "calendar", None, "2026-10-31", "2026-10-31"),
    # Thanksgiving is no break of a week, so it does not stop the clock
    ("a short break", "2026-11-24", 15, "calendar", "breaks", "2026-12-09", "2026-12-09"),
    # December 23 to January 2 are 11 days: January 8 moves to January 19
    ("the winter break", "2026-12-09", 30, "calendar", "breaks", "2027-01-08", "2027-01-19"),
    # three days of Thanksgiving: December 4 moves to December 7
    ("holidays", "2026-11-14", 20, "calendar", "holidays", "2026-12-04", "2026-12-07"),
    # June 10 is the last day of school; August 25 is the first day that counts again
    ("the summer", "2027-06-08", 3, "calendar", "summer", "2027-06-11", "2027-08-25"),
    # ten weekdays end on October 19; Columbus Day makes it October 20
    ("school days", "2026-10-05", 10, "school", None, "2026-10-19", "2026-10-20"),
    # sent in summer, the days begin with the school year
    ("school days from July", "2026-07-01", 2, "school", None, "2026-08-26", "2026-08-26"),
    ("business days in summer", "2026-07-01", 5, "business", None, "2026-07-08", "2026-07-08"),
]


@pytest.mark.parametrize(
    ("start", "days", "day_type", "pauses", "earliest", "latest"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_the_last_day_of_a_limit(
    start: str, days: int, day_type: DayType, pauses: Pause | None, earliest: str, latest: str
) -> None:
    found = window(date.fromisoformat(start), days, day_type, YEAR, pauses)
    assert (str(found.earliest), str(found.latest)) == (earliest, latest)


@settings(deadline=None)
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
