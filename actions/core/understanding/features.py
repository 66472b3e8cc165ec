"""What the intent model sees of a message: words, pairs, letter groups, and whether it asks."""

from __future__ import annotations

import re

from actions.core.understanding.questions import question_parts
from actions.core.understanding.text import plain

_WORD = re.compile(r"[a-z0-9']+|[?!]")
_NUMBER = re.compile(r"\b(?!504\b)\d+(?=(?:st|nd|rd|th)?\b)")
_LETTERS = range(2, 6)
_SAME = {
    word: common
    for common, words in {
        "child": "kid kiddo son daughter boy girl teen student kids children students",
        "she": "he they shes hes",
        "her": "his him their them",
        "doctor": "dr doc pediatrician physician psychiatrist therapist psychologist",
        "evaluation": "eval evals evaluate evaluated evaluating testing evaluations",
        "diagnosis": "dx diagnosed diagnoses",
        "meeting": "mtg meetings",
        "school": "schools district",
        "cost": "costs price fee charge",
    }.items()
    for word in words.split()
}
"""Words that make no difference to what a parent wants."""


def word_features(text: str) -> list[str]:
    """Words and word pairs; numbers are alike, and so are "he" and "she"."""
    words = [_SAME.get(word, word) for word in _words(text)]
    pairs = [f"{first} {second}" for first, second in zip(words, words[1:], strict=False)]
    return [*words, *pairs, "@asks" if question_parts(plain(text)) else "@tells"]


def letter_features(text: str) -> list[str]:
    """Groups of two to five letters within words: they survive misspelling."""
    padded = [f" {word} " for word in _words(text)]
    return [
        f"#{word[start : start + size]}"
        for word in padded
        for size in _LETTERS
        for start in range(max(1, len(word) - size + 1))
    ]


def _words(text: str) -> list[str]:
    return _WORD.findall(_NUMBER.sub("0", plain(text)).replace("'", ""))
