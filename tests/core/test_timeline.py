"""Time limits: a date only where one can honestly be given."""

from __future__ import annotations

from datetime import date

import pytest

from actions.core.content.loader import Guidance
from actions.core.phrases import time_limit
from actions.core.timeline import answer_deadline, evaluation_deadline

SENT = date(2026, 9, 1)


def test_sixty_calendar_days_run_from_the_day_after_consent(content: Guidance) -> None:
    deadline = evaluation_deadline(content.states["CA"], SENT)
    assert deadline.on == date(2026, 10, 31)  # 29 days left in September, 31 in October


def test_school_days_give_weeks_and_no_date(content: Guidance) -> None:
    deadline = evaluation_deadline(content.states["CT"], SENT)
    assert deadline.on is None
    assert time_limit(deadline, content.assessment.words) == (
        "45 school days (about 9 to 10 weeks in term time)"
    )


@pytest.mark.parametrize(("days", "weeks"), [("WA", (7, 8)), ("IL", (12, 14)), ("MA", (6, 7))])
def test_the_weeks_allow_for_holidays(content: Guidance, days: str, weeks: tuple[int, int]) -> None:
    assert evaluation_deadline(content.states[days], SENT).weeks == weeks


def test_a_state_we_could_not_confirm_gives_no_date(content: Guidance) -> None:
    unsure = [state for state in content.states.values() if state.confidence == "low"]
    assert unsure
    assert all(evaluation_deadline(state, SENT).on is None for state in unsure)


def test_a_state_without_an_answer_time_gives_none(content: Guidance) -> None:
    assert answer_deadline(content.states["MD"], SENT) is None


def test_every_state_and_dc_has_a_row(content: Guidance) -> None:
    assert len(content.states) == 51
    assert content.states["DC"].name == "District of Columbia"
