"""How much school was missed, and how serious that is."""

from __future__ import annotations

from datetime import date

import pytest

from actions.core.calendar.school_days import is_school_day, school_days_between
from actions.core.content.loader import Guidance
from actions.core.plan.attendance import attendance_picture
from actions.core.plan.plan import make_plan
from tests.core.situations import TODAY, a_case, a_situation


def test_the_share_is_counted_against_the_days_enrolled_so_far(content: Guidance) -> None:
    case = a_case(missed_days=6, enrolled_days=45)
    picture = attendance_picture(case, content.calendar, TODAY)
    assert picture is not None
    assert picture.share == pytest.approx(6 / 45)  # 13 percent, though only 3 percent of a year
    assert not picture.is_guess


def test_days_a_week_are_not_said_as_days_in_all(content: Guidance) -> None:
    case = a_case(missed_days=2, per={"missed_days": "week"})
    plan = make_plan(case, content, today=TODAY)
    assert plan.attendance_says[0].text == "School days missed: 2 a week, or about 40 percent."
    assert plan.because[0].text.startswith("School days missed: 2 a week. That is about 40")


def test_without_missed_days_there_is_no_picture(content: Guidance) -> None:
    assert attendance_picture(a_case(severity="weekly"), content.calendar, TODAY) is None


def test_zero_missed_days_is_a_good_answer(content: Guidance) -> None:
    picture = attendance_picture(a_case(missed_days=0, enrolled_days=40), content.calendar, TODAY)
    assert picture is not None
    assert picture.share == 0


@pytest.mark.parametrize(
    ("period", "fewest", "most"),
    [
        ({"period_start": date(2026, 9, 1)}, 52, 60),
        ({"period": "since September"}, 52, 60),
        ({"period": "this school year"}, 55, 66),
        ({"period": "in the last month"}, 17, 22),
    ],
    ids=str,
)
def test_school_days_are_estimated_from_the_period(
    content: Guidance, period: dict[str, object], fewest: int, most: int
) -> None:
    picture = attendance_picture(a_case(missed_days=4, **period), content.calendar, TODAY)
    assert picture is not None and picture.enrolled is not None
    assert fewest <= picture.enrolled <= most
    assert picture.is_guess


def test_an_unknown_period_leaves_the_share_unknown(content: Guidance) -> None:
    now = a_situation(content, missed_days=6)
    assert now.attendance is not None
    assert now.attendance.share is None
    assert now.share_band is None


def test_eighteen_days_are_chronic_even_when_the_period_is_unknown(content: Guidance) -> None:
    # A tenth of a whole year of 180 days; out of fewer days the share is only larger.
    assert a_situation(content, missed_days=17).share_band is None
    assert a_situation(content, missed_days=18).share_band == "chronic_moderate"


@pytest.mark.parametrize(
    ("missed", "band"),
    [
        (4, "watch"),  # 4 percent
        (5, "at_risk"),
        (9, "at_risk"),
        (10, "chronic_moderate"),
        (19, "chronic_moderate"),
        (20, "chronic_severe"),
        (99, "chronic_severe"),
        (100, "not_attending"),
    ],
)
def test_each_band_begins_at_its_percentage(content: Guidance, missed: int, band: str) -> None:
    assert a_situation(content, missed_days=missed, enrolled_days=100).share_band == band


def test_what_the_parent_describes_can_be_more_serious_than_the_count(content: Guidance) -> None:
    now = a_situation(content, missed_days=2, enrolled_days=60, severity="not_attending")
    assert now.share_band == "watch"
    assert now.band == "not_attending"


def test_a_rate_of_missed_days_is_a_share_of_the_week(content: Guidance) -> None:
    picture = attendance_picture(
        a_case(missed_days=2, per={"missed_days": "week"}), content.calendar, TODAY
    )
    assert picture is not None
    assert picture.share == pytest.approx(0.4)


def test_more_missed_than_possible_gives_no_share_and_a_question(content: Guidance) -> None:
    now = a_situation(content, missed_days=50, enrolled_days=40)
    assert now.attendance is not None and now.attendance.share is None
    assert now.share_band is None
    assert now.contradictions == ("more_missed_than_possible",)


@pytest.mark.parametrize(
    ("facts", "contradiction"),
    [
        ({"missed_days": 30, "period": "in the last month"}, "more_missed_than_the_period_has"),
        ({"missed_days": 200}, "more_missed_than_a_year"),
        ({"missed_days": 0, "severity": "not_attending"}, "not_attending_without_missed_days"),
        ({"age": 15, "grade": "2"}, "age_and_grade_differ"),
        ({"period_start": date(2027, 1, 5)}, "period_starts_later"),
    ],
    ids=str,
)
def test_answers_that_cannot_all_be_true_are_noticed(
    content: Guidance, facts: dict[str, object], contradiction: str
) -> None:
    assert contradiction in a_situation(content, **facts).contradictions


def test_a_child_who_repeats_a_grade_is_no_contradiction(content: Guidance) -> None:
    assert not a_situation(content, age=8, grade="1").contradictions


def test_weekends_breaks_and_summer_are_no_school_days(content: Guidance) -> None:
    year = content.calendar
    assert is_school_day(date(2026, 11, 24), year)  # Tuesday
    assert not is_school_day(date(2026, 11, 22), year)  # Sunday
    assert not is_school_day(date(2026, 12, 28), year)  # winter break, before New Year ...
    assert not is_school_day(date(2027, 1, 1), year)  # ... and after
    assert not is_school_day(date(2026, 7, 14), year)


def test_a_typical_year_is_about_as_long_as_it_says(content: Guidance) -> None:
    days = school_days_between(date(2026, 8, 25), date(2027, 6, 10), content.calendar)
    assert days == pytest.approx(content.calendar.days, abs=10)
