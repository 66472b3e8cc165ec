"""Missed days and the days there were come from one calendar, so that a share is never lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from actions.core.calendar.school_days import SchoolDate
from actions.core.content.loader import Guidance, guidance
from actions.core.facts.merging import case_of
from actions.core.plan.attendance import attendance_picture
from actions.core.plan.plan import make_plan
from actions.core.understanding.facts import read_facts

NEVER_THERE = (
    "she hasn't been to school since september 1, diagnosed anxiety, ohio, 7th grade, i'm her mom",
    "he hasn't been to school since october 1",
    "my son stopped going to school, not been there since columbus day",
    "she hasn't gone to school for the past two weeks",
    "he hasn't been to school for the past two months",
)
DAYS = (date(2026, 10, 13), date(2026, 11, 30), date(2027, 1, 11), date(2027, 5, 3))


def share(says: str, today: date, content: Guidance) -> float | None:
    said_on = SchoolDate(today, content.calendar)
    case = case_of(read_facts(says, vocabulary=content.vocabulary, said_on=said_on))
    picture = attendance_picture(case, content.calendar, today)
    assert picture is not None
    return picture.share


@pytest.mark.parametrize("says", NEVER_THERE)
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_child_who_never_attends_keeps_her_percentage(
    says: str, today: date, content: Guidance
) -> None:
    assert 0.85 <= (share(says, today, content) or 0) <= 1


@pytest.mark.parametrize(
    "says",
    [
        "he missed all of november",
        "she missed every day since october 1",
        "she missed the past two weeks",
        "two thirds of the school days since october 1 missed",
        "she misses school four times a week since september",
    ],
)
def test_a_part_that_is_worked_out_has_its_percentage(says: str, content: Guidance) -> None:
    assert 0.3 < (share(says, date(2026, 11, 30), content) or 0) <= 1


def test_the_summary_of_a_child_who_never_attends_says_how_much(content: Guidance) -> None:
    today = date(2026, 11, 30)
    said_on = SchoolDate(today, content.calendar)
    facts = read_facts(NEVER_THERE[0], vocabulary=content.vocabulary, said_on=said_on)
    plan = make_plan(case_of(facts), content, today=today)
    assert plan.attendance is not None and plan.attendance.share == pytest.approx(59 / 60)
    assert not plan.contradictions


def test_more_days_than_a_time_has_are_still_asked_about(content: Guidance) -> None:
    case = case_of({"missed_days": 30, "period": "since November", "period_start": "2026-11-01"})
    plan = make_plan(case, content, today=date(2026, 11, 30))
    assert plan.attendance is not None and plan.attendance.share is None
    assert plan.contradictions[0].facts == ("missed_days", "period")


def test_in_summer_the_year_so_far_is_the_one_that_is_over() -> None:
    summer = SchoolDate(date(2027, 7, 14), guidance().calendar)
    last_day = SchoolDate(date(2027, 6, 10), guidance().calendar)
    assert summer.year_so_far() == last_day.year_so_far() > 150
    assert summer.school_days_since(summer.day + timedelta(days=1)) == 0
