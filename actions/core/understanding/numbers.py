"""Numbers as parents write them: "17", "about twenty", "a couple dozen", "15-20", "ten or so"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from re import Match

from word2number import w2n

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety"
_UNDER_100 = rf"(?:(?:{_TENS})(?:[ -](?:{_UNITS}))?|{_TEENS}|{_UNITS})"
_VAGUE = {
    "a couple": 2,
    "couple": 2,
    "a few": 3,
    "few": 3,
    "a handful": 5,
    "handful": 5,
    "several": 3,
    "half a dozen": 6,
    "a half dozen": 6,
    "a dozen": 12,
    "dozen": 12,
}
_DOZENS = rf"(?:a couple|couple|a few|few|{_UNITS}|\d)(?: of)? dozen"
_WORDS = (
    rf"{_DOZENS}|(?:a |one )?hundred(?: (?:and )?{_UNDER_100})?|{_UNDER_100}(?:[ -]?something)?"
    rf"|(?:{'|'.join(sorted(_VAGUE, key=len, reverse=True))})(?: of)?"
)
_DIGITS = (
    r"(?<![\w$#./:])~?\d{1,3}(?:\.\d)?(?:[ -]?something)?(?=\+|ish|x\b|-|[^\w.:/%]|[./](?!\d)|$)"
)
_NUMBER = rf"(?:{_DIGITS}|\b(?:{_WORDS})\b)"
_UNSURE = (
    r"about|around|like|maybe|prob|probably|roughly|approx(?:imately)?|approx\.|almost|nearly|over"
    r"|more than|at least|close to|easily|somewhere around|up to|i think|i'd say|i would say|i "
    r"wanna say|i want to say|i'?d guess|i would guess|i'?d estimate|something like"
    r"|perhaps"
    r"|i guess|id say|guessing|an estimated|upwards of"
)
AMOUNT = re.compile(
    rf"(?:\b(?P<hedge>{_UNSURE})\s+(?:(?:{_UNSURE}|between|from|a total of)\s+)*"
    rf"|\b(?P<range>between)\s+)?"
    rf"(?P<low>{_NUMBER})"
    rf"(?:\s*(?:-|to|or|and(?=\s*{_NUMBER}\s*(?:days|times))|(?(range)and|(?!)))\s*(?P<high>{_NUMBER}))?"
    r"(?P<vague>\+|\s*-?ish\b|\s+(?:or so|or more|plus|i think|give or take|probably|maybe|ish)\b)?"
)
HEDGE_BEFORE = re.compile(rf"\b(?:{_UNSURE})\s+$")
"""The words right before a number that make it a guess."""
_TAIL_HEDGE = re.compile(
    r"\s*(?:or so|or more|i think|i guess|give or take|probably|maybe|ish|at least|(?:\w+ "
    r")?maybe more)\b"
)


@dataclass(frozen=True)
class Amount:
    """A number in the message. `estimated`: given as a guess or as a range."""

    value: float
    estimated: bool
    start: int
    end: int


def amounts(text: str) -> list[Amount]:
    """Every number in lower-case text, in order."""
    return [_amount(found) for found in AMOUNT.finditer(text)]


def _amount(found: Match[str]) -> Amount:
    low, low_vague = _value(found["low"])
    value, vague = low, low_vague or bool(found["hedge"] or found["range"] or found["vague"])
    if found["high"]:
        high, _ = _value(found["high"])
        value, vague = _middle(low, high), True
    vague = vague or bool(_TAIL_HEDGE.match(found.string, found.end()))
    return Amount(value, vague, found.start(), found.end())


def _middle(low: float, high: float) -> float:
    """The middle of a range, rounded down so that nothing is overstated."""
    return float(math.floor((low + high) / 2)) if high > low else low


def _value(number: str) -> tuple[float, bool]:
    """The number, and whether the word itself is a guess."""
    number = number.removeprefix("~").removesuffix(" of")
    something = number.endswith("something")
    if number[0].isdigit() and "dozen" not in number:
        return float(number.removesuffix("something").strip(" -")), something
    if number in _VAGUE:
        return float(_VAGUE[number]), True
    if number.endswith("dozen"):
        return 12 * _value(number.removesuffix("dozen").strip().removesuffix(" of"))[0], True
    words = number.removesuffix("something").strip(" -").replace("fourty", "forty")
    return float(w2n.word_to_num(words.removeprefix("a "))), something
