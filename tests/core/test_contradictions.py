"""Answers that do not go together are noticed; answers that can be true are left alone."""

from __future__ import annotations

import pytest

from actions.core.content.loader import Guidance
from actions.core.facts.contradictions import CONTRADICTIONS, contradictions, told_twice
from actions.core.plan.plan import make_plan
from tests.core.situations import TODAY, a_case


def found(content: Guidance, **facts: object) -> list[str]:
    return [one.id for one in contradictions(a_case(**facts), content.calendar, today=TODAY)]


WEEKLY = {"late_arrivals": "week"}


@pytest.mark.parametrize(
    ("facts", "contradiction"),
    [
        ({"missed_days": 80, "enrolled_days": 15}, "more_missed_than_possible"),
        ({"missed_days": 80, "period_start": "2026-11-03"}, "more_missed_than_possible"),
        ({"missed_days": 6, "per": {"missed_days": "week"}}, "more_missed_than_possible"),
        (
            {"missed_days": 61, "period": "in October", "period_start": "2026-10-01"},
            "more_missed_than_the_period_has",
        ),
        ({"missed_days": 30, "period": "in October"}, "more_missed_than_the_period_has"),
        ({"missed_days": 19, "period": "in June"}, "more_missed_than_the_period_has"),
        ({"missed_days": 8, "period": "last week"}, "more_missed_than_the_period_has"),
        ({"missed_days": 30, "period": "last month"}, "more_missed_than_the_period_has"),
        ({"missed_days": 61, "period": "since October"}, "more_missed_than_the_period_has"),
        ({"missed_days": 200}, "more_missed_than_a_year"),
        ({"late_arrivals": 6, "per": WEEKLY}, "more_part_days_than_possible"),
        ({"early_pickups": 30, "enrolled_days": 25}, "more_part_days_than_possible"),
        ({"partial_days": 300}, "more_part_days_than_possible"),
        ({"enrolled_days": 250}, "longer_than_a_year"),
        ({"severity": "not_attending", "missed_days": 0}, "not_attending_without_missed_days"),
        ({"severity": "most_days", "missed_days": 0}, "often_without_missed_days"),
        ({"severity": "most_days", "missed_days": 3, "enrolled_days": 60}, "most_days_but_few"),
        (
            {"severity": "occasional", "missed_days": 40, "enrolled_days": 60},
            "now_and_then_but_half",
        ),
        ({"period_start": "2027-01-04"}, "period_starts_later"),
        ({"age": 15, "grade": "2"}, "age_and_grade_differ"),
        (
            {"conditions": ["autism"], "conditions_ruled_out": ["autism"]},
            "condition_named_and_ruled_out",
        ),
        ({"conditions": [], "condition_status": "diagnosed"}, "diagnosed_without_a_name"),
        ({"impacts": ["grades_fine", "grades_dropped"]}, "grades_fine_and_dropped"),
        (
            {"plan_status": "iep", "school_response": ["interventions_first"]},
            "iep_and_told_to_wait",
        ),
        ({"school_response": ["no_answer", "refused_in_writing"]}, "no_answer_and_a_no"),
    ],
    ids=str,
)
def test_answers_that_cannot_both_be_true_are_noticed(
    content: Guidance, facts: dict[str, object], contradiction: str
) -> None:
    assert found(content, **facts) == [contradiction]


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"missed_days": 15, "enrolled_days": 15},
        {"missed_days": 20, "period": "in October"},  # a whole month
        {"missed_days": 30, "period": "since October"},
        {"missed_days": 30, "period": "from October"},  # it goes on
        {"missed_days": 30, "period": "from October to now"},
        {"missed_days": 30, "period": "from October to November"},
        {"missed_days": 40, "period": "this school year"},  # districts differ
        {"missed_days": 5, "period": "last week"},
        {"missed_days": 5, "period": "in October", "per": {"missed_days": "week"}},
        {"missed_days": 5, "per": {"missed_days": "week"}},
        {"late_arrivals": 5, "per": WEEKLY},
        {"nurse_visits": 9, "per": {"nurse_visits": "week"}},  # more than once a day can be
        {"severity": "most_days", "missed_days": 3, "enrolled_days": 10},  # it began lately
        {"severity": "most_days", "missed_days": 6, "enrolled_days": 60},  # at the tenth
        {"severity": "most_days", "missed_days": 0, "early_pickups": 3},  # cut short, not missed
        {"severity": "occasional", "missed_days": 5, "enrolled_days": 60},
        {"severity": "not_attending", "missed_days": 12, "enrolled_days": 60},
        {"age": 9, "grade": "2"},  # repeated a grade
        {"conditions": [], "condition_status": "none"},
        {"impacts": ["grades_dropped", "falling_behind"]},
        {"plan_status": "504", "school_response": ["needs_diagnosis"]},
        {"plan_status": "none", "school_response": ["said_no_out_loud", "refused_in_writing"]},
    ],
    ids=str,
)
def test_answers_that_can_all_be_true_are_left_alone(
    content: Guidance, facts: dict[str, object]
) -> None:
    assert found(content, **facts) == []


@pytest.mark.parametrize(
    ("before", "after", "is_asked"),
    [
        ("iep", "none", True),
        ("504", "refused", True),
        ("none", "iep", True),
        ("none", "being_evaluated", False),  # the next step
        ("unknown", "iep", False),
        (None, "iep", False),
        ("504", "iep", False),
        ("iep", "iep", False),
    ],
)
def test_a_plan_and_later_no_plan_is_asked_about(
    before: str | None, after: str, is_asked: bool
) -> None:
    assert bool(told_twice(a_case(plan_status=before), a_case(plan_status=after))) == is_asked


def test_each_has_its_own_question_and_only_facts_of_a_case(content: Guidance) -> None:
    assert set(CONTRADICTIONS) == set(content.assessment.contradictions)
    for one in content.assessment.contradictions.values():
        assert one.text.endswith("?")


def test_an_impossible_number_makes_no_share_and_no_goal(content: Guidance) -> None:
    case = a_case(severity="weekly", missed_days=80, enrolled_days=15)
    plan = make_plan(case, content, today=TODAY)
    assert plan.attendance is not None and plan.attendance.share is None
    assert all(goal.baseline is None for goal in plan.goals)
    assert plan.contradictions[0].facts == ("missed_days",)
    assert "Can you check the number?" in plan.contradictions[0].text
