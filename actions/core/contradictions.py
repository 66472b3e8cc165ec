"""Answers that cannot all be true. The parent is asked kindly; nothing is corrected silently."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.core.attendance import possible_days
from actions.core.case import Case, Severity
from actions.core.content.fits import GRADES
from actions.core.content.states import SchoolYear

AGE_AT_START = {grade: 4 + position for position, grade in enumerate(GRADES)}
"""Usual age when a grade begins: 4 for pre-K, 5 for kindergarten, 6 for first grade ..."""

AGE_LEEWAY = 3
"""Children start late or repeat grades; further off than this is most likely a slip."""


@dataclass(frozen=True)
class Contradiction:
    """`id`: how to say it (assessment/contradictions.yml); `fields`: the answers to ask about."""

    id: str
    fields: tuple[str, ...]


def contradictions(case: Case, calendar: SchoolYear, *, today: date) -> list[Contradiction]:
    """What in the answers cannot be true together, in a fixed order; empty when all agree."""
    found = []
    possible = possible_days(case, calendar, today)
    if case.missed_days is not None and possible is not None and case.missed_days > possible:
        found.append(Contradiction("more_missed_than_possible", ("missed_days", "period")))
    elif case.missed_days is not None and case.missed_days > calendar.days:
        found.append(Contradiction("more_missed_than_a_year", ("missed_days",)))
    if case.severity is Severity.NOT_ATTENDING and case.missed_days == 0:
        found.append(
            Contradiction("not_attending_without_missed_days", ("severity", "missed_days"))
        )
    if case.period_start is not None and case.period_start > today:
        found.append(Contradiction("period_starts_later", ("period",)))
    if _age_and_grade_differ(case):
        found.append(Contradiction("age_and_grade_differ", ("age", "grade")))
    if set(case.conditions or ()) & set(case.conditions_ruled_out):
        found.append(Contradiction("condition_named_and_ruled_out", ("conditions",)))
    return found


def _age_and_grade_differ(case: Case) -> bool:
    usual = AGE_AT_START.get(case.grade or "")
    return usual is not None and case.age is not None and abs(case.age - usual) > AGE_LEEWAY
