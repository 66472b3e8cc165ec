"""Reads a message while a safety talk is open: an answer, or a danger told anew."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, cast

from actions.core.content.safety import About, Answer, Safety, ShortAnswer
from actions.core.content.safety_patterns import Kind, Language
from actions.core.safety.answer_groups import (
    CALM,
    CLAIMS_SAFETY,
    NO_SIGNS_IN,
    OF_HERSELF,
    ON_ONE_SUBJECT,
    REASSURES,
    SAYS_LITTLE,
    SPEAKS_AGAINST,
)
from actions.core.safety.answer_words import AnswerWords
from actions.core.safety.crisis import LEVELS, STUDENT, Crisis
from actions.core.safety.detect import language_written, speaks_of_itself
from actions.core.safety.labels import NONE
from actions.core.safety.layers import STOPS, check_once, crisis_of
from actions.core.safety.reader import DangerReading, danger_reader
from actions.core.safety.rules import safety_rules
from actions.core.safety.talk import SafetyTalk, about
from actions.core.safety.talk_turn import ASKED_BESIDE

SURE: Final = 0.35
"""Share below which the likeliest answer is not taken; the question is asked once more."""
SURE_OF_SAFETY: Final = 0.9
"""Share of all answers that reassure, below which none that claims safety is taken."""
DOUBTED: Final = 0.5
"""The same below which an answer that reassures counts only as something told."""
SURE_OF_SUBJECT: Final = 0.6
"""Share below which an answer that speaks of one thing only counts as something told."""
SURE_OF_OTHER_KIND: Final = 0.6
"""Share below which a danger told anew is the one already told."""
SURE_BY_ITSELF: Final = 0.9
"""The same for the message read without the question before it."""
ALSO: Final = 0.5
PARENT_QUESTION: Final = "parent_safe"  # whether the parent herself is safe
_WORD = re.compile(r"[a-z0-9]+")
_NOT_HEARD = re.compile(r"['’´`]")


@dataclass(frozen=True)
class Heard:
    """What a message says: a danger to answer in full, or an answer.

    `is_doubted`: it claims safety, and something speaks against it.
    """

    answer: Answer
    also: frozenset[Answer] = frozenset()
    crisis: Crisis | None = None
    is_doubted: bool = False


def hear(text: str, talk: SafetyTalk, content: Safety) -> Heard:
    """What the parent says while the talk is open."""
    person = about(talk, content)
    short = _short_answer(text, person, content.answers.values())
    if short is not None:
        return Heard(_against_the_question(short, talk))
    text = safety_rules().spacing.mend(text)
    words = AnswerWords.of(text)
    if talk.is_student and words.cues.says_parent.search(words.plain):
        as_parent = Crisis(talk.kind, talk.level, _language(text, talk))
        return Heard("adult_here", crisis=None if talk.kind == STUDENT.kind else as_parent)
    reading = danger_reader().read(text, person, None if talk.kind == STUDENT.kind else talk.kind)
    answer, also = _likeliest(reading), _beside(reading)
    answer = words.correct(answer, also)
    crisis = _told_anew(text, words, reading, answer, talk)
    if crisis is None and _is_a_guess(answer, words, reading):
        return Heard("tells_more", also)
    if crisis is None and not _may_be_taken(answer, text, words, reading, talk):
        return Heard("no_adult" if talk.is_student else "not_sure", is_doubted=answer in REASSURES)
    if crisis is not None and not talk.is_answered and _is_known(crisis, talk):
        return Heard("not_safe")  # what to do now helps more than the same words again
    return Heard(_or_what_is_asked(answer, also), also - {answer}, crisis)


def _short_answer(text: str, person: About, answers: Iterable[ShortAnswer]) -> ShortAnswer | None:
    plain = safety_rules().speller.plain(_NOT_HEARD.sub("", text))
    words = " ".join(_WORD.findall(plain))
    fitting = [one for one in answers if words in one.words and one.about in (None, person)]
    return max(fitting, key=lambda one: one.about is not None, default=None)


def _against_the_question(short: ShortAnswer, talk: SafetyTalk) -> Answer:
    """ "yes" to "do you want to go on?" goes on; where nothing is asked it says little."""
    if not short.id.startswith("bare_") or talk.is_student:
        return short.answer
    if talk.status == "help_under_way":  # nothing was asked
        return "acknowledges"
    if talk.is_answered:
        return "stop" if short.answer == "not_safe" else "go_on"
    if talk.status in ("not_safe", "not_sure") and short.answer == "safe":
        return "acknowledges"
    return short.answer


def _likeliest(reading: DangerReading) -> Answer:
    answer = reading.likeliest("answer")
    return cast(Answer, answer) if reading.shares["answer"][answer] >= SURE else "unclear"


def _beside(reading: DangerReading) -> frozenset[Answer]:
    return frozenset(
        cast(Answer, label) for label, share in reading.shares["also"].items() if share >= ALSO
    )


def _or_what_is_asked(answer: Answer, also: frozenset[Answer]) -> Answer:
    """Where two answers are as likely, and neither likely enough, what is asked gets an answer."""
    asked = [one for one in ASKED_BESIDE if one in also]
    return cast(Answer, asked[0]) if answer == "unclear" and asked else answer


def _is_a_guess(answer: Answer, words: AnswerWords, reading: DangerReading) -> bool:
    """Whether a reply to that answer alone might well speak of something she did not say."""
    shares = reading.shares["answer"]
    if answer != reading.likeliest("answer"):
        return False  # her words left no doubt
    if answer in REASSURES:
        is_backed = words.have_been_made_safe or words.name_a_safe_place
        return not is_backed and _reassuring(reading) < DOUBTED
    return answer in ON_ONE_SUBJECT and shares[answer] < SURE_OF_SUBJECT


def _reassuring(reading: DangerReading) -> float:
    return sum(reading.shares["answer"][one] for one in REASSURES)


def _may_be_taken(
    answer: Answer, text: str, words: AnswerWords, reading: DangerReading, talk: SafetyTalk
) -> bool:
    """Whether an answer may stand. A false "safe" costs far more than one question too many."""
    if answer not in REASSURES | SAYS_LITTLE:
        return True
    if words.tell_of_risk(talk) or _sounds_of_danger(answer, text, words, talk):
        return False
    if answer in CLAIMS_SAFETY and _is_spoken_against(answer, words, reading, talk):
        return False
    if (
        answer in OF_HERSELF
        and talk.question == PARENT_QUESTION
        and _speaks_of_another(text, words)
    ):
        return False  # "he is safe" is no answer of her who wants to die
    if answer == "steps_taken" and words.have_been_made_safe:
        return True  # the question is asked again all the same
    if answer == "safe" and words.name_a_safe_place:
        return True
    least = SURE_OF_SAFETY if answer in CLAIMS_SAFETY else DOUBTED
    return answer in SAYS_LITTLE or _reassuring(reading) >= least


def _is_spoken_against(
    answer: Answer, words: AnswerWords, reading: DangerReading, talk: SafetyTalk
) -> bool:
    """Whether the same words also say that it is not safe, or not known."""
    if words.have_been_made_safe:
        return False
    # "She is back home" settles that she was missing, whatever else is not known.
    is_back = answer == "over" and talk.kind == "missing_child"
    return not is_back and bool(_beside(reading) & SPEAKS_AGAINST)


def _speaks_of_another(text: str, words: AnswerWords) -> bool:
    return bool(words.cues.another.search(words.plain)) and not speaks_of_itself(text)


def _sounds_of_danger(answer: Answer, text: str, words: AnswerWords, talk: SafetyTalk) -> bool:
    """Whether what is to reassure would be a grave danger, had it come as a first message."""
    if answer not in CLAIMS_SAFETY or words.have_been_made_safe:
        return False
    found = check_once(text)
    if found is None or found.level not in ("immediate", "serious"):
        return False
    # "She came home ten minutes ago" by itself speaks of a child who was missing.
    return answer != "over" or not found.kind == talk.kind == "missing_child"


def _told_anew(
    text: str, words: AnswerWords, reading: DangerReading, answer: Answer, talk: SafetyTalk
) -> Crisis | None:
    """The danger a message tells of, or tells again: worse, with a plan, of another kind."""
    if answer not in NO_SIGNS_IN and words.cues.medical_signs.search(words.open):
        return Crisis("overdose_or_medical", "immediate", _language(text, talk), talk.is_student)
    if answer in CALM and (reading.grave < STOPS or words.have_been_made_safe):
        return None
    found = _graver(crisis_of(reading), check_once(text))
    if answer == "worse" and (found is None or found.level in ("concern", "past")):
        likeliest = reading.likeliest("kind", without=NONE)
        kind = cast(Kind, likeliest) if reading.danger >= STOPS else talk.kind
        found = Crisis(kind, "serious")
    if found is None or not found.stops or found.kind == "student_writing":
        return None
    if answer in ("not_safe", "not_sure") and found.kind == talk.kind:
        return None  # the answer says what to do now
    if _stays_the_kind(found, text, reading, talk):
        found = replace(found, kind=talk.kind)
    level = min(found.level, talk.level, key=LEVELS.index)  # it never falls by being told again
    return Crisis(found.kind, level, _language(text, talk), talk.is_student)


def _stays_the_kind(found: Crisis, text: str, reading: DangerReading, talk: SafetyTalk) -> bool:
    """Whether a danger told anew is more about the one talked of, and no other kind."""
    if found.kind == "immediate_danger":  # what is known of its kind says better what to do
        return True
    if found.kind == "overdose_or_medical":  # answered as what it is, however sure its kind
        return False
    if talk.kind == "missing_child":  # who is not found is still missing, whatever is learnt
        return True
    if reading.shares["kind"][found.kind] >= SURE_OF_OTHER_KIND:
        return False
    return danger_reader().read(text).shares["kind"][found.kind] < SURE_BY_ITSELF


def _is_known(crisis: Crisis, talk: SafetyTalk) -> bool:
    """Whether this very danger, as grave as now, is what the talk is about."""
    return (crisis.kind, crisis.level) == (talk.kind, talk.level)


def _graver(one: Crisis | None, other: Crisis | None) -> Crisis | None:
    if one is None or other is None:
        return one or other
    return other if other.level == "immediate" else one


def _language(text: str, talk: SafetyTalk) -> Language:
    """The language of the talk; a long message in another one changes it."""
    return language_written(text) if len(text.split()) > 3 else talk.language
