"""Rules about what the absence does to learning and to life, and what sets it off."""

from __future__ import annotations

from actions.core.rules.registry import rule
from actions.core.situation import Situation

LEARNING = frozenset(
    {
        "missed_instruction",
        "falling_behind",
        "missing_work",
        "grades_dropped",
        "credits_at_risk",
        "trouble_concentrating",
    }
)
HARD_TO_LEARN = LEARNING - {"missed_instruction", "credits_at_risk"}
LEARNING_CONDITIONS = frozenset({"learning_disability", "dyslexia"})
SOCIAL = frozenset({"lost_friends", "dropped_activities"})


@rule("impacts")
def learning_is_affected(now: Situation) -> bool:
    """The parent told of an effect on learning or on getting to it."""
    return bool(LEARNING & set(now.case.impacts or ()))


@rule("impacts")
def friends_are_affected(now: Situation) -> bool:
    """Friends or activities were lost."""
    return bool(SOCIAL & set(now.case.impacts or ()))


@rule("impacts")
def school_life_is_affected(now: Situation) -> bool:
    """Any effect beyond the absence itself."""
    return learning_is_affected(now) or friends_are_affected(now)


@rule("impacts")
def effects_are_unknown(now: Situation) -> bool:
    """The parent was not asked about effects, or could not say."""
    return now.case.impacts is None


@rule("impacts", "school_response")
def grades_are_fine(now: Situation) -> bool:
    """Grades are good, by the parent's or the school's word."""
    return "grades_fine" in (*(now.case.impacts or ()), *(now.case.school_response or ()))


@rule("impacts")
def credits_are_at_risk(now: Situation) -> bool:
    """A high-school credit may be lost."""
    return "credits_at_risk" in (now.case.impacts or ())


@rule("triggers")
def a_trigger_is_named(now: Situation) -> bool:
    """The parent can say what makes it hard."""
    return bool(set(now.case.triggers or ()) - {"unknown"})


@rule("triggers")
def triggers_are_unclear(now: Situation) -> bool:
    """Nobody can say yet what makes it hard."""
    return not a_trigger_is_named(now)


@rule("triggers", "impacts", "conditions")
def work_may_be_too_hard(now: Situation) -> bool:
    """A class or the work is what is hard, learning suffers, and no learning problem is named."""
    hard_work = {"specific_class", "workload"} & set(now.case.triggers or ())
    suffers = HARD_TO_LEARN & set(now.case.impacts or ())
    named = LEARNING_CONDITIONS & set(now.case.conditions or ())
    return bool(hard_work and suffers and not named)


@rule("triggers")
def bullying_is_named(now: Situation) -> bool:
    """Bullying is part of it."""
    return "bullying" in (now.case.triggers or ())


@rule("triggers")
def staying_home_may_pull(now: Situation) -> bool:
    """Something better at home is part of it."""
    return "drawn_home" in now.functions
