"""Rules about who writes, and about whom."""

from __future__ import annotations

from actions.core.facts.case_values import Relationship
from actions.core.plan.situation import Situation
from actions.core.rules.plan import child_has_a_plan_or_evaluation
from actions.core.rules.registry import rule

YOUNG_AGES = range(3, 10)
YOUNG_GRADES = ("PK", "K", "1", "2", "3")


@rule("grade", "age")
def child_is_young(now: Situation) -> bool:
    """From 3 to 9 years, by age or, where that is unknown, by grade (34 CFR 300.8(b))."""
    age = now.case.age
    return now.case.grade in YOUNG_GRADES if age is None else age in YOUNG_AGES


@rule("grade")
def grade_is_unknown(now: Situation) -> bool:
    """The parent told no grade."""
    return not now.case.grade


@rule("school")
def school_is_known(now: Situation) -> bool:
    """The parent told the school's name."""
    return bool(now.case.school)


@rule("school")
def school_is_unknown(now: Situation) -> bool:
    """The parent did not tell the school's name."""
    return not school_is_known(now)


@rule("relationship")
def writer_is_guardian(now: Situation) -> bool:
    """A guardian asks."""
    return now.case.relationship is Relationship.GUARDIAN


@rule("relationship")
def writer_is_foster_parent(now: Situation) -> bool:
    """A foster parent asks."""
    return now.case.relationship is Relationship.FOSTER_PARENT


@rule("relationship")
def writer_may_not_consent(now: Situation) -> bool:
    """Another caregiver asks, who cannot give consent."""
    return now.case.relationship is Relationship.OTHER


@rule("relationship")
def writer_may_consent(now: Situation) -> bool:
    """A parent, guardian or foster parent asks, or the parent did not say."""
    return not writer_may_not_consent(now)


@rule("relationship", "plan_status", "school_response")
def writer_may_consent_to_a_first_evaluation(now: Situation) -> bool:
    """The writer may consent, and no evaluation was or is being done."""
    return writer_may_consent(now) and not child_has_a_plan_or_evaluation(now)


@rule("relationship")
def asker_may_not_decide(now: Situation) -> bool:
    """A foster parent or other caregiver: someone else may have to sign."""
    return writer_is_foster_parent(now) or writer_may_not_consent(now)
