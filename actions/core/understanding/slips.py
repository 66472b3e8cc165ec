"""Slips that a parent mends in the same message: "missed 11 days. wait no 14" says 14.

What was taken back is replaced before anything is read, so that no reader has to know of it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from actions.core.content.vocabulary import Vocabulary
from actions.core.understanding.lexicon import find_terms
from actions.core.understanding.text import plain

_TAKES_BACK = (
    r"(?:[\s,.;!-]|\b(?:oh|no|wait|sorry|oops|ugh|um)\b)*"
    r"\b(?:no wait|wait no|wait|i mean|i meant|actually|sorry|oops|scratch that|correction"
    r"|make that|my bad)\b"
    r"(?:[\s,.;!-]|\b(?:no|sorry|its|it's|it is|that's|thats|more like|make it|make that|she|he"
    r"|is|she's|he's|shes|hes|in|now|already|i meant|closer to)\b)*"
)
_COUNT = re.compile(
    rf"(?<![\w/.:$])(?P<old>\d{{1,3}}(?:st|nd|rd|th)?)(?P<unit>(?: (?!\d)[a-z]+){{0,3}}?)"
    rf"{_TAKES_BACK}"
    r"(?P<new>\d{1,3}(?:st|nd|rd|th)?)(?![\w/:%])"
)
_GRADE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)(?P<unit> grade)?[\s,.;-]+(?:oh )?no[\s,]+"
    r"(?P<new>\d{1,2}(?:st|nd|rd|th))\b"
)
"""A grade taken back with a plain "no": before other numbers a "no" may mean anything."""
_BETWEEN_CONDITIONS = re.compile(_TAKES_BACK)


def without_slips(text: str, vocabulary: Vocabulary) -> str:
    """The message as the parent wants it read; the same text where nothing was taken back."""
    if graded := _GRADE.search(plain(text)):
        mended = graded["new"] + (graded["unit"] or "")
        text = text[: graded.start()] + mended + text[graded.end() :]
    if not _BETWEEN_CONDITIONS.search(plain(text)):
        return text
    return _without_condition_slips(_without_count_slips(text), vocabulary)


def _without_count_slips(text: str) -> str:
    for slip in reversed(list(_COUNT.finditer(plain(text)))):
        same_sort = slip["old"].isdigit() == slip["new"].isdigit()
        if same_sort:
            text = text[: slip.start()] + slip["new"] + slip["unit"] + text[slip.end() :]
    return text


def _without_condition_slips(text: str, vocabulary: Vocabulary) -> str:
    named = [found for found in find_terms(plain(text), vocabulary) if found[0] == "conditions"]
    for (_, old, start, end), (_, new, again, _) in reversed(list(pairwise(named))):
        if old != new and _BETWEEN_CONDITIONS.fullmatch(plain(text[end:again])):
            text = text[:start] + text[again:]
    return text
