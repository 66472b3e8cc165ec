"""Which conversation may fit, how sure that is, and which categories a team may look at."""

from __future__ import annotations

import pytest

from actions.core.content.loader import Guidance
from actions.core.plan.eligibility import categories_for, confidence_of, route_id
from tests.core.situations import a_case, a_situation


@pytest.mark.parametrize(
    ("facts", "route"),
    [
        ({"plan_status": "iep"}, "iep_meeting"),
        ({"plan_status": "504"}, "section_504_review"),
        ({"plan_status": "being_evaluated"}, "being_evaluated"),
        ({"plan_status": "refused"}, "prior_written_notice"),
        ({"school_response": ["refused_in_writing"]}, "prior_written_notice"),
        # An IEP goes on: a "no" is then a matter for the team.
        ({"plan_status": "iep", "school_response": ["said_no_out_loud"]}, "iep_meeting"),
        ({"plan_status": "none", "school_response": ["attendance_only"]}, "iep_evaluation"),
        ({"plan_status": "unknown"}, "iep_evaluation"),
        ({}, "iep_evaluation"),
        ({"severity": "occasional", "impacts": []}, "section_504"),
        # An unknown effect does not count as mild.
        ({"severity": "occasional"}, "iep_evaluation"),
        ({"severity": "occasional", "impacts": ["falling_behind"]}, "iep_evaluation"),
    ],
    ids=str,
)
def test_the_route_follows_from_the_plan_and_what_the_school_said(
    content: Guidance, facts: dict[str, object], route: str
) -> None:
    assert route_id(a_situation(content, **facts)) == route


@pytest.mark.parametrize(
    ("facts", "confidence"),
    [
        ({}, "early"),
        ({"conditions": ["anxiety"]}, "early"),
        ({"conditions": ["anxiety"], "severity": "most_days"}, "fair"),
        ({"severity": "most_days", "impacts": ["lost_friends"]}, "fair"),
        ({"severity": "weekly", "early_pickups": 2, "impacts": ["falling_behind"]}, "fair"),
        (
            {"conditions": ["anxiety"], "severity": "most_days", "impacts": ["falling_behind"]},
            "strong",
        ),
        ({"conditions": ["anxiety"], "severity": "most_days", "impacts": ["grades_fine"]}, "fair"),
    ],
    ids=str,
)
def test_confidence_counts_condition_absence_and_effect(
    content: Guidance, facts: dict[str, object], confidence: str
) -> None:
    assert confidence_of(a_situation(content, **facts)) == confidence


@pytest.mark.parametrize(
    ("conditions", "categories"),
    [
        (["anxiety"], {"emotional_disturbance", "other_health_impairment"}),
        (["adhd"], {"other_health_impairment"}),
        (["autism"], {"autism"}),
        (["dyslexia"], {"specific_learning_disability"}),
        (["selective_mutism"], {"emotional_disturbance", "speech_language"}),
        (["something rare"], set()),
        ([], set()),
    ],
    ids=str,
)
def test_conditions_lead_to_the_categories_a_team_may_look_at(
    content: Guidance, conditions: list[str], categories: set[str]
) -> None:
    found = categories_for(a_case(conditions=conditions), content)
    assert {category.id for category, _ in found} == categories


def test_a_condition_ruled_out_leads_nowhere(content: Guidance) -> None:
    case = a_case(conditions=["autism"], conditions_ruled_out=["autism"])
    assert categories_for(case, content) == []
