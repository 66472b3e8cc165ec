"""What a letter needs: which one, what private facts may go in, and a few names, each optional."""

from __future__ import annotations

import re

from rasa_sdk.events import EventType

from actions.bridge import case_from_slots
from actions.clock import today
from actions.core.content.loader import guidance
from actions.core.facts.names import NameField, is_titled, read_names
from actions.core.facts.told import Facts
from actions.core.letter.options import letter_options
from actions.dialogue.incoming import Turn
from actions.dialogue.letter_choice import is_open, letter_choice, next_letter_question
from actions.dialogue.open_question import GIVING_UP, LEFT_TO_RULES
from actions.dialogue.slots import APPROVED, LETTER_KIND, Slots
from actions.forms.assessment import ValidateAssessmentForm
from actions.forms.base import QuestionForm, Reading
from actions.responses.buttons import BotButton, answers
from actions.responses.voice import ASK, Voice

SURE = 0.5
"""Confidence from which a reply to a name question is taken for a command or question."""

NAMES_HOLD = frozenset({"state", "grade"})
"""Facts the reader may see in a name: Georgia Smith, Washington High, 5th Street School."""

_ALL = re.compile(r"\s*(?:yes,?\s+)?(?:all|everything|both|any)\b", re.IGNORECASE)
_NONE = re.compile(r"\s*(?:none|nothing|neither|no)\b", re.IGNORECASE)

NAMES: dict[str, NameField] = {
    "letter_child_name": "child_name",
    "letter_parent_name": "parent_name",
    "letter_school": "school",
}
"""Question -> the name it asks for."""


class ValidateLetterForm(QuestionForm):
    """Takes names as typed; facts in a message are kept as in the assessment."""

    action_name = "validate_letter_form"

    def read(self, question: str, turn: Turn, slots: Slots) -> Reading:
        """A name for a name question, unless the parent plainly says something else."""
        if question == LETTER_KIND:
            return _read_kind(turn, slots)
        if question == APPROVED:
            return _read_approval(turn, slots)
        if question not in NAMES:
            return ValidateAssessmentForm().read(question, turn, slots)
        if turn.is_button or turn.is_edit:
            return Reading(turn.facts, passed=turn.is_button and not turn.facts)
        if turn.intent in GIVING_UP:
            return Reading(turn.facts, passed=True)
        names = {} if turn.is_pressed else named(question, turn.text)
        return Reading(names if names and not says_else(turn) else turn.facts)

    def following(self, slots: Slots) -> str | None:
        """What is to be changed first, then the first thing not yet given or left blank."""
        return next_letter_question(slots)

    def is_open(self, question: str, slots: Slots) -> bool:
        """Whether it is to be changed, or was not answered for the facts as they are now."""
        return is_open(question, slots)

    def close(
        self, question: str, slots: Slots, events: list[EventType], passed: bool
    ) -> list[EventType]:
        """Without an answer the letter that fits is written, and private facts stay out."""
        if not passed or question not in (LETTER_KIND, APPROVED):
            return super().close(question, slots, events, passed)
        choice = letter_choice(slots)
        return [choice.chosen() if question == LETTER_KIND else choice.approving(())]

    def ask(self, voice: Voice, question: str, slots: Slots, occasion: str) -> list[EventType]:
        """The question; before the first, which letter fits and why."""
        if question == LETTER_KIND and occasion == ASK:
            case = case_from_slots(slots)
            offered = letter_options(case, guidance(), today=today(case.state))[0]
            voice.say("letter_offer", title=offered.title, reason=offered.text)
        voice.ask(question, occasion, extra=_private_facts(slots) if question == APPROVED else ())
        return []


def _read_kind(turn: Turn, slots: Slots) -> Reading:
    asks_for_it = turn.intent == "make_letter" and not turn.is_pressed
    if asks_for_it or turn.intent == "affirm" or turn.intent in GIVING_UP:
        return Reading(turn.facts, events=(letter_choice(slots).chosen(),))
    return Reading(turn.facts)


def _read_approval(turn: Turn, slots: Slots) -> Reading:
    """Which private facts may go in: those chosen, all, or none."""
    choice = letter_choice(slots)
    if turn.approved:
        return Reading(events=(choice.approving(turn.approved),))
    if turn.is_edit:
        return Reading(turn.facts)
    if turn.intent in ("approve_all", "affirm") or _ALL.match(turn.text):
        return Reading(events=(choice.approving(choice.private_ids),))
    if turn.intent in {"approve_none", "deny"} | GIVING_UP or _NONE.match(turn.text):
        return Reading(events=(choice.approving(()),))
    named = [f"conditions:{one}" for one in turn.facts.get("conditions") or ()]
    if chosen := [one for one in choice.private_ids if one in named]:
        return Reading(events=(choice.approving(chosen),))
    return Reading(turn.facts)


def _private_facts(slots: Slots) -> list[BotButton]:
    return [answers(fact.label, "approved", [fact.id]) for fact in letter_choice(slots).private]


def says_else(turn: Turn) -> bool:
    """Whether the reply is plainly not a name. "Georgia" and "Grace" are names first, here."""
    is_command = turn.intent in LEFT_TO_RULES and turn.confidence >= SURE
    if turn.intent == "faq" and is_titled(turn.text):
        is_command = False  # "Oak Hill School District" sounds like a question about schools
    return is_command or bool(set(turn.facts) - NAMES_HOLD)


def named(question: str, text: str) -> Facts:
    """The names in a reply to a question for one, under their fields."""
    return read_names(text, NAMES[question], guidance().chat.names)
