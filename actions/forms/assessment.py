"""The assessment: which questions are still open, and the reading of their answers."""

from __future__ import annotations

import re

from rasa_sdk.events import EventType, SlotSet

from actions.bridge import SLOT_OF_FIELD, case_from_slots, facts_from_slots, passed_questions
from actions.clock import today
from actions.core.calendar.school_days import SchoolDate
from actions.core.content.loader import guidance
from actions.core.facts.contradictions import PLAN_TOLD_TWICE
from actions.core.facts.corrections import correction, swapped_number, without_wait
from actions.core.facts.review import fact_named
from actions.core.facts.told import Facts, as_facts
from actions.core.progress import progress
from actions.core.questions import PERIOD, QUESTIONS, next_question, open_questions
from actions.core.understanding.answers import Answer
from actions.core.understanding.questions import told_beside_questions
from actions.core.understanding.replies import read_reply
from actions.core.understanding.slips import without_slips
from actions.core.understanding.spacy_model import reading
from actions.dialogue.incoming import Turn
from actions.dialogue.open_contradiction import CHECK, open_contradiction
from actions.dialogue.open_question import GIVING_UP, is_command
from actions.dialogue.slots import ASKED, CHECKED, OVERTURNED, REOPENED, Slots
from actions.forms.base import QuestionForm, Reading
from actions.responses.buttons import command
from actions.responses.voice import ASK, Voice

IDS = frozenset(question.id for question in QUESTIONS)
KEEPS = frozenset({"keep_facts", "affirm"})


class ValidateAssessmentForm(QuestionForm):
    """Reads answers to the assessment's questions; stops after nine."""

    action_name = "validate_assessment_form"

    def read(self, question: str, turn: Turn, slots: Slots) -> Reading:
        """Facts from a button or from free text, short replies read against the question."""
        if turn.is_button or turn.is_edit:
            return Reading(turn.facts, passed=turn.is_button and not turn.facts)
        if question == CHECK:
            return _read_about_contradiction(turn, slots)
        if swapped := swapped_number(turn.text, facts_from_slots(slots)):
            return Reading({**turn.facts, **swapped})
        answer = _read(question, turn, slots)
        if turn.intent == "correct_fact" and not turn.facts and not answer.facts:
            if _only_names_a_fact(turn.text):
                return Reading()  # "the grade is wrong": the rule asks for it again
            if right := _put_right(turn, slots):
                return Reading(right)
        facts = _with_period(question, answer.facts, slots)
        gives_up = turn.intent in GIVING_UP and not facts
        return Reading(facts, passed=gives_up or answer.kind in ("unknown", "skip", "none"))

    def following(self, slots: Slots) -> str | None:
        """What is to be changed first, then what does not go together, then what is missing."""
        if slots.get(REOPENED) in (*IDS, PERIOD):
            return str(slots[REOPENED])
        if open_contradiction(slots):
            return CHECK
        return next_question(
            case_from_slots(slots), slots.get(ASKED) or [], passed_questions(slots)
        )

    def is_open(self, question: str, slots: Slots) -> bool:
        """Whether it is to be changed, or its answer is still missing."""
        if question == CHECK:
            return open_contradiction(slots) is not None
        still_open = open_questions(case_from_slots(slots), passed_questions(slots))
        return question == slots.get(REOPENED) or question in still_open

    def ask(self, voice: Voice, question: str, slots: Slots, occasion: str) -> list[EventType]:
        """Says how far we are, then asks; counts the question the first time."""
        if question == CHECK:
            return _ask_about_contradiction(voice, slots, occasion)
        asked = list(slots.get(ASKED) or [])
        if occasion == ASK and not slots.get(REOPENED):
            _say_progress(voice, slots, [one for one in asked if one != question])
        voice.ask(question, occasion)
        is_counted = question in IDS and question not in asked
        return [SlotSet(ASKED, [*asked, question])] if is_counted else []

    def close(
        self, question: str, slots: Slots, events: list[EventType], passed: bool
    ) -> list[EventType]:
        """A contradiction that was asked about counts as settled, whatever came of it."""
        if question != CHECK:
            return super().close(question, slots, events, passed)
        found = open_contradiction(slots)
        if found is None:
            return []
        checked = [*(slots.get(CHECKED) or []), found.signature]
        overturned = found.signature.startswith(f"{PLAN_TOLD_TWICE}:")
        return [SlotSet(CHECKED, checked), *([SlotSet(OVERTURNED, None)] if overturned else [])]


