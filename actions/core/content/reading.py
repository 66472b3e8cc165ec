"""How hard a text is to read. The grade needs textstat, which comes with the test set-up."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec

ENOUGH_WORDS = 25
"""The grade of a shorter text swings with a single long word."""

_PLACEHOLDER = re.compile(r"\{[\w.]+\}|_{3,}")
_ITEM = re.compile(r"\s*\n\s*-\s+")


def can_grade() -> bool:
    """Whether texts can be graded here."""
    return find_spec("textstat") is not None


def spoken(text: str) -> str:
    """As read aloud: placeholders and blanks as a short word, items of a list as sentences."""
    whole = _PLACEHOLDER.sub("Sam", _ITEM.sub(". ", text)).replace("\n", " ")
    return re.sub(r"([.!?:;])\.", r"\1", whole)


def sentences(text: str) -> list[str]:
    """The sentences of a text, its list items apart."""
    return [one for one in re.split(r"(?<=[.!?:])[\"”]?\s+", spoken(text).strip()) if one]


def grade(text: str) -> float | None:
    """Flesch-Kincaid school grade; None when too short to say, or textstat is not installed."""
    if len(text.split()) < ENOUGH_WORDS or not can_grade():
        return None
    return _measured(text)


@lru_cache(maxsize=4096)
def _measured(text: str) -> float:
    import textstat

    return float(textstat.flesch_kincaid_grade(spoken(text)))
