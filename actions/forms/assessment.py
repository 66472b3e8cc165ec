"""The assessment: which questions are still open, and the reading of their answers."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk.events import EventType, SlotSet

from actions.bridge import PASSED, case_from_slots, passed_questions
from actions.core.content.loader import guidance
from actions.core.facts import Facts
from actions.core.questions import QUESTIONS, next_question, open_questions
from actions.core.understanding.answers import read_answer
from actions.core.understanding.spacy_model import load_spacy
from actions.forms.base import GIVING_UP, REQUESTED, QuestionForm, Reading
from actions.turn import Turn

ASKED = "assessment_asked"


class ValidateAssessmentForm(QuestionForm):
    """Reads answers to the assessment's questions; stops after nine."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "validate_assessment_form"

    def read(self, question: str, turn: Turn, known: Facts) -> Reading:
        """Facts from a button or from free text, short replies read against the question."""
        if turn.is_button:
            return Reading(turn.facts, passed=not turn.facts)
        answer = read_answer(
            question,
            load_spacy()(turn.text),
            turn.facts,
            vocabulary=guidance().vocabulary,
            today=date.today(),
        )
        gives_up = turn.intent in GIVING_UP and not answer.facts
        return Reading(answer.facts, passed=gives_up or answer.kind in ("unknown", "skip", "none"))

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
