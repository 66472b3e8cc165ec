"""Rules about how much there is to print in a letter."""

from __future__ import annotations

from actions.core.letter.counts import fact_ids
from actions.core.plan.situation import Situation
from actions.core.rules.registry import rule

FACTS = (
    "missed_days",
    "enrolled_days",
    "part_day_problems",
    "partial_days",
    "late_arrivals",
    "nurse_visits",
    "early_pickups",
    "avoided_classes",
    "severity",
    "period",
    "period_start",
    "triggers",
)
ENOUGH_FOR_A_TABLE = 3


@rule(*FACTS)
def three_or_more_facts(now: Situation) -> bool:
    """Enough facts for a table."""
    return len(fact_ids(now.case)) >= ENOUGH_FOR_A_TABLE


@rule(*FACTS)
def one_or_two_facts(now: Situation) -> bool:
    """Too few facts for a table."""
    return 1 <= len(fact_ids(now.case)) < ENOUGH_FOR_A_TABLE
