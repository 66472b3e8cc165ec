"""Rules about health and learning conditions, as the parent told them.

Which condition belongs to which group is said in guidance_content/conditions/groups.yml; which is
medical, in the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable

from actions.core.content.conditions import ConditionGroup
from actions.core.facts.case_values import ConditionStatus
from actions.core.letter.conditions import concerns
from actions.core.plan.situation import Situation
from actions.core.rules.attendance import child_goes_to_the_nurse
from actions.core.rules.registry import rule
from actions.core.rules.triggers import noise_or_changes_are_hard, triggered_by

STATUS = ("conditions", "condition_status")
ILLNESS_SIGN = "physical_symptoms"


def is_named(now: Situation, group: ConditionGroup) -> bool:
    """Whether a condition of this group is named, sure or not, and not ruled out."""
    return _any_of(now, group, concerns(now.case).all)


def _any_of(now: Situation, group: ConditionGroup, conditions: Iterable[str]) -> bool:
    return not now.content.conditions_in(group).isdisjoint(conditions)


# How sure they are


@rule("conditions", "conditions_ruled_out")
def a_condition_is_named(now: Situation) -> bool:
    """The parent named a condition, sure or not, that was not ruled out."""
    return bool(concerns(now.case).all)


@rule("conditions")
def no_condition_is_named(now: Situation) -> bool:
    """The parent named none, or was not asked."""
    return not a_condition_is_named(now)


@rule(*STATUS)
def a_condition_is_diagnosed(now: Situation) -> bool:
    """A provider has named a condition."""
    return bool(concerns(now.case).diagnosed)


@rule(*STATUS)
def nothing_is_diagnosed(now: Situation) -> bool:
    """No provider has named a condition."""
    return not a_condition_is_diagnosed(now)


@rule(*STATUS)
def a_condition_is_suspected(now: Situation) -> bool:
    """A condition is named that nobody has diagnosed yet."""
    told = concerns(now.case)
    return bool(told.waiting or told.suspected or told.named)


@rule(*STATUS)
def an_evaluation_is_awaited(now: Situation) -> bool:
    """The family waits for an appointment or for results."""
    return now.case.condition_status is ConditionStatus.WAITING or bool(concerns(now.case).waiting)


# Who said so


@rule("provider")
def a_provider_is_known(now: Situation) -> bool:
    """The parent told who looks after the child's health."""
    return bool(now.case.provider)


@rule("provider")
def no_provider_is_known(now: Situation) -> bool:
    """The parent did not say who."""
    return not a_provider_is_known(now)


@rule(*STATUS, "provider")
def a_provider_named_a_condition(now: Situation) -> bool:
    """Diagnosed, and we know by whom."""
    return a_condition_is_diagnosed(now) and a_provider_is_known(now)


@rule(*STATUS, "provider")
def provider_suspects(now: Situation) -> bool:
    """A provider is known and has diagnosed nothing: what is suspected is suspected by them."""
    return a_provider_is_known(now) and nothing_is_diagnosed(now)


@rule(*STATUS, "provider")
def writer_suspects(now: Situation) -> bool:
    """What is suspected besides is suspected by the writer."""
    return not provider_suspects(now)


# The body


@rule("conditions")
def an_illness_is_named(now: Situation) -> bool:
    """A medical condition is part of it, diagnosed or not; one that is kept private counts."""
    return bool(now.illnesses)


@rule(*STATUS)
def an_illness_is_diagnosed(now: Situation) -> bool:
    """A provider has named a medical condition."""
    return not now.named_illnesses.isdisjoint(concerns(now.case).diagnosed)


@rule("conditions")
def only_the_body_is_named(now: Situation) -> bool:
    """Every named condition is a physical illness."""
    return a_condition_is_named(now) and now.named_illnesses >= set(concerns(now.case).all)


@rule("conditions", "triggers")
def the_body_hurts(now: Situation) -> bool:
    """Physical symptoms or a physical illness are part of it."""
    return bool(now.named_illnesses) or triggered_by(now.case, ILLNESS_SIGN)


@rule("conditions", "triggers")
def symptoms_without_a_name(now: Situation) -> bool:
    """The child feels sick on school days, and no condition is named."""
    return no_condition_is_named(now) and triggered_by(now.case, ILLNESS_SIGN)


@rule("conditions", "triggers", "part_day_problems", "nurse_visits")
def health_is_a_concern(now: Situation) -> bool:
    """The body hurts, or the child goes to the nurse."""
    return the_body_hurts(now) or child_goes_to_the_nurse(now)


# Of what kind


@rule("conditions")
def a_condition_comes_and_goes(now: Situation) -> bool:
    """A condition is named that is there on some days and hard to see on others."""
    return is_named(now, "comes_and_goes")


@rule("conditions", "impacts")
def attention_is_a_concern(now: Situation) -> bool:
    """A condition of attention is named, or it is hard to concentrate."""
    concentrates_badly = "trouble_concentrating" in (now.case.impacts or ())
    return concentrates_badly or is_named(now, "attention")


@rule("conditions", "triggers")
def autism_or_senses_are_a_concern(now: Situation) -> bool:
    """Autism or a condition of the senses is named, or noise or changes are hard."""
    return noise_or_changes_are_hard(now) or is_named(now, "senses")


@rule("conditions")
def child_is_autistic(now: Situation) -> bool:
    """Autism, PDA or burnout is named: change the place before pushing for more."""
    return is_named(now, "autistic")


@rule(*STATUS)
def condition_nearly_always_counts(now: Situation) -> bool:
    """Diagnosed with one of those 28 CFR 35.108(d)(2)(iii) names."""
    return _any_of(now, "nearly_always_a_disability", concerns(now.case).diagnosed)


@rule("conditions")
def mood_needs_care(now: Situation) -> bool:
    """A low or unstable mood is named; safety comes before attendance."""
    return is_named(now, "mood")


@rule("conditions")
def speech_is_a_concern(now: Situation) -> bool:
    """A condition of speech is named."""
    return is_named(now, "speech")
