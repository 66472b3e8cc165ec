"""Condition names with a letter wrong: "anxeity", "depresion", "autisim"."""

from __future__ import annotations

import re

from rapidfuzz import process
from rapidfuzz.distance import OSA

from actions.core.understanding.text import Mention, Message

_SPELLED = {
    "anxiety": "anxiety",
    "depression": "depression",
    "depressed": "depression",
    "autism": "autism",
    "autistic": "autism",
    "dyslexia": "dyslexia",
    "dyslexic": "dyslexia",
    "migraines": "migraine",
    "migraine": "migraine",
    "tourettes": "tourette",
    "bipolar": "bipolar",
    "aspergers": "autism",
    "insomnia": "sleep_disorder",
    "anorexia": "eating_disorder",
    "agoraphobia": "phobia",
    "emetophobia": "phobia",
    "selective mutism": "selective_mutism",
    "fibromyalgia": "chronic_pain",
    "epilepsy": "chronic_illness",
    "anxious": "anxiety",
}
_REAL_WORDS = frozenset(
    {
        "addressed",
        "dressed",
        "pressed",
        "undressed",
        "artistic",
        "artist",
        "digression",
        "repression",
        "anxiously",
        "autograph",
        "depressing",
        "depress",
        "impression",
        "expression",
        "anxieties",
    }
)
_WORD = re.compile(r"[a-z]{6,}")


def misspelt_conditions(message: Message) -> list[Mention]:
    """Words one or two letters away from a condition's name."""
    covered = [(mention.start, mention.end) for mention in message.mentions]
    found = []
    for word in message.search(_WORD):
        if word.group() in _REAL_WORDS or any(
            s < word.end() and word.start() < e for s, e in covered
        ):
            continue
        close = _closest(word.group())
        if close:
            found.append(Mention("conditions", close, *word.span()))
    return found


def _closest(word: str) -> str | None:
    names = [name for name in _SPELLED if name[0] == word[0]]
    best = process.extractOne(
        word, names, scorer=OSA.distance, score_cutoff=1 if len(word) < 7 else 2
    )
    return _SPELLED[best[0]] if best else None
