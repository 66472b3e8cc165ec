"""The text of a message outside the danger it tells of.

A reader of facts would take "hasn't eaten in 3 days" for three missed days, and "sleeping pills"
for trouble with sleep. So no fact, and through it no letter, comes from the words of a crisis.
"""

from __future__ import annotations

import re

from actions.core.safety.layers import check

MOST_PIECES = 24
"""Sentences and clauses looked at; of a longer story the rest is not taken."""

_SENTENCE_END = re.compile(r"(?<=[.!?;\n])\s+")
_CLAUSE_END = re.compile(r"(?<=,)\s+")


def text_outside_danger(text: str) -> str:
    """The sentences without danger, and of one with danger its harmless clauses.

    Nothing when danger cannot be told from the rest.
    """
    pieces: list[str] = []
    for sentence in _SENTENCE_END.split(text):
        clauses = _CLAUSE_END.split(sentence)
        pieces += [sentence] if len(clauses) == 1 or check(sentence) is None else clauses
    rest = " ".join(piece for piece in pieces[:MOST_PIECES] if check(piece) is None)
    if rest == text or check(rest) is not None:
        return ""
    return rest
