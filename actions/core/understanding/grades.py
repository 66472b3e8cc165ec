"""Grades, and how parents write them: "7th grader", "in kindergarten", "a sophomore"."""

from __future__ import annotations

import re
from collections.abc import Collection

_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_NUMBERS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_SUFFIX = {1: "st", 2: "nd", 3: "rd"}
_BY_NAME = {
    "PK": ("pre-k", "prek", "pre k", "preschool", "pre school", "pre-school", "preschooler", "vpk"),
    "K": ("kindergarten", "kindergarden", "kindergartner", "kindergartener", "kinder", "tk"),
    "9": ("freshman", "freshmen", "freshman year"),
    "10": ("sophomore", "sophmore", "sophomore year"),
    "11": (
        "a junior",
        "junior year",
        "a high school junior",
        "junior in high school",
        "junior in hs",
    ),
    "12": (
        "a senior",
        "senior year",
        "a high school senior",
        "senior in high school",
        "senior in hs",
    ),
}


def _numbered(number: int) -> list[str]:
    ordinal = _ORDINALS[number - 1]
    short = f"{number}{_SUFFIX.get(number, 'th')}"
    words = ("grade", "grader", "graders", "gr", "grd", "graade")
    ways = [
        f"{start}{join}{word}"
        for start in (short, ordinal)
        for word in words
        for join in (" ", "-")
    ]
    return [
        *ways,
        f"grade {number}",
        f"grade {_NUMBERS[number - 1]}",
        f"{number} grade",
        f"{number} grader",
        f"{number}th grade",
        f"gr {number}",
        f"gr. {number}",
    ]


GRADE_PHRASES: dict[str, str] = {
    **{phrase: grade for grade, names in _BY_NAME.items() for phrase in names},
    **{phrase: str(number) for number in range(1, 13) for phrase in _numbered(number)},
}
"""What parents write -> grade id."""

_ORDINAL_ID = {
    **{word: str(number) for number, word in enumerate(_ORDINALS, 1)},
    **{word: str(number) for number, word in enumerate(_NUMBERS, 1)},
    "k": "K",
    "pk": "PK",
    "junior": "11",
    "senior": "12",
}
_BARE = re.compile(r"(?<![\w.])(?P<number>1[0-2]|[1-9])(?:st|nd|rd|th)?(?![\w.%])")
_POINTING = re.compile(r"\b\w+ (?:one|option|choice)\b")  # "the second one" is no grade
_ORDINAL = re.compile(
    r"(?<!\w)(?:(?P<number>1[0-2]|[1-9])(?:st|nd|rd|th)|(?P<word>"
    + "|".join(_ORDINALS)
    + r"))(?!\w)"
)
_WORD = re.compile(r"(?<!\w)(?:" + "|".join(_ORDINAL_ID) + r")(?!\w)")
_GRADE_TO = re.compile(rf"\bgrade (?:to|is|should be|=) (?:the )?{_ORDINAL.pattern}")
_IN_ORDINAL = re.compile(
    rf"(?:(?<!since )(?<!back )(?<!was )(?<!ing )\b(?:in|entering|starting|going into|is"
    rf"|now)\s+(?:the\s+)?|,\s*)"
    rf"{_ORDINAL.pattern}(?!\s+(?:period|time|week|day|month|place|of"
    rf"|hour|quarter|semester|trimester|marking|grading|term|half|few|couple|one|thing|block"
    rf"|year|\d))"
)


def bare_grade(text: str) -> str | None:
    """The grade in a reply to "which grade?": "7", "7th", "seventh", "k"."""
    text = _POINTING.sub(" ", text)
    found = _BARE.search(text)
    if found:
        return found["number"]
    word = _WORD.search(text)
    return _ORDINAL_ID[word.group()] if word else None


def ordinal_grade(text: str, known: Collection[tuple[int, int]] = ()) -> str | None:
    """The grade in "she's in 7th", where the word itself is left out.

    `known`: places of grades that were looked at already.
    """
    for pattern in (_GRADE_TO, _IN_ORDINAL):
        for found in pattern.finditer(text):
            if not any(start < found.end() and found.start() < end for start, end in known):
                return found["number"] or _ORDINAL_ID[found["word"]]
    return None
