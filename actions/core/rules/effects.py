"""Rules about what the absence does to learning and to life."""

from __future__ import annotations

from actions.core.facts.case_values import Severity
from actions.core.plan.situation import Situation
from actions.core.rules.attendance import attendance_is_chronic
from actions.core.rules.conditions import is_named
from actions.core.rules.registry import rule
from actions.core.rules.triggers import triggered_by

HARD_TO_LEARN = frozenset(
    {"falling_behind", "missing_work", "grades_dropped", "trouble_concentrating"}
)
LEARNING = HARD_TO_LEARN | {"missed_instruction", "credits_at_risk"}
SOCIAL = frozenset({"lost_friends", "dropped_activities"})

FEW_DAYS = 5
"""Full days missed that still count as few when missing school is only occasional."""


@rule("impacts")
def learning_is_affected(now: Situation) -> bool:
    """The parent told of an effect on learning or on getting to it."""
    return bool(LEARNING & set(now.case.impacts or ()))


def friends_are_affected(now: Situation) -> bool:
    """Friends or activities were lost."""
    return bool(SOCIAL & set(now.case.impacts or ()))


@rule("impacts")
def school_life_is_affected(now: Situation) -> bool:
    """Any effect beyond the absence itself."""
    return learning_is_affected(now) or friends_are_affected(now)


@rule("impacts")
def effects_are_unknown(now: Situation) -> bool:
    """The parent was not asked about effects, or could not say. One kept private was told."""
    return now.told.impacts is None


def effect_is_mild(now: Situation) -> bool:
    """Missing school is rare and the parent sees no effect on learning.

    Unknown effects do not count as mild: then an evaluation is the safer thing to ask for.
    """
    if now.case.severity is not Severity.OCCASIONAL or effects_are_unknown(now):
        return False
    if learning_is_affected(now) or (now.case.missed_days or 0) > FEW_DAYS:
        return False
    return not attendance_is_chronic(now)


@rule("impacts", "school_response")
def grades_are_fine(now: Situation) -> bool:
    """Grades are good, by the parent's or the school's word."""
    return "grades_fine" in (*(now.case.impacts or ()), *(now.case.school_response or ()))


@rule("impacts")
def credits_are_at_risk(now: Situation) -> bool:
    """A high-school credit may be lost."""
    return "credits_at_risk" in (now.case.impacts or ())


@rule("triggers", "impacts", "conditions")
def work_may_be_too_hard(now: Situation) -> bool:
    """A class or the work is what is hard, learning suffers, and no learning problem is named."""
    suffers = bool(HARD_TO_LEARN & set(now.case.impacts or ()))
    hard_work = triggered_by(now.case, "specific_class", "workload")
    return hard_work and suffers and not is_named(now, "learning")
