"""Thousands of cases in seconds, for what must be compared over many. The same ones each time.

any_case.py looks for the one case that breaks a rule; it is slower and its cases are odder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from actions.core.content.loader import guidance
from actions.core.facts.case import GRADES, PART_DAY_COUNTS, PART_DAY_PROBLEMS, Case
from actions.core.facts.case_values import (
    Answered,
    ConditionStatus,
    Per,
    PlanStatus,
    Relationship,
    SentBy,
    Severity,
)
from actions.core.letter.kinds import KINDS
from tests.core.letter_cases import TODAY

OWN_WORDS = "something of her own"
COUNTS = ("missed_days", *PART_DAY_COUNTS)
STATES_WITH_A_WORD = ("TX", "OH", "NC", "IL")

Value = TypeVar("Value")


def many_cases(number: int, seed: int = 1) -> Iterator[Case]:
    """So many cases, each with some facts told and some not."""
    random = Random(seed)
    for _ in range(number):
        yield Case(**_facts(random))


def _facts(random: Random) -> dict[str, Any]:
    conditions = _some("conditions", random)
    return {
        **{field: _maybe((1, 3, 5, 12, 40), random, 0.4) for field in COUNTS},
        **{field: _maybe(("Oak",), random) for field in ("school", "provider", "child_name")},
        "enrolled_days": _maybe((10, 50, 60, 100), random),
        "period_start": _maybe((date(2026, 9, 1), date(2026, 11, 2)), random, 0.3),
        "per": {field: random.choice(list(Per)) for field in COUNTS if random.random() < 0.1},
        "estimated": tuple(field for field in COUNTS if random.random() < 0.2),
        "severity": _maybe(list(Severity), random),
        "grade": _maybe(GRADES, random),
        "age": _maybe(range(3, 19), random, 0.4),
        "relationship": _maybe(list(Relationship), random),
        "state": _maybe((*STATES_WITH_A_WORD, *guidance().states), random),
        "avoided_classes": _some("classes", random),
        "part_day_problems": _sample(PART_DAY_PROBLEMS, random),
        "conditions": conditions,
        "condition_status": _maybe(list(ConditionStatus), random),
        "condition_statuses": {
            one: random.choice(list(ConditionStatus))
            for one in conditions or ()
            if random.random() < 0.2
        },
        "conditions_ruled_out": (_some("conditions", random) or ()),
        "triggers": _some("triggers", random),
        "impacts": _some("impacts", random),
        "plan_status": _maybe(list(PlanStatus), random),
        "school_response": _some("school_responses", random),
        "letters_sent": _letters(random),
        "consent_signed_on": _maybe((TODAY,), random, 0.2),
    }


def _maybe(values: Sequence[Value], random: Random, often: float = 0.6) -> Value | None:
    return random.choice(values) if random.random() < often else None


def _sample(ids: Sequence[str], random: Random) -> tuple[str, ...] | None:
    return tuple(random.sample(ids, random.randint(0, 3))) if random.random() < 0.6 else None


def _some(topic: str, random: Random) -> tuple[str, ...] | None:
    return _sample([*guidance().vocabulary[topic], OWN_WORDS], random)


def _letters(random: Random) -> list[dict[str, Any]]:
    return [
        {
            "kind": kind,
            "sent_on": TODAY - timedelta(days=random.randint(0, 80)),
            "method": _maybe(list(SentBy), random, 0.8),
            "answered": random.choice(list(Answered)),
        }
        for kind in random.sample(KINDS, random.choice((0, 1, 1, 2)))
    ]