def _only_names_a_fact(text: str) -> bool:
    return not re.search(r"\d", text) and fact_named(text, guidance()) is not None


def _read(question: str, turn: Turn, slots: Slots) -> Answer:
    """The reply read against the question; a plain command is not read against any other."""
    others = not is_command(turn)
    still_open = open_questions(case_from_slots(slots), passed_questions(slots))
    with reading(without_slips(_told(turn), guidance().vocabulary)) as doc:
        return read_reply(
            question,
            doc,
            turn.facts,
            earlier=(slots.get(ASKED) or []) if others else [],
            open_questions=still_open if others else [],
            vocabulary=guidance().vocabulary,
            said_on=_said_on(slots),
            options=_shown(question),
        )


def _said_on(slots: Slots) -> SchoolDate:
    return SchoolDate(today(case_from_slots(slots).state), guidance().calendar)


def _put_right(turn: Turn, slots: Slots) -> Facts:
    """ "wait no it was 21": a fact told before its question was ever asked."""
    text, known = without_wait(turn.text), facts_from_slots(slots)
    with reading(text) as doc:
        return correction(text, doc, known, guidance().vocabulary, _said_on(slots))


def _told(turn: Turn) -> str:
    """The words to read as an answer. What "what is a 504?" names is asked about, not told."""
    if turn.is_pressed:
        return ""
    asks_only = turn.intent == "faq" and is_command(turn)
    return without_wait(told_beside_questions(turn.text) if asks_only else turn.text)


def _shown(question: str) -> list[Facts]:
    """The facts of the buttons shown, in order; those that add to no list stand apart."""
    words = guidance().chat.questions[question]
    told = [as_facts(one.answer) for one in words.buttons if one.answer]
    return [one for one in told if not words.multi or _adds(one)]


def _adds(facts: Facts) -> bool:
    return all(value not in ([], ["unknown"]) for value in facts.values())


def _read_about_contradiction(turn: Turn, slots: Slots) -> Reading:
    """Kept as it is, or a new answer to one of the questions the contradiction is about."""
    if turn.facts:
        return Reading(turn.facts)
    if turn.intent in KEEPS or turn.intent in GIVING_UP:
        return Reading(passed=True, says="both_kept")
    found = open_contradiction(slots)
    for line in found.lines if found and not turn.is_pressed else ():
        answer = _read(line.question, turn, slots)
        if answer.kind == "facts":
            return Reading(answer.facts)
    return Reading(says="both_kept")


def _say_progress(voice: Voice, slots: Slots, asked: list[str]) -> None:
    now = progress(case_from_slots(slots), asked, passed_questions(slots))
    voice.show({"type": "progress", "asked": now.asked, "left": now.left, "minutes": now.minutes})


def _ask_about_contradiction(voice: Voice, slots: Slots, occasion: str) -> list[EventType]:
    found = open_contradiction(slots)
    if found is None:
        return []
    if occasion == ASK:
        voice.say("check", text=found.text)
    changes = [
        command(
            guidance().chat.replies["change_first"].say[0].format(title=line.label.lower()),
            "correct_fact",
            line.question,
        )
        for line in found.lines
    ]
    voice.ask(CHECK, occasion, extra=changes)
    return []


def _with_period(question: str, facts: Facts, slots: Slots) -> Facts:
    """A bare number of days answers the question as it was put: this school year."""
    is_bare = facts.get("missed_days") and "period" not in facts
    if question != "attendance_missed_days" or not is_bare or slots.get(SLOT_OF_FIELD["period"]):
        return facts
    return {**facts, "period": guidance().chat.words["period"]["asked"]}
