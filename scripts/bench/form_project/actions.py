"""The custom actions of the comparison bot: one validated form and a recap, as tutorials show."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.executor import CollectingDispatcher

ASKED = ("severity", "visits", "condition", "status", "plan", "grade")
LONGEST = 300  # characters


class ValidateSchoolForm(FormValidationAction):
    """Takes any answer that is not empty or endless."""

    def name(self) -> str:
        return "validate_school_form"

    def _check(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        text = str(value or "").strip()
        asked = str(tracker.get_slot("requested_slot"))
        return {asked: text if 0 < len(text) <= LONGEST else None}

    validate_severity = validate_visits = validate_condition = _check
    validate_status = validate_plan = validate_grade = _check


class Recap(Action):
    """Says what was told."""

    def name(self) -> str:
        return "action_recap"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        told = ", ".join(f"{slot}: {tracker.get_slot(slot)}" for slot in ASKED)
        dispatcher.utter_message(text=told)
        return []
