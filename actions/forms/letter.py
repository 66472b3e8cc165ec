"""The few names a letter needs. Each can be left blank and filled in by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasa_sdk.events import EventType, SlotSet

from actions.core.facts import Facts
from actions.core.names import is_titled, read_name, read_school
from actions.forms.assessment import ValidateAssessmentForm
from actions.forms.base import GIVING_UP, LEFT_TO_RULES, REQUESTED, QuestionForm, Reading, Slots
from actions.turn import Turn

LETTER_SLOTS = ("school_relationship", "letter_child_name", "letter_parent_name", "letter_school")
"""The form's slots in the domain, in the order they are asked."""

SURE = 0.5
"""Confidence from which a reply to a name question is taken for a command or question."""

NAMES_HOLD = frozenset({"state", "grade"})
"""Facts the reader may see in a name: Georgia Smith, Washington High, 5th Street School."""

READERS: dict[str, Callable[[str], Facts]] = {
    "letter_child_name": lambda text: _named("child_name", text),
    "letter_parent_name": lambda text: _named("parent_name", text),
    "letter_school": read_school,
}
"""Question -> the facts in a reply that is a name."""


class ValidateLetterForm(QuestionForm):
    """Takes names as typed; facts in a message are kept as in the assessment."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "validate_letter_form"

    def read(self, question: str, turn: Turn, slots: Slots) -> Reading:
        """A name for a name question, unless the parent plainly says something else."""
        if question not in READERS:
            return ValidateAssessmentForm().read(question, turn, slots)
        if turn.is_button:
            return Reading(turn.facts, passed=not turn.facts)
        if turn.intent in GIVING_UP:
            return Reading(turn.facts, passed=True)
        named = READERS[question](turn.text)
        return Reading(named if named and not _says_else(turn) else turn.facts)

    def next_events(self, slots: dict[str, Any]) -> list[EventType]:
        """The first name not yet given or left blank."""
        return [SlotSet(REQUESTED, next((s for s in LETTER_SLOTS if slots.get(s) is None), None))]


def _says_else(turn: Turn) -> bool:
    """Whether the reply is plainly not a name. "Georgia" and "Grace" are names first, here."""
    is_command = turn.intent in LEFT_TO_RULES and turn.confidence >= SURE
    if turn.intent == "faq" and is_titled(turn.text):
        is_command = False  # "Oak Hill School District" sounds like a question about schools
    return is_command or bool(set(turn.facts) - NAMES_HOLD)


def _named(field: str, text: str) -> Facts:
    name = read_name(text)
    return {field: name} if name else {}
