"""Replies to the questions about the state, the grade and who is writing."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from actions.core.calendar.school_days import SchoolDate
from actions.core.facts.case_values import Relationship
from actions.core.facts.told import Facts
from actions.core.understanding.child import age_parts
from actions.core.understanding.grades import bare_grade
from actions.core.understanding.states import CODES, STATE_NAMES, read_city
from actions.core.understanding.text import Message

_CODE = re.compile(r"(?<![\w'])[a-z]{2}(?![\w'])")
_SMALL_WORDS = frozenset({"in", "or", "me", "hi", "ok", "oh", "de", "la", "al", "id"})
_CLOSE_ENOUGH = 84  # of 100: "pensilvania" is, "nevermind" is not
_FEW_WORDS = 3
_WHO = (
    (Relationship.FOSTER_PARENT, re.compile(r"\bfoster\b")),
    (Relationship.GUARDIAN, re.compile(r"\b(?:guardian\w*|custody)\b")),
    (
        Relationship.OTHER,
        re.compile(
            r"\b(?:grand\w+|nana|gramm?y|gramps|aunt\w*|uncle|sister|brother|step\w*|tutor|advocate"
            r"|caseworker|neighbou?r|nanny|cousin"
            r"|friend|caregiver|relative|babysitter|other|social worker|teacher)\b"
        ),
    ),
    (
        Relationship.PARENT,
        re.compile(
            r"\b(?:mom\w*|mum\w*|mother|mama|momma|dad\w*|father|papa|parent\w*|madre|padre|ma"
            r"|pa)\b"
        ),
    ),
)


def read_state(message: Message, facts: Facts, said_on: SchoolDate) -> Facts:
    """The state in any spelling; the grade too when it stands beside."""
    found = {} if "state" in facts else _state(message)
    if "grade" not in facts:
        found.update(_grade_beside(message))
    return found


def read_grade(message: Message, facts: Facts, said_on: SchoolDate) -> Facts:
    """The grade, a bare number included; an age is none."""
    if "grade" in facts:
        return {}
    grade = bare_grade(_without_ages(message))
    return {"grade": grade} if grade else {}


def read_relationship(message: Message, facts: Facts, said_on: SchoolDate) -> Facts:
    """Who writes: "mom", "his grandma"."""
    if "relationship" in facts:
        return {}
    who = next((who for who, words in _WHO if words.search(message.text)), None)
    return {"relationship": who.value} if who else {}


def _state(message: Message) -> Facts:
    named = message.of("states")
    if named:
        return {"state": named[0].id}
    codes = [word for word in _CODE.findall(message.text) if word.upper() in CODES]
    sure = [word for word in codes if word not in _SMALL_WORDS]
    if not sure and len(message.text.split()) <= _FEW_WORDS:
        sure = codes
    if sure:
        return {"state": sure[0].upper()}
    city = read_city(f"in {message.text.strip()}")
    if city:
        return {"state": city}
    return _misspelt(message.text)


def _misspelt(text: str) -> Facts:
    letters = " ".join(re.sub(r"[^a-z ]", " ", text).split())
    names = list(STATE_NAMES)
    close = process.extractOne(letters, names, scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH)
    return {"state": STATE_NAMES[close[0]]} if close else {}


def _grade_beside(message: Message) -> Facts:
    """ "Ohio, 7th": an ordinal or a number beside the state."""
    grade = bare_grade(_without_ages(message))
    return {"grade": grade} if grade else {}


def _without_ages(message: Message) -> str:
    text = message.text
    for start, end in age_parts(message):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
