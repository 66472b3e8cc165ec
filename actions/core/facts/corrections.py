"""Corrections that do not say what they correct: "25 not 20", "no, 9th grade", "I meant Texas"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from actions.core.calendar.school_days import SchoolDate
from actions.core.content.vocabulary import Vocabulary
from actions.core.facts.case import PART_DAY_COUNTS
from actions.core.facts.told import Facts, as_facts
from actions.core.understanding.answers import read_answer

_COUNTS = ("missed_days", *PART_DAY_COUNTS, "age")
_NUMBER = r"(\d{1,3})(?:\s*(?:full|school|days?|times?))*"
_SWAPS = (
    re.compile(rf"\b{_NUMBER}\b[\s,;.]*(?:and\s+)?(?:not|instead of)\s+(\d{{1,3}})\b", re.I),
    re.compile(r"\bnot\s+(?P<old>\d{1,3})\b[\s,;.]*(?:but\s+|it'?s\s+)?(?P<new>\d{1,3})\b", re.I),
)
_WAIT = re.compile(r"^(\s*(?:(?:no|oh|ok|um+)\b[\s,.!]*)*)wait\b(?!\s*-?\s*list)", re.IGNORECASE)
_A_GRADE = re.compile(
    r"\s*(?:[\w']+\s+){0,2}(?:\d{1,2}(?:st|nd|rd|th)|kindergarten)\b.{0,8}$", re.I
)
"""A grade told alone, also when none was known."""
_BY_THEMSELVES = ("attendance_missed_days", "school_state", "school_grade")
"""Questions whose answers can be told from others without being asked."""


def without_wait(text: str) -> str:
    """ "no wait, its OCD" without its "wait", which is no waiting list."""
    return _WAIT.sub(r"\1sorry", text)


def swapped_number(text: str, known: Facts) -> Facts:
    """ "25 not 20": the fact that was 20 and is 25. {} when no known number is named."""
    for pattern in _SWAPS:
        for found in pattern.finditer(text):
            named = found.groupdict() or {"new": found.group(1), "old": found.group(2)}
            old, new = int(named["old"]), int(named["new"])
            field = next((one for one in _COUNTS if known.get(one) == old), None)
            if field:
                return as_facts({field: new})
    return {}


def correction(
    text: str, doc: Doc, known: Facts, vocabulary: Vocabulary, said_on: SchoolDate
) -> Facts:
    """What a message puts right among the known facts; {} when it names nothing that we know."""
    if swapped := swapped_number(text, known):
        return swapped
    for question in _BY_THEMSELVES:
        if question == "attendance_missed_days" and not re.search(r"\d", text):
            continue  # a plain "no" is no count
        facts = read_answer(question, doc, {}, vocabulary=vocabulary, said_on=said_on).facts
        if question == "school_grade" and "grade" not in known and _A_GRADE.match(text):
            return facts
        anew = {one: value for one, value in facts.items() if known.get(one) not in (None, value)}
        if anew:
            return facts
    return {}
