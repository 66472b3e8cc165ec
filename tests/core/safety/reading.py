"""School grade of a text by the Flesch-Kincaid formula; syllables are counted by vowel groups."""

from __future__ import annotations

import re


def grade(text: str) -> float:
    """US school grade needed to read the text."""
    words = re.findall(r"[A-Za-z']+", text)
    sentences = len(re.findall(r"[.!?](?:\s|$)", text))
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1
    return max(groups - silent, 1)
