"""Answers that cannot all be true. The parent is asked kindly; nothing is corrected silently."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.core.content.states import SchoolYear
from actions.core.facts.case import Case
from actions.core.facts.case_values import PlanStatus
from actions.core.facts.contradiction_checks import CHECKS, Told
from actions.core.plan.attendance import possible_days

PLAN_TOLD_TWICE = "plan_told_twice"
CONTRADICTIONS = (*CHECKS, PLAN_TOLD_TWICE)
"""Every id; worded in assessment/contradictions.yml."""


@dataclass(frozen=True)
class Contradiction:
    """`id`: how to say it (assessment/contradictions.yml); `fields`: the answers to ask about."""

    id: str
    fields: tuple[str, ...]


def contradictions(case: Case, calendar: SchoolYear, *, today: date) -> list[Contradiction]:
    """What in the answers cannot be true together, in a fixed order; empty when all agree."""
    told = Told(case, possible_days(case, calendar, today), calendar, today)
    return [Contradiction(name, fields) for name, (fields, holds) in CHECKS.items() if holds(told)]


def told_twice(before: Case, after: Case) -> list[Contradiction]:
    """Answers that a later message overturned: an IEP first, and then "no plan".

    A correction ("no, I meant ...") is no contradiction; the caller knows which it was.
    """
    had, has = before.plan_status, after.plan_status
    settled = {PlanStatus.IEP, PlanStatus.SECTION_504}
    lost = had in settled and has in (PlanStatus.NONE, PlanStatus.REFUSED)
    found = had is PlanStatus.NONE and has in settled
    return [Contradiction(PLAN_TOLD_TWICE, ("plan_status",))] if lost or found else []
