"""Reads a message while a safety talk is open: an answer, or a danger told anew."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, cast

from actions.core.content.safety import About, Answer, Safety, ShortAnswer
from actions.core.content.safety_patterns import Kind, Language
from actions.core.safety.crisis import Crisis
from actions.core.safety.detect import language_written
from actions.core.safety.labels import NONE
from actions.core.safety.layers import STOPS, check_once, crisis_of
from actions.core.safety.reader import DangerReading, danger_reader
from actions.core.safety.rules import safety_rules
from actions.core.safety.talk import SafetyTalk, about

SURE: Final = 0.35
"""Share below which the likeliest answer is not taken; the question is asked once more."""
ALSO: Final = 0.5
CALM: frozenset[Answer] = frozenset({
    "safe", "denies", "help_under_way", "steps_taken", "over", "go_on", "asks_what_to_say_child",
    "asks_what_to_say_line", "asks_what_else", "refuses_help", "school_question", "adult_here",
})  # fmt: skip
"""Answers that may speak of the danger without telling it anew: "she said it, but she is safe"."""

_WORD = re.compile(r"[a-z0-9]+")
_NOT_HEARD = re.compile(r"['’´`]")


@dataclass(frozen=True)
class Heard:
    """What a message says: a danger to answer in full, or an answer."""

    answer: Answer
    also: frozenset[Answer] = frozenset()
    crisis: Crisis | None = None


def hear(text: str, talk: SafetyTalk, content: Safety) -> Heard:
    """What the parent says while the talk is open."""
    person = about(talk, content)
    short = _short_answer(text, person, content.answers.values())
    if short is not None:
        return Heard(_against_the_question(short, talk))
    reading = danger_reader().read(safety_rules().spacing.mend(text), person)
    answer = _likeliest(reading)
    crisis = _told_anew(text, reading, answer, talk)
    also = frozenset(
        cast(Answer, label) for label, share in reading.shares["also"].items() if share >= ALSO
    )
    return Heard(answer, also - {answer}, crisis)


def _short_answer(text: str, person: About, answers: Iterable[ShortAnswer]) -> ShortAnswer | None:
    plain = safety_rules().speller.plain(_NOT_HEARD.sub("", text))
    words = " ".join(_WORD.findall(plain))
    fitting = [one for one in answers if words in one.words and one.about in (None, person)]
    return max(fitting, key=lambda one: one.about is not None, default=None)


def _against_the_question(short: ShortAnswer, talk: SafetyTalk) -> Answer:
    """ "yes" to "do you want to go on?" goes on; where nothing is asked it says little."""
    if not short.id.startswith("bare_") or talk.is_student:
        return short.answer
    if talk.is_answered:
        return "stop" if short.answer == "not_safe" else "go_on"
    if talk.status in ("not_safe", "not_sure") and short.answer == "safe":
        return "acknowledges"
    return short.answer


def _likeliest(reading: DangerReading) -> Answer:
    answer = reading.likeliest("answer")
    return cast(Answer, answer) if reading.shares["answer"][answer] >= SURE else "unclear"


def _told_anew(
    text: str, reading: DangerReading, answer: Answer, talk: SafetyTalk
) -> Crisis | None:
    """The danger a message tells of, or tells again: worse, with a plan, of another kind."""
    found = crisis_of(reading)
    if answer not in CALM or reading.grave >= STOPS:
        found = _graver(found, check_once(text))
    if answer == "worse" and (found is None or found.level in ("concern", "past")):
        likeliest = reading.likeliest("kind", without=NONE)
        kind = cast(Kind, likeliest) if reading.danger >= STOPS else talk.kind
        found = Crisis(kind, "serious")
    if found is None or not found.stops or found.kind == "student_writing":
        return None
    if answer in ("not_safe", "not_sure") and found.kind == talk.kind:
        return None  # the answer says what to do now
    return replace(found, language=_language(text, talk), is_student=talk.is_student)


def _graver(one: Crisis | None, other: Crisis | None) -> Crisis | None:
    if one is None or other is None:
        return one or other
    return other if other.level == "immediate" else one


def _language(text: str, talk: SafetyTalk) -> Language:
    """The language of the talk; a long message in another one changes it."""
    return language_written(text) if len(text.split()) > 3 else talk.language
