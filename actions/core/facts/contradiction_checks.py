"""Tests for answers that do not go together, one function each; see contradictions.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from actions.core.content.states import SchoolYear
from actions.core.facts.case import GRADES, Case
from actions.core.facts.case_values import ConditionStatus, Per, PlanStatus, Severity
from actions.core.plan.attendance import ONCE_A_DAY, SCHOOL_DAYS_PER, fits_its_period

AGE_AT_START = {grade: 4 + position for position, grade in enumerate(GRADES)}
"""Usual age when a grade begins: 4 for pre-K, 5 for kindergarten, 6 for first grade ..."""

AGE_LEEWAY = 3
"""Children start late or repeat grades; further off than this is most likely a slip."""

LONGEST_MONTH = 23
"""School days in a month without a break."""

OFTEN = (Severity.SEVERAL_DAYS_A_WEEK, Severity.MOST_DAYS)
HALF = 0.5
FEW = 0.1
ENOUGH_DAYS = 20
"""Over fewer school days than this, "most days" and a small share can both be true."""

BEFORE_A_PLAN = frozenset({"interventions_first", "needs_diagnosis"})
"""What schools say before there is an IEP, not after."""


@dataclass(frozen=True)
class Told:
    """What the tests below look at."""

    case: Case
    possible: int | None  # the most school days there can have been
    year: SchoolYear
    today: date

    @property
    def share(self) -> float | None:
        """Of the school days there were, when that is told or follows from the dates."""
        if self.case.missed_days is None or not self.possible:
            return None
        return self.case.missed_days / self.possible


Check = Callable[[Told], bool]

CHECKS: dict[str, tuple[tuple[str, ...], Check]] = {}
"""id -> the `Case` fields to ask about, and the test; in the order they are asked."""


def contradicts(*fields: str) -> Callable[[Check], Check]:
    """Registers a test under its own name, with the answers it is about."""

    def register(test: Check) -> Check:
        CHECKS[test.__name__] = (fields, test)
        return test

    return register


@contradicts("missed_days", "period")
def more_missed_than_the_period_has(told: Told) -> bool:
    """More days missed than school days in the time they were missed in: 61 in October."""
    case = told.case
    return case.period is not None and not fits_its_period(
        "missed_days", case, told.year, told.today
    )


@contradicts("missed_days", "period")
def more_missed_than_possible(told: Told) -> bool:
    """More days missed than school days there were."""
    is_too_many = told.share is not None and told.share > 1
    return is_too_many and not more_missed_than_the_period_has(told)


@contradicts("missed_days")
def more_missed_than_a_year(told: Told) -> bool:
    """More days missed than a school year has."""
    missed = told.case.missed_days
    if missed is None or missed <= told.year.days:
        return False
    return not (more_missed_than_possible(told) or more_missed_than_the_period_has(told))


@contradicts(*ONCE_A_DAY)
def more_part_days_than_possible(told: Told) -> bool:
    """Late, leaving early or in part more often than once a day."""
    return any(_is_too_often(field, told) for field in ONCE_A_DAY)


def _is_too_often(field: str, told: Told) -> bool:
    count, per = getattr(told.case, field), told.case.per.get(field)
    if count is None:
        return False
    if per is not None:
        return bool(count > (LONGEST_MONTH if per is Per.MONTH else SCHOOL_DAYS_PER[per]))
    total = told.possible if "missed_days" not in told.case.per else None
    return bool(count > (total or told.year.days))


@contradicts("enrolled_days")
def longer_than_a_year(told: Told) -> bool:
    """More school days so far than a school year has."""
    days = told.case.enrolled_days
    return days is not None and days > told.year.days + ENOUGH_DAYS


@contradicts("severity", "missed_days")
def not_attending_without_missed_days(told: Told) -> bool:
    """Not going at all, and no day missed."""
    return told.case.severity is Severity.NOT_ATTENDING and told.case.missed_days == 0


@contradicts("severity", "missed_days")
def often_without_missed_days(told: Told) -> bool:
    """Missing several days a week, no day missed, and no day cut short."""
    case = told.case
    cut_short = bool(case.part_day_problems) or any(getattr(case, one) for one in ONCE_A_DAY)
    return case.severity in OFTEN and case.missed_days == 0 and not cut_short


@contradicts("severity", "missed_days")
def most_days_but_few(told: Told) -> bool:
    """Missing most days, but few days over a long time."""
    if told.case.severity is not Severity.MOST_DAYS or (told.possible or 0) < ENOUGH_DAYS:
        return False
    # None missed at all is asked about in other words.
    return told.share is not None and 0 < told.share < FEW


@contradicts("severity", "missed_days")
def now_and_then_but_half(told: Told) -> bool:
    """Missing now and then, but half of the days."""
    share = told.share
    return told.case.severity is Severity.OCCASIONAL and share is not None and HALF <= share <= 1


@contradicts("period")
def period_starts_later(told: Told) -> bool:
    """A period that is still to come."""
    return told.case.period_start is not None and told.case.period_start > told.today


@contradicts("age", "grade")
def age_and_grade_differ(told: Told) -> bool:
    """An age far from the usual one of the grade."""
    usual, age = AGE_AT_START.get(told.case.grade or ""), told.case.age
    return usual is not None and age is not None and abs(age - usual) > AGE_LEEWAY


@contradicts("conditions")
def condition_named_and_ruled_out(told: Told) -> bool:
    """The same condition named and ruled out."""
    return bool(set(told.case.conditions or ()) & set(told.case.conditions_ruled_out))


@contradicts("conditions", "condition_status")
def diagnosed_without_a_name(told: Told) -> bool:
    """A diagnosis of nothing."""
    return told.case.condition_status is ConditionStatus.DIAGNOSED and told.case.conditions == ()


@contradicts("impacts")
def grades_fine_and_dropped(told: Told) -> bool:
    """Grades fine and dropped at once."""
    return {"grades_fine", "grades_dropped"} <= set(told.case.impacts or ())


@contradicts("plan_status", "school_response")
def iep_and_told_to_wait(told: Told) -> bool:
    """An IEP, and a school that wants something else before there is one."""
    said = set(told.case.school_response or ())
    return told.case.plan_status is PlanStatus.IEP and bool(BEFORE_A_PLAN & said)


@contradicts("school_response")
def no_answer_and_a_no(told: Told) -> bool:
    """No answer from the school, and a written one."""
    said = set(told.case.school_response or ())
    return "no_answer" in said and "refused_in_writing" in said
