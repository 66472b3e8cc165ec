"""Every phrase the reader looks for: the vocabulary, the states and the grades.

The spaCy pipeline (scripts/build_spacy.py) and the plain search below use the same phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Pattern

from actions.core.content.vocabulary import Vocabulary
from actions.core.understanding.grades import GRADE_PHRASES
from actions.core.understanding.states import STATE_NAMES

_MATCHERS: dict[int, tuple[Vocabulary, Pattern[str], dict[str, tuple[str, str]]]] = {}


def phrases(vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    """(phrase, topic, id) for every wording, the ones without apostrophes included."""
    for topic, terms in vocabulary.items():
        for term in terms.values():
            for phrase in term.phrases:
                yield from ((wording, topic, term.id) for wording in _wordings(phrase))
    for name, code in STATE_NAMES.items():
        yield name, "states", code
    for phrase, grade in GRADE_PHRASES.items():
        yield phrase, "grades", grade


def find_terms(text: str, vocabulary: Vocabulary) -> list[tuple[str, str, int, int]]:
    """(topic, id, start, end) of every known phrase in plain text; the longest wins."""
    pattern, meanings = _matcher(vocabulary)
    return [(*meanings[found.group()], *found.span()) for found in pattern.finditer(text)]


def _wordings(phrase: str) -> set[str]:
    return {phrase, phrase.replace("'", "")}


def _matcher(vocabulary: Vocabulary) -> tuple[Pattern[str], dict[str, tuple[str, str]]]:
    key = id(vocabulary)
    known = _MATCHERS.get(key)
    if known is None or known[0] is not vocabulary:
        meanings = {phrase: (topic, term) for phrase, topic, term in phrases(vocabulary)}
        longest_first = sorted(meanings, key=len, reverse=True)
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
        known = _MATCHERS[key] = (vocabulary, pattern, meanings)
    return known[1], known[2]
