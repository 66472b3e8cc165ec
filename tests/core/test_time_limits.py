"""A state's time limits are said alike everywhere, and as a day only where one can be given."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from actions.core.calendar.timeline import timeline_for
from actions.core.content.loader import Guidance, guidance
from actions.core.facts.case import Case
from actions.core.phrases import time_limit
from actions.core.plan.plan import make_plan

SENT = date(2026, 9, 1)
ANSWER = "answer_to_evaluation_request"
STATES = sorted(guidance().states)
DAYS = [date(2026, 9, 1), date(2026, 12, 10), date(2027, 6, 1)]


def plan_text(content: Guidance, case: Case, today: date) -> str:
    plan = make_plan(case, content, today=today)
    return " ".join(step.text for step in plan.next_steps)


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("state", STATES)
def test_the_plan_names_the_day_that_the_timeline_names(
    content: Guidance, state: str, today: date
) -> None:
    case = Case(state=state, missed_days=20, conditions=("anxiety",))
    (answer,) = (one for one in timeline_for(case, content, today) if one.id == ANSWER)
    text = plan_text(content, case, today)
    if "should answer within" in text:
        assert f"that is {answer.by}." in text
    else:
        assert answer.source is None or answer.by is None


@pytest.mark.parametrize("said", ["truancy_warning", "no_answer"])
def test_the_time_to_answer_a_request_is_not_said_of_another_letter(
    content: Guidance, said: str
) -> None:
    case = Case(state="NJ", missed_days=20, conditions=("anxiety",), school_response=(said,))
    assert "If you send it today" not in plan_text(content, case, SENT)


@pytest.mark.parametrize(("days", "weeks"), [(35, "7 to 8"), (60, "12 to 14"), (30, "6 to 7")])
def test_school_days_are_said_in_weeks_that_allow_for_holidays(
    content: Guidance, days: int, weeks: str
) -> None:
    said = time_limit(days, "school", content.assessment.words)
    assert said == f"{days} school days (about {weeks} weeks in term time)"


def test_a_state_we_could_not_confirm_gives_no_day(content: Guidance) -> None:
    unsure = [code for code, state in content.states.items() if state.confidence == "low"]
    assert unsure
    for code in unsure:
        text = plan_text(content, Case(state=code, missed_days=20, conditions=("anxiety",)), SENT)
        assert "If you send it today" not in text


def test_every_state_and_dc_has_a_row(content: Guidance) -> None:
    assert len(content.states) == 51
    assert content.states["DC"].name == "District of Columbia"


def test_calendar_days_run_from_the_day_after(content: Guidance) -> None:
    case = Case(state="CA", missed_days=20, conditions=("anxiety",))
    (answer,) = (one for one in timeline_for(case, content, SENT) if one.id == ANSWER)
    assert answer.window is not None
    assert answer.window.earliest == SENT + timedelta(days=15)
