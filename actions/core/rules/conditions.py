"""Rules about health and learning conditions, as the parent told them."""

from __future__ import annotations

from actions.core.case import ConditionStatus
from actions.core.letter.conditions import concerns
from actions.core.rules.registry import rule
from actions.core.situation import Situation

STATUS = ("conditions", "condition_status")


@rule(*STATUS)
def a_condition_is_diagnosed(now: Situation) -> bool:
    """A provider has named a condition."""
    return bool(concerns(now.case).diagnosed)


@rule(*STATUS, "provider")
def a_provider_named_a_condition(now: Situation) -> bool:
    """Diagnosed, and we know by whom."""
    return a_condition_is_diagnosed(now) and now.case.provider is not None


@rule("conditions", "conditions_ruled_out")
def a_condition_is_named(now: Situation) -> bool:
    """The parent named a condition, sure or not, that was not ruled out."""
    return bool(concerns(now.case).all)


@rule(*STATUS)
def a_condition_is_suspected(now: Situation) -> bool:
    """A condition is named that nobody has diagnosed yet."""
    told = concerns(now.case)
    return bool(told.waiting or told.suspected or told.named)


@rule(*STATUS)
def nothing_is_diagnosed(now: Situation) -> bool:
    """No provider has named a condition."""
    return not a_condition_is_diagnosed(now)


@rule(*STATUS)
def an_evaluation_is_awaited(now: Situation) -> bool:
    """The family waits for an appointment or for results."""
    return now.case.condition_status is ConditionStatus.WAITING or bool(concerns(now.case).waiting)


@rule("conditions")
def no_condition_is_named(now: Situation) -> bool:
    """The parent named none, or was not asked."""
    return not a_condition_is_named(now)


@rule("conditions")
def an_illness_is_named(now: Situation) -> bool:
    """A medical condition is part of it, diagnosed or not; one that is kept private counts."""
    return bool(now.illnesses)


@rule(*STATUS)
def an_illness_is_diagnosed(now: Situation) -> bool:
    """A provider has named a medical condition."""
    return bool(now.illnesses & set(concerns(now.case).diagnosed))


@rule("conditions", "triggers")
def the_body_hurts(now: Situation) -> bool:
    """Physical symptoms or a physical illness are part of it."""
    case = now.case
    return bool(now.illnesses & set(case.conditions or ())) or (
        "physical_symptoms" in (case.triggers or ())
    )


@rule("conditions", "triggers")
def symptoms_without_a_name(now: Situation) -> bool:
    """The child feels sick on school days, and no condition is named."""
    return no_condition_is_named(now) and "physical_symptoms" in (now.case.triggers or ())


@rule("conditions")
def only_the_body_is_named(now: Situation) -> bool:
    """Every named condition is a physical illness."""
    named = set(now.case.conditions or ())
    return bool(named) and named <= now.illnesses


@rule(*STATUS)
def condition_nearly_always_counts(now: Situation) -> bool:
    """Diagnosed with one of those 28 CFR 35.108(d)(2)(iii) names."""
    named = {"depression", "bipolar", "ptsd", "ocd", "autism"}
    return bool(named & set(concerns(now.case).diagnosed))


@rule("conditions")
def mood_needs_care(now: Situation) -> bool:
    """A low or unstable mood is named; safety comes before attendance."""
    low = {"depression", "mood_disorder", "bipolar", "eating_disorder"}
    return bool(low & set(now.case.conditions or ()))


@rule("conditions")
def child_is_autistic(now: Situation) -> bool:
    """Autism, PDA or burnout is named: change the place before pushing for more."""
    return bool({"autism", "pda", "burnout"} & set(now.case.conditions or ()))
