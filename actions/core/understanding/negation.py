"""Patterns that know every way of typing "n't"."""

from __future__ import annotations

import re
from re import Pattern

_NT = (
    r"(?:n't|\b(?:dont|doesnt|didnt|isnt|wasnt|arent|cant|cannot|wont|wouldnt|couldnt|hasnt|havent"
    r"|hadnt|aint|werent|shouldnt))\b"
)


def pattern(text: str) -> Pattern[str]:
    """A compiled pattern; `<n't>` in it fits "don't", "dont", "cannot" and their kin."""
    return re.compile(text.replace("<n't>", _NT))
