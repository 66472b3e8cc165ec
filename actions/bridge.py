"""The one place that knows slot names: slots to facts and a Case, facts to slots.

A question's slot holds `PASSED` when the parent could not or would not answer: Rasa then
counts it as filled, and the fact stays unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from rasa_sdk.events import EventType, SlotSet

from actions.core.case import Case
from actions.core.facts import Facts, case_of
from actions.core.questions import QUESTIONS

PASSED = "passed"

SLOT_OF_FIELD = {
    "severity": "attendance_severity",
    "missed_days": "attendance_missed_days",
    "enrolled_days": "attendance_enrolled_days",
    "period": "attendance_period",
    "period_start": "attendance_period_start",
    "partial_days": "attendance_partial_days",
    "late_arrivals": "attendance_late_arrivals",
    "nurse_visits": "attendance_nurse_visits",
    "early_pickups": "attendance_early_pickups",
    "avoided_classes": "attendance_avoided_classes",
    "part_day_problems": "attendance_part_days",
    "per": "attendance_per",
    "estimated": "attendance_estimated",
    "conditions": "diagnosis_conditions",
    "condition_status": "diagnosis_status",
    "condition_statuses": "diagnosis_statuses",
    "conditions_ruled_out": "diagnosis_ruled_out",
    "provider": "diagnosis_provider",
    "triggers": "concerns_triggers",
    "impacts": "concerns_impacts",
    "plan_status": "school_plan_status",
    "school_response": "school_response",
    "state": "school_state",
    "grade": "school_grade",
    "age": "school_age",
    "relationship": "school_relationship",
    "child_name": "letter_child_name",
    "parent_name": "letter_parent_name",
    "school": "letter_school",
    "district": "letter_district",
    "letters_sent": "letter_sent",
    "chosen_supports": "assessment_supports",
}
FIELD_OF_SLOT = {slot: field for field, slot in SLOT_OF_FIELD.items()}


class SettledSlots(dict[str, Any]):
    """Slots that are not changed any more, so that their case is worked out once."""

    @cached_property
    def case(self) -> Case:
        """The case they hold."""
        return case_of(facts_from_slots(self))


def facts_from_slots(slots: Mapping[str, Any]) -> Facts:
    """The facts the slots hold, under Case field names; passed questions are absent."""
    return {
        field: value
        for field, slot in SLOT_OF_FIELD.items()
        if (value := slots.get(slot)) is not None and value != PASSED
    }


def case_from_slots(slots: Mapping[str, Any]) -> Case:
    """The case the slots hold. What a Case cannot accept is left unknown, never guessed."""
    return slots.case if isinstance(slots, SettledSlots) else case_of(facts_from_slots(slots))


def passed_questions(slots: Mapping[str, Any]) -> list[str]:
    """Ids of the questions the parent passed over."""
    return [question.id for question in QUESTIONS if slots.get(question.id) == PASSED]


def slots_of(facts: Facts) -> dict[str, Any]:
    """The slots that hold these facts."""
    return {SLOT_OF_FIELD[field]: value for field, value in facts.items()}


def slot_events(before: Facts, after: Facts) -> list[EventType]:
    """The slot changes that turn the facts `before` into `after`."""
    fields = [field for field in SLOT_OF_FIELD if before.get(field) != after.get(field)]
    return [SlotSet(SLOT_OF_FIELD[field], after.get(field)) for field in fields]
