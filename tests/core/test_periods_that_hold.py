"""A number of days and its time stand together only where the time has so many school days."""

from __future__ import annotations

from datetime import date

import pytest

from actions.core.content.loader import Guidance
from actions.core.documents.packet_text import packet_text
from actions.core.documents.text import as_text
from actions.core.facts.period import period_end
from actions.core.letter.draft import draft_letter
from actions.core.letter.editing import letter_facts
from actions.core.letter.kinds import KINDS
from actions.core.papers.packet import make_packet
from actions.core.papers.picture import attendance_chart
from actions.core.plan.attendance import days_of_period, with_possible_period
from actions.core.plan.plan import make_plan
from tests.core.situations import TODAY, a_case

IN_OCTOBER = {"period": "in October", "period_start": "2026-10-01"}


@pytest.mark.parametrize(
    ("period", "last"),
    [
        ("in October", date(2026, 10, 31)),
        ("during September", date(2026, 9, 30)),
        ("in November", TODAY),  # not over yet
        ("from September to October", date(2026, 10, 31)),
        ("from September to now", TODAY),
        ("from September", TODAY),
        ("since September", TODAY),
        ("last week", date(2026, 11, 22)),
        ("last month", date(2026, 10, 31)),
        ("in the last month", TODAY),
        ("this school year", TODAY),
        (None, TODAY),
    ],
)
def test_a_time_that_is_over_ends(period: str | None, last: date) -> None:
    assert period_end(a_case(period=period), TODAY) == last


@pytest.mark.parametrize(
    ("period", "most"),
    [
        ("in October", 22),
        ("in July", 0),
        ("in June", 18),  # some schools go on two weeks longer than the typical one
        ("in August", 15),  # and some begin two weeks earlier
        ("since October", 39),
        ("this semester", None),  # nobody knows when it began
    ],
)
def test_the_most_school_days_a_time_can_have(
    content: Guidance, period: str, most: int | None
) -> None:
    assert days_of_period(a_case(period=period), content.calendar, TODAY) == most


def test_the_plan_asks_about_the_number_and_its_time(content: Guidance) -> None:
    plan = make_plan(a_case(missed_days=61, **IN_OCTOBER), content, today=TODAY)
    assert plan.contradictions[0].facts == ("missed_days", "period")
    assert "61 days were missed, and when: in October" in plan.contradictions[0].text
    assert plan.attendance is not None and plan.attendance.share is None
    assert not [goal for goal in plan.goals if goal.baseline]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("days", [23, 61])
def test_no_letter_says_more_days_than_the_time_has(
    content: Guidance, kind: str, days: int
) -> None:
    case = a_case(missed_days=days, severity="weekly", triggers=["noise"], **IN_OCTOBER)
    text = as_text(draft_letter(case, content, today=TODAY, kind=kind))
    assert "in October" not in text


def test_what_goes_together_stands_together(content: Guidance) -> None:
    case = a_case(missed_days=17, **IN_OCTOBER)
    text = as_text(draft_letter(case, content, today=TODAY, kind="evaluation_request"))
    assert "17 school days in October" in text


def test_late_arrivals_keep_to_it_as_well(content: Guidance) -> None:
    case = a_case(late_arrivals=40, **IN_OCTOBER)
    text = as_text(draft_letter(case, content, today=TODAY, kind="evaluation_request"))
    assert "40 times" in text and "in October" not in text


def test_neither_the_packet_nor_the_picture_says_both(content: Guidance) -> None:
    case = a_case(missed_days=61, severity="most_days", **IN_OCTOBER)
    chart = attendance_chart(case, content, today=TODAY)
    assert chart is not None and chart.period == "" and "61" in chart.headline
    text = packet_text(make_packet(case, content, today=TODAY))
    assert "Time: in October" not in text


def test_the_list_of_a_letters_facts_is_that_of_the_letter(content: Guidance) -> None:
    def listed(days: int) -> set[str]:
        case = a_case(missed_days=days, **IN_OCTOBER)
        return {
            fact.field for fact in letter_facts(case, "evaluation_request", content, today=TODAY)
        }

    assert {"missed_days", "period"} <= listed(17)
    assert "missed_days" in listed(61) and "period" not in listed(61)


def test_a_time_long_ago_is_not_counted_day_by_day(content: Guidance) -> None:
    case = a_case(missed_days=300, period_start="0001-01-01")
    assert with_possible_period(case, content.calendar, TODAY) == case


def test_no_paper_says_a_share_that_the_plan_holds_back(content: Guidance) -> None:
    case = a_case(missed_days=25, enrolled_days=60, severity="weekly", **IN_OCTOBER)
    assert make_plan(case, content, today=TODAY).attendance.percent is None  # type: ignore[union-attr]
    chart = attendance_chart(case, content, today=TODAY)
    letter = as_text(draft_letter(case, content, today=TODAY, kind="evaluation_request"))
    assert chart is not None and chart.percent is None
    assert "25 school days" in letter and "percent" not in letter


@pytest.mark.parametrize(("missed", "said"), [(23, "58 percent"), (2.75, "2.75")])
def test_chat_picture_and_letter_round_alike(content: Guidance, missed: float, said: str) -> None:
    case = a_case(missed_days=missed, enrolled_days=40, severity="weekly")
    plan, chart = (
        make_plan(case, content, today=TODAY),
        attendance_chart(case, content, today=TODAY),
    )
    letter = as_text(draft_letter(case, content, today=TODAY, kind="evaluation_request"))
    assert chart is not None
    for text in (plan.attendance_says[0].text, chart.headline, letter):
        assert said in text
