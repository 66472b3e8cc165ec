"""The one line that shows a parent what was understood."""

import pytest

from actions.core.content.loader import Guidance
from actions.core.facts.recap import recap
from actions.core.facts.told import Facts


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({}, ""),
        (
            {"missed_days": 17, "period": "since September", "conditions": ["anxiety"]},
            "17 full days missed, since September, anxiety",
        ),
        ({"missed_days": 1}, "1 full day missed"),
        ({"missed_days": 0}, "no full days missed"),
        ({"missed_days": 20, "estimated": ["missed_days"]}, "about 20 full days missed"),
        ({"early_pickups": 2, "per": {"early_pickups": "week"}}, "2 early pickups a week"),
        (
            {"nurse_visits": 2, "part_day_problems": ["late_arrivals", "nurse_visits"]},
            "2 nurse visits, late arrivals",
        ),
        ({"nurse_visits": 3, "part_day_problems": ["nurse_visits"]}, "3 nurse visits"),
        (
            {"part_day_problems": ["late_arrivals", "early_pickups"]},
            "late arrivals and early pickups",
        ),
        ({"part_day_problems": []}, "no part-day trouble"),
        ({"conditions_ruled_out": ["autism"]}, "not autism"),
        (
            {"plan_status": "504", "state": "CT", "grade": "7"},
            "has a 504 plan, Connecticut, 7th grade",
        ),
        ({"conditions": ["a rare thing"]}, "a rare thing"),
        (
            {
                "conditions": ["autism", "anxiety"],
                "condition_statuses": {"autism": "diagnosed", "anxiety": "suspected"},
            },
            "autism (diagnosed) and anxiety (suspected)",
        ),
    ],
)
def test_facts_in_one_line(facts: Facts, line: str, content: Guidance) -> None:
    assert recap(facts, content) == line
