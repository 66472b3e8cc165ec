"""The few names a letter needs. Each can be left blank and filled in by hand."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import EventType, SlotSet

from actions.core.facts import Facts
from actions.core.names import read_name
from actions.forms.assessment import ValidateAssessmentForm
from actions.forms.base import GIVING_UP, LEFT_TO_RULES, REQUESTED, QuestionForm, Reading
from actions.turn import Turn

LETTER_SLOTS = ("school_relationship", "letter_child_name", "letter_parent_name", "letter_school")
"""The form's slots in the domain, in the order they are asked."""

NAME_FIELDS = {
    "letter_child_name": "child_name",
    "letter_parent_name": "parent_name",
    "letter_school": "school",
}


class ValidateLetterForm(QuestionForm):
    """Takes names as typed; facts in a message are kept as in the assessment."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "validate_letter_form"

    def read(self, question: str, turn: Turn, known: Facts) -> Reading:
        """A name for a name question, unless the parent plainly says something else."""
        if question not in NAME_FIELDS:
            return ValidateAssessmentForm().read(question, turn, known)
        if turn.is_button:
            return Reading(turn.facts, passed=not turn.facts)
        if turn.intent in GIVING_UP:
            return Reading(turn.facts, passed=True)
        name = None if turn.facts or turn.intent in LEFT_TO_RULES else read_name(turn.text)
        return Reading({NAME_FIELDS[question]: name} if name else turn.facts)

    def next_events(self, slots: dict[str, Any]) -> list[EventType]:
        """The first name not yet given or left blank."""
        return [SlotSet(REQUESTED, next((s for s in LETTER_SLOTS if slots.get(s) is None), None))]
