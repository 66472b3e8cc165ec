"""Slots to facts and a Case, facts to slots.

A question's slot holds `PASSED` when the parent could not or would not answer: Rasa then
counts it as filled, and the fact stays unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from rasa_sdk.events import EventType, SlotSet

from actions.core.facts.case import FACTS, Case
from actions.core.facts.merging import case_of
from actions.core.facts.told import Facts, as_facts
from actions.core.questions import QUESTIONS

PASSED = "passed"

SLOT_OF_FIELD = {field: schema.slot for field, schema in FACTS.items()}


class SettledSlots(dict[str, Any]):
    """Slots that are not changed any more, so that their case is worked out once."""

    @cached_property
    def case(self) -> Case:
        """The case they hold."""
        return case_of(facts_from_slots(self))


def facts_from_slots(slots: Mapping[str, Any]) -> Facts:
    """The facts the slots hold, under Case field names; passed questions are absent."""
    found = {
        field: value
        for field, slot in SLOT_OF_FIELD.items()
        if (value := slots.get(slot)) is not None and value != PASSED
    }
    return as_facts(found)


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
