"""The assessment: which questions are still open, and the reading of their answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk.events import EventType, SlotSet

from actions.bridge import PASSED, SLOT_OF_FIELD, case_from_slots, passed_questions
from actions.core.content.loader import guidance
from actions.core.facts import Facts
from actions.core.questions import QUESTIONS, next_question, open_questions
from actions.core.understanding.replies import read_reply
from actions.core.understanding.spacy_model import load_spacy
from actions.forms.base import GIVING_UP, REQUESTED, QuestionForm, Reading, Slots
from actions.turn import Turn

ASKED = "assessment_asked"


class ValidateAssessmentForm(QuestionForm):
    """Reads answers to the assessment's questions; stops after nine."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "validate_assessment_form"

    def read(self, question: str, turn: Turn, slots: Slots) -> Reading:
        """Facts from a button or from free text, short replies read against the question."""
        if turn.is_button:
            return Reading(turn.facts, passed=not turn.facts)
        answer = read_reply(
            question,
            load_spacy()(turn.text),
            turn.facts,
            earlier=slots.get(ASKED) or [],
            open_questions=open_questions(case_from_slots(slots), passed_questions(slots)),
            vocabulary=guidance().vocabulary,
            today=date.today(),
        )
        facts = _with_period(question, answer.facts, slots)
        gives_up = turn.intent in GIVING_UP and not facts
        return Reading(facts, passed=gives_up or answer.kind in ("unknown", "skip", "none"))

    def next_events(self, slots: dict[str, Any]) -> list[EventType]:
        """Settled questions are closed for Rasa too, so that it never asks them on its own."""
        case = case_from_slots(slots)
        passed = passed_questions(slots)
        asked = list(slots.get(ASKED) or [])
        following = next_question(case, asked, passed)
        still_open = open_questions(case, passed)
        events: list[EventType] = [
            SlotSet(question, PASSED)
            for question in (question.id for question in QUESTIONS)
            if slots.get(question) is None and question not in still_open
        ]
        if following and following not in asked:
            events.append(SlotSet(ASKED, [*asked, following]))
        return [*events, SlotSet(REQUESTED, following)]


def _with_period(question: str, facts: Facts, slots: Slots) -> Facts:
    """A bare number of days answers the question as it was put: this school year."""
    is_bare = facts.get("missed_days") and "period" not in facts
    if question != "attendance_missed_days" or not is_bare or slots.get(SLOT_OF_FIELD["period"]):
        return facts
    return {**facts, "period": guidance().chat.words["period"]["asked"]}
