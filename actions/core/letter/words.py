"""Small English grammar for letters: lists, counts, names. Knows nothing about children or law."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
_DETERMINERS = frozenset({"a", "an", "my", "our", "her", "his", "their"})
_SPACE_BEFORE_END = re.compile(r"(?<=[^\s,.;:!?])\s+([,.;:!?])(?=\s|$)")
"""A slip such as "Oak Hill , Salem"; not the dot of ".5", nor one that would make two."""

_VOWELS = frozenset("aeiou")


def own_words(text: str | None) -> str | None:
    """The parent's words on one line, without end punctuation; None when nothing is left.

    End punctuation goes because our sentence adds its own; control characters go because
    Word files cannot hold them.
    """
    if text is None:
        return None
    printable = "".join(
        " " if unicodedata.category(sign) in _UNPRINTABLE else sign for sign in text
    )
    one_line = _SPACE_BEFORE_END.sub(r"\1", " ".join(printable.split()))
    return one_line.strip(" .,;:!?") or None


def listed(items: Sequence[str]) -> str | None:
    """ "a", "a and b", "a, b, and c"; None for no items. Items with an "and" get semicolons."""
    if not items:
        return None
    if len(items) > 1 and any(" and " in item or "," in item for item in items):
        return "; ".join(items)
    if len(items) <= 2:
        return " and ".join(items)
    return ", ".join(items[:-1]) + f", and {items[-1]}"


def number(value: float) -> str:
    """17.0 -> "17", 2.5 -> "2.5"."""
    return f"{round(value, 2):g}"


def counted(value: float, unit: str) -> str:
    """ "1 school day", "17 school days"."""
    amount = number(value)
    return f"{amount} {unit}" if amount == "1" else f"{amount} {unit}s"


def times(value: float) -> str:
    """ "once", "twice", "3 times"."""
    amount = number(value)
    return {"1": "once", "2": "twice"}.get(amount, f"{amount} times")


def capitalised(text: str) -> str:
    """With a capital first letter, the rest as it was."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """With a small first letter, unless the first word is an abbreviation such as "ADHD"."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def with_article(person: str) -> str:
    """ "therapist" -> "a therapist"; "Dr. Lee" and "the nurse" stay.

    "her therapist" becomes "a therapist": a letter uses no gendered words for the child.
    """
    first, _, rest = person.partition(" ")
    if first.lower() in _DETERMINERS and rest:
        return with_article(rest)
    if first.lower() == "the" or not person[:1].islower():
        return person
    return f"an {person}" if person[0] in _VOWELS else f"a {person}"
