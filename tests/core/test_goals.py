"""Goals: this child's numbers, or an honest blank."""

from __future__ import annotations

import pytest

from actions.core.content.loader import Guidance
from actions.core.goals import BLANK, baseline_of, choose_goals, target_of
from tests.core.situations import TODAY, a_situation


@pytest.mark.parametrize(
    ("facts", "baseline"),
    [
        ({"early_pickups": 2, "per": {"early_pickups": "week"}}, 8),  # 2 a week, four weeks
        ({"early_pickups": 6, "per": {"early_pickups": "month"}}, 6),
        ({"early_pickups": 12, "enrolled_days": 60}, 4),  # one in five days
        ({"early_pickups": 12}, None),  # out of how many days?
        ({"early_pickups": 1, "per": {"early_pickups": "month"}}, None),  # too rare for a goal
        ({"early_pickups": 0}, None),
        ({}, None),
    ],
    ids=str,
)
def test_the_baseline_counts_four_school_weeks(
    content: Guidance, facts: dict[str, object], baseline: int | None
) -> None:
    assert baseline_of("early_pickups", a_situation(content, **facts)) == baseline


@pytest.mark.parametrize(("baseline", "target"), [(8, 4), (5, 2), (3, 1), (2, 1)])
def test_the_target_is_a_step_down_and_never_zero(baseline: int, target: int) -> None:
    assert target_of(baseline, 0.5) == target


def test_a_known_count_is_printed_in_the_goal(content: Guidance) -> None:
    now = a_situation(
        content, part_day_problems=["early_pickups"], early_pickups=2, per={"early_pickups": "week"}
    )
    goal = choose_goals(now, content, today=TODAY)[0]
    assert goal.goal.id == "staying_the_day"
    assert "about 8" in goal.text and "4 or fewer" in goal.text
    assert goal.measure_first is None


def test_an_unknown_count_stays_a_blank_and_says_what_to_measure(content: Guidance) -> None:
    now = a_situation(content, part_day_problems=["early_pickups"])
    goal = choose_goals(now, content, today=TODAY)[0]
    assert BLANK in goal.text
    assert goal.measure_first is not None and goal.measure_first.startswith("First, ")


def test_at_most_three_goals_are_chosen(content: Guidance) -> None:
    now = a_situation(
        content, triggers=list(content.vocabulary["triggers"]), impacts=["falling_behind"]
    )
    assert len(choose_goals(now, content, today=TODAY)) == 3


def test_no_goal_asks_for_perfection_or_for_no_fear(content: Guidance) -> None:
    for goal in content.goals.values():
        words = f"{goal.pattern} {goal.example}".lower()
        assert "100" not in words and "not be anxious" not in words and "every day" not in words
