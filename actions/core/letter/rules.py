"""The named conditions that letter parts can stand under (`when:` in their front matter).

Each is a plain statement about a case. Content uses the names; the loader rejects others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from actions.core.case import Case, Relationship
from actions.core.letter.conditions import concerns
from actions.core.letter.counts import fact_ids
from actions.core.letter.earlier import EARLIER_RULES
from actions.core.letter.place import (
    being_evaluated,
    effect_is_mild,
    found_not_eligible,
    has_504,
    has_iep,
    request_was_put_off,
    school_is_silent,
    school_said_no,
    truancy_came_up,
)

Rule = Callable[[Case], bool]


def _any(told: Iterable[str] | None, *ids: str) -> bool:
    return bool(set(told or ()).intersection(ids))


def _trigger(*ids: str) -> Rule:
    return lambda case: _any(case.triggers, *ids)


def _condition(*ids: str) -> Rule:
    return lambda case: _any(concerns(case).all, *ids)


def _school_said(*ids: str) -> Rule:
    return lambda case: _any(case.school_response, *ids)


def _has_fact(*ids: str) -> Rule:
    return lambda case: _any(fact_ids(case), *ids)


def has_plan_or_evaluation(case: Case) -> bool:
    """There is a plan, or an evaluation done or under way."""
    return any(known(case) for known in (has_iep, has_504, being_evaluated, found_not_eligible))


COMES_AND_GOES = (
    "anxiety",
    "generalized_anxiety",
    "social_anxiety",
    "separation_anxiety",
    "panic_attacks",
    "panic_disorder",
    "depression",
    "bipolar",
    "migraine",
    "chronic_pain",
    "long_covid",
    "pots",
)
"""Conditions that are there on some days and hard to see on others."""

RULES: dict[str, Rule] = {
    "always": lambda case: True,
    # who is writing, and about whom
    "grade_without_school": lambda case: not case.school,
    "school_without_grade": lambda case: not case.grade,
    "school_is_known": lambda case: bool(case.school),
    "school_is_unknown": lambda case: not case.school,
    "writer_is_guardian": lambda case: case.relationship is Relationship.GUARDIAN,
    "writer_is_foster_parent": lambda case: case.relationship is Relationship.FOSTER_PARENT,
    "writer_may_consent": lambda case: case.relationship is not Relationship.OTHER,
    "writer_may_consent_to_a_first_evaluation": lambda case: (
        case.relationship is not Relationship.OTHER and not has_plan_or_evaluation(case)
    ),
    "writer_may_not_consent": lambda case: case.relationship is Relationship.OTHER,
    # what is known about health
    "provider_diagnosed": lambda case: bool(case.provider),
    "diagnosed_by_someone": lambda case: not case.provider,
    "provider_suspects": lambda case: bool(case.provider) and not concerns(case).diagnosed,
    "writer_suspects": lambda case: not case.provider or bool(concerns(case).diagnosed),
    "a_condition_is_named": lambda case: bool(concerns(case).all),
    "no_condition_is_named": lambda case: not concerns(case).all,
    "a_condition_comes_and_goes": _condition(*COMES_AND_GOES),
    "attention_is_a_concern": lambda case: (
        _condition("adhd")(case) or _any(case.impacts, "trouble_concentrating")
    ),
    "learning_is_a_concern": _condition("learning_disability", "dyslexia"),
    "autism_or_senses_are_a_concern": lambda case: (
        _condition("autism", "sensory_processing")(case)
        or _trigger("noise", "cafeteria", "transitions")(case)
    ),
    "speech_is_a_concern": _condition("selective_mutism"),
    "health_is_a_concern": lambda case: (
        _has_fact("nurse_visits")(case)
        or _trigger("physical_symptoms")(case)
        or _condition("pots", "chronic_illness", "chronic_pain", "migraine", "long_covid")(case)
    ),
    # what happens at school
    "three_or_more_facts": lambda case: len(fact_ids(case)) >= 3,
    "one_or_two_facts": lambda case: 1 <= len(fact_ids(case)) <= 2,
    "school_time_is_missed": _has_fact(
        "missed_days", "partial_days", "late_arrivals", "early_pickups", "avoided_classes"
    ),
    "arrival_is_hard": _trigger("mornings", "drop_off", "separation", "after_weekend", "bus"),
    "late_arrivals_happen": _has_fact("late_arrivals"),
    "child_leaves_class_early": _has_fact("nurse_visits", "early_pickups"),
    "tests_or_classes_are_hard": _trigger("tests", "specific_class", "presenting"),
    "noise_or_changes_are_hard": _trigger("noise", "transitions", "cafeteria"),
    "other_children_are_a_worry": _trigger("bullying"),
    "grades_are_fine": lambda case: (
        _any(case.impacts, "grades_fine") or _any(case.school_response, "grades_fine")
    ),
    # where the school stands
    "school_treats_it_as_attendance": _school_said("attendance_only", "truancy_warning"),
    "school_wants_interventions_first": _school_said("interventions_first"),
    "school_needs_diagnosis": _school_said("needs_diagnosis"),
    "the_school_said_no": school_said_no,
    "school_refused_in_writing": _school_said("refused_in_writing"),
    "school_refused_out_loud": lambda case: (
        _any(case.school_response, "said_no_out_loud")
        and not _any(case.school_response, "refused_in_writing")
    ),
    "the_request_was_put_off": request_was_put_off,
    "the_school_is_silent": school_is_silent,
    "truancy_came_up": truancy_came_up,
    "found_not_eligible": found_not_eligible,
    "the_school_has_evaluated": lambda case: has_iep(case) or found_not_eligible(case),
    "evaluation_is_under_way": being_evaluated,
    "no_evaluation_under_way": lambda case: not being_evaluated(case),
    "child_has_an_iep": has_iep,
    "child_has_a_504_plan": has_504,
    "child_has_a_plan": lambda case: has_iep(case) or has_504(case),
    "child_has_a_plan_or_evaluation": has_plan_or_evaluation,
    "no_plan_and_no_evaluation": lambda case: not has_plan_or_evaluation(case),
    "the_effect_is_mild": effect_is_mild,
    **EARLIER_RULES,  # letters that went before
}
"""name -> whether it holds for a case"""
