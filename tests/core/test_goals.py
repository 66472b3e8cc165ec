"""Goals: this child's numbers, or an honest blank."""

from __future__ import annotations

import pytest

from actions.core.content.loader import Guidance
from actions.core.plan.goals import BLANK, baseline_of, choose_goals, target_of
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


@pytest.mark.parametrize(
    ("baseline", "target"),
    [(2, 1), (3, 1), (5, 2), (8, 4), (10, 5), (11, 7), (12, 8), (18, 12), (20, 14)],
)
def test_the_target_is_a_step_down_gentler_from_a_high_number_and_never_zero(
    content: Guidance, baseline: int, target: int
) -> None:
    assert target_of(baseline, content.goals["days_at_school"]) == target


def test_every_possible_baseline_gives_a_lower_target_that_never_falls(content: Guidance) -> None:
    for goal in content.goals.values():
        targets = [target_of(baseline, goal) for baseline in range(2, 80)]
        assert all(0 < target < baseline for baseline, target in enumerate(targets, start=2))
        assert targets == sorted(targets)


@pytest.mark.parametrize("times", range(1, 21))
@pytest.mark.parametrize(
    "field", ["early_pickups", "late_arrivals", "partial_days", "nurse_visits"]
)
def test_a_filled_goal_reads_well_at_any_number(content: Guidance, field: str, times: int) -> None:
    now = a_situation(content, part_day_problems=[field], per={field: "month"}, **{field: times})
    chosen = next(one for one in choose_goals(now, content, today=TODAY) if one.goal.unit)
    assert BLANK not in chosen.text or times < 2
    assert " 1 times" not in chosen.text and " 1 partial days" not in chosen.text
    if times >= 2:
        assert (chosen.baseline, chosen.target) == (times, target_of(times, chosen.goal))
        assert f"now about {times} " in chosen.text


@pytest.mark.parametrize(
    ("field", "facts", "baseline"),
    [
        ("late_arrivals", {"late_arrivals": 7, "per": {"late_arrivals": "week"}}, None),
        ("late_arrivals", {"late_arrivals": 5, "per": {"late_arrivals": "week"}}, 20),
        ("nurse_visits", {"nurse_visits": 7, "per": {"nurse_visits": "week"}}, 28),
        ("missed_days", {"missed_days": 80, "enrolled_days": 15}, None),
        ("missed_days", {"missed_days": 200}, None),
    ],
    ids=str,
)
def test_a_number_that_cannot_be_is_no_baseline(
    content: Guidance, field: str, facts: dict[str, object], baseline: int | None
) -> None:
    assert baseline_of(field, a_situation(content, **facts)) == baseline


def test_every_goal_says_what_is_counted_by_whom_and_how_often(content: Guidance) -> None:
    for trigger in content.vocabulary["triggers"]:
        for goal in choose_goals(a_situation(content, triggers=[trigger]), content, today=TODAY):
            assert goal.who in goal.measured_by and goal.how_often in goal.measured_by
            assert goal.text.startswith("By ")
            assert goal.measure_first is not None or BLANK not in goal.text


def test_there_are_goals_for_time_coping_and_speaking_up(content: Guidance) -> None:
    assert len(content.goals) >= 20
    assert {
        "time_in_class",
        "on_time_arrival",
        "coping_skill",
        "staying_the_day",
        "nurse_visits",
        "priority_work",
        "asking_for_help",
    } <= set(content.goals)


def test_a_known_count_is_printed_in_the_goal(content: Guidance) -> None:
    now = a_situation(
        content, part_day_problems=["early_pickups"], early_pickups=2, per={"early_pickups": "week"}
    )
    goal = choose_goals(now, content, today=TODAY)[0]
    assert goal.goal.id == "staying_the_day"
    assert "now about 8 times" in goal.text and "no more than 4 times" in goal.text
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
