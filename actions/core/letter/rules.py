"""The named conditions that letter parts can stand under (`when:` in their front matter).

Each is a plain statement about a case. Content uses the names; the loader rejects others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from actions.core.case import Case, PlanStatus, Relationship
from actions.core.letter.choice import school_said_no
from actions.core.letter.conditions import concerns
from actions.core.letter.counts import fact_ids

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
    "evaluation_is_under_way": lambda case: case.plan_status is PlanStatus.BEING_EVALUATED,
    "no_evaluation_under_way": lambda case: case.plan_status is not PlanStatus.BEING_EVALUATED,
}
"""name -> whether it holds for a case"""
