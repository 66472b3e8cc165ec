"""Cuts a message into pieces short enough that one dangerous clause is not lost among others."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 20
"""Words in a piece; sentence vectors of longer texts blur."""
SHORTEST = 3
"""Words that can say something; fewer are left to the rules."""
WHOLE = 110
"""Words of a message that is also read as a whole, as its sentences explain each other."""

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_CLAUSE_END = re.compile(
    r"(?<=[,:)])\s+|(?<!\band)\s+(?=(?:and|but|because|then|so|yesterday|today|now)\b)",
    re.IGNORECASE,
)


def windows(text: str) -> list[str]:
    """Pieces of the message, none twice, in their order; [] when there is too little to read."""
    sentences = [one.strip() for one in _SENTENCE_END.split(text)]
    pieces = [piece for sentence in sentences for piece in _short_enough(sentence)]
    if len(pieces) > 1 and len(text.split()) <= WHOLE:
        pieces.insert(0, " ".join(text.split()))
    return [piece for piece in dict.fromkeys(pieces) if _different_words(piece) >= SHORTEST]


def _different_words(piece: str) -> int:
    """ "bla bla bla" says no more than "bla"."""
    return len(set(piece.lower().split()))


def _short_enough(sentence: str) -> list[str]:
    """The sentence; of a long one, runs of its clauses that share a clause with the next run."""
    if len(sentence.split()) <= LONGEST:
        return [sentence]
    runs: list[str] = []
    run: list[str] = []
    for clause in _clauses(sentence):
        if run and _words(run) + len(clause.split()) > LONGEST:
            runs.append(" ".join(run))
            last = run[-1:]
            run = last if _words(last) + len(clause.split()) <= LONGEST else []
        run.append(clause)
    return [*runs, " ".join(run)]


def _clauses(sentence: str) -> Iterable[str]:
    """Clauses; one that never ends is cut, half of each piece told again in the next."""
    for clause in _CLAUSE_END.split(sentence):
        words = clause.split()
        for start in range(0, max(len(words) - LONGEST // 2, 1), LONGEST // 2):
            yield " ".join(words[start : start + LONGEST])


def _words(clauses: list[str]) -> int:
    return sum(len(clause.split()) for clause in clauses)
