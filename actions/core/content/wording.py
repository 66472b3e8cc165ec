"""Checks of what parents read: no promise, diagnosis or blame, and words that are easy to read."""

from __future__ import annotations

from collections.abc import Iterator

from actions.core.content import reading
from actions.core.content.errors import Problem
from actions.core.content.guidance import Guidance
from actions.core.content.passages import Passage, passages

MAX_GRADES = {"chat": 7.0, "letter": 9.0}
"""Flesch-Kincaid school grade of all that one entry says."""

MAX_WORDS = {"chat": 30, "letter": 40}
"""In one sentence."""


def wording_faults(content: Guidance) -> list[Problem]:
    """Forbidden words, long sentences and hard reading, each with its file and entry."""
    found: list[Problem] = []
    for passage in passages(content):
        found += _forbidden(passage, content)
        found += _hard_to_read(passage)
    return found


def _forbidden(passage: Passage, content: Guidance) -> Iterator[Problem]:
    for sentence in reading.sentences(passage.text):
        for rule in content.forbidden.values():
            if rule.is_in(sentence):
                message = f'"{sentence}" ({rule.id}). {rule.why}'
                yield Problem(passage.file, passage.entry, message)


def _hard_to_read(passage: Passage) -> Iterator[Problem]:
    for sentence in reading.sentences(passage.text):
        words = len(sentence.split())
        if words > MAX_WORDS[passage.audience]:
            message = f'"{sentence}" has {words} words; make two sentences of it'
            yield Problem(passage.file, passage.entry, message)
    grade, most = reading.grade(passage.text), MAX_GRADES[passage.audience]
    if grade is not None and grade > most:
        message = f"reads at grade {grade:.1f}, over {most:g}; use shorter words and sentences"
        yield Problem(passage.file, passage.entry, message)
