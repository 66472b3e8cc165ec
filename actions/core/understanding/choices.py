"""A reply that points at the buttons shown: "the second one", "1 and 3", "the first two"."""

from __future__ import annotations

import re

_ORDINALS = {
    word: place
    for place, words in enumerate(
        (
            "1 1st one first",
            "2 2nd two second",
            "3 3rd three third",
            "4 4th four fourth",
            "5 5th five fifth",
            "6 6th six sixth",
            "7 7th seven seventh",
            "8 8th eight eighth",
        )
    )
    for word in words.split()
}
_WORD = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_FILLER = r"(?:the|option|options|number|numbers|choice|answer|button|i'?d say|yes|um+|no\.|#)"
_PLACE = rf"(?:{_FILLER}[\s,]*)*(?:{_WORD}|last|bottom|top)(?: (?:one|option|choice))?"
_POINTS = re.compile(rf"\s*{_PLACE}(?:\s*(?:,|and|&|plus|,\s*and)\s*{_PLACE})*[\s.!)]*$")
_EACH = re.compile(rf"\b(?:{_WORD}|last|bottom|top)\b")
_FIRST_FEW = re.compile(
    rf"\s*(?:{_FILLER}\s*)*(?P<end>first|top|last|bottom) (?P<many>two|2|three|3|couple)(?: "
    rf"ones?)?[\s.!]*$"
)
_BOTH = re.compile(r"\s*(?:yes[\s,]*|honestly[\s,]*)*both(?: of (?:them|those|these))?[\s.!]*$")
_ALL = re.compile(
    r"\s*(?:yes[\s,]*|honestly[\s,]*)*all(?: of (?:them|those|these|the above)| \d)?[\s.!]*$"
)
_MANY = {"two": 2, "2": 2, "couple": 2, "three": 3, "3": 3}


def chosen_places(text: str, count: int) -> list[int]:
    """Places, from 0, of the buttons that lower-case text points at; `count` buttons were shown.

    "Both" means something only of two. [] when the text points at none, or at one not there.
    """
    if (_BOTH.match(text) and count == 2) or _ALL.match(text):
        return list(range(count))
    few = _FIRST_FEW.match(text)
    if few:
        many = min(_MANY[few["many"]], count)
        from_start = few["end"] in ("first", "top")
        return list(range(many)) if from_start else list(range(count - many, count))
    if not _POINTS.match(text):
        return []
    places = [_place(word.group(), count) for word in _EACH.finditer(_without_noun(text))]
    return sorted(set(places)) if all(0 <= place < count for place in places) else []


def _without_noun(text: str) -> str:
    """ "The second one" names one place, not two."""
    return re.sub(rf"\b({_WORD}|last|bottom|top) one\b", r"\1", text)


def _place(word: str, count: int) -> int:
    if word in ("last", "bottom"):
        return count - 1
    return 0 if word == "top" else _ORDINALS[word]
