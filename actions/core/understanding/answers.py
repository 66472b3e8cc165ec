"""A short reply read against the question just asked: "12", "yes, her psychiatrist", "no", "idk".

What the fact reader finds on its own counts first; the question only lends meaning to words that
have none alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from actions.core.calendar.school_days import SchoolDate
from actions.core.content.vocabulary import Vocabulary
from actions.core.facts.merging import merge
from actions.core.facts.told import Facts, as_facts
from actions.core.reading.reader import message_reader
from actions.core.understanding.choices import chosen_places
from actions.core.understanding.evidence import weighed
from actions.core.understanding.replies_attendance import (
    read_missed,
    read_part_days,
    read_period,
    read_severity,
)
from actions.core.understanding.replies_by_type import none_means, read_by_type
from actions.core.understanding.replies_child import read_grade, read_relationship, read_state
from actions.core.understanding.replies_health import (
    read_conditions,
    read_impacts,
    read_status,
    read_triggers,
)
from actions.core.understanding.replies_school import read_plan
from actions.core.understanding.text import Message, read_message

Kind = Literal["facts", "unknown", "skip", "none", "unclear"]

_SKIP = re.compile(
    r"\s*(?:please |can we |i'?d rather |let'?s |just )?(?:skip|pass|next|move on|rather not"
    r"|prefer not|not answer\w*|don'?t want to)\b"
)
_UNKNOWN = re.compile(
    r"\s*(?:(?:um+|uh+|honestly|sorry|well|hmm+|oh)[\s,.]*)*(?:i(?:'m"
    r"| am)? )?(?:really )?(?:idk|dunno|don'?t (?:really )?know|do not know|dont remember"
    r"|not (?:really |too |so )?sure|unsure|no idea"
    r"|no clue|can'?t (?:say|tell|remember)|don'?t remember|who knows|unknown|not certain"
    r"|i wish i knew|hard to say|lost count|too many(?: to count)?"
    r"|\?+\s*$|couldn'?t (?:say|tell)|no se)\b|^\s*\?+\s*$"
)
_NO = re.compile(
    r"\s*(?:(?:oh|um+|well|actually)[\s,]*)*(?:no|nope|nah|none|nothing|neither|never"
    r"|not really|not at all|n/a|na|zero|nada|not yet|he doesn'?t|she doesn'?t|they don'?t"
    r"|no+)\b"
)
_ONLY_NO = re.compile(
    rf"{_NO.pattern}(?:[\s,.!]*(?:none|nope|of (?:that|those|these|them|the above)"
    rf"|that i know(?: of)?|so far|yet|really|thanks?|thank you|at all|sir|ma'?am|he doesn'?t"
    rf"|she doesn'?t|not really|problems?|issues?))*[\s.!]*$"
)

_Reader = Callable[[Message, Facts, SchoolDate], Facts]

_READERS: dict[str, _Reader] = {
    "attendance_severity": read_severity,
    "attendance_missed_days": read_missed,
    "attendance_period": read_period,
    "attendance_part_days": read_part_days,
    "diagnosis_conditions": read_conditions,
    "diagnosis_status": read_status,
    "concerns_triggers": read_triggers,
    "concerns_impacts": read_impacts,
    "school_plan_status": read_plan,
    "school_state": read_state,
    "school_grade": read_grade,
    "school_relationship": read_relationship,
}
_NO_MEANS: dict[str, Facts] = {
    "attendance_missed_days": {"missed_days": 0},
    "diagnosis_status": {"condition_status": "none"},
    "school_plan_status": {"plan_status": "none"},
}
"""What a plain "no" says where it says more than "none of these"."""

_UNKNOWN_MEANS: dict[str, Facts] = {
    "school_plan_status": {"plan_status": "unknown"},
    "concerns_triggers": {"triggers": ["unknown"]},
}


FEW_WORDS = 5
"""Words of a reply that the question alone gives its meaning; a longer one may tell of others."""

_COUNTED = frozenset({"attendance_missed_days", "school_grade"})
"""Questions to which "2" is a number, not the second button."""


@dataclass(frozen=True)
class Answer:
    """What a reply says. `kind` tells an empty answer apart: did not know, skipped, none of it."""

    facts: Facts
    kind: Kind


def read_answer(
    question: str,
    doc_or_text: Doc | str,
    facts: Facts,
    *,
    vocabulary: Vocabulary,
    said_on: SchoolDate,
    options: Sequence[Facts] = (),
) -> Answer:
    """The reply to `question` (an id of core/questions.py, or one that is only asked again).

    `facts`: what the fact reader found in the same reply; they are kept in the answer.
    `options`: the facts of the buttons shown with the question, in order.
    Raises KeyError for an unknown question.
    """
    message = read_message(doc_or_text, vocabulary)
    places = [] if facts else chosen_places(message.text, len(options))
    if places and (question not in _COUNTED or not message.text.strip(" .!").isdigit()):
        return Answer(_of_buttons([options[place] for place in places]), "facts")
    if _SKIP.match(message.text) and not facts:
        return Answer({}, "skip")
    if _ONLY_NO.match(message.text):
        none = _NO_MEANS.get(question) or none_means(question)
        return Answer({**facts, **none}, "facts") if none else Answer(facts, "none")
    reader = _READERS.get(question)
    read = (
        reader(message, facts, said_on) if reader else read_by_type(question, message, said_on.day)
    )
    found: Facts = {**facts, **read}
    if len(message.text.split()) > FEW_WORDS:
        seen = message_reader().read(message.said, question)
        found = weighed(found, message, seen, is_reply=True)
    if found and not (_UNKNOWN.match(message.text) and not reader):
        return Answer(found, "facts")
    if _UNKNOWN.match(message.text):
        return Answer(_UNKNOWN_MEANS.get(question, {}), "unknown")
    return Answer({}, "unclear")


def _of_buttons(several: Sequence[Facts]) -> Facts:
    """The facts of the buttons pointed at, together; lists grow."""
    found: Facts = {}
    for facts in several:
        found = merge(found, facts)
    return as_facts({field: value for field, value in found.items() if value != []})
