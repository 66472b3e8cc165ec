"""The small language in which dangerous wordings are written down.

die                 one word; apostrophes are dropped, so "he's" is written hes
(die|be dead)       either wording; groups may hold groups
{child}             any phrase of that list in guidance_content/safety/words/lists.yml
word?  (a|b)*       absent or once; none to six times
..  ...             up to three, up to eight other words of the same sentence
$                   the sentence ends here

In `together`, "a + b + c" means: these three in one sentence, close by, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

_TOKEN = re.compile(r"\s*(?:([a-z0-9]+)|\{([a-z_]+)\}|(\.{2,3})|([()|$?*]))")


@dataclass(frozen=True)
class Piece:
    """A word, the name of a list, a gap or a sentence end."""

    kind: Literal["word", "list", "gap", "end"]
    text: str
    times: str = ""  # "", "?" or "*"


@dataclass(frozen=True)
class Either:
    """One of several wordings."""

    choices: tuple[Sequence, ...]
    times: str = ""


Sequence = tuple[Piece | Either, ...]


@lru_cache(maxsize=8192)  # the check, the start and every broken example parse the same ones
def parse(pattern: str) -> Sequence:
    """The parts of a pattern in order. Raises ValueError saying what is wrong with it."""
    tokens = _tokens(pattern)
    choices, closed = _choices(tokens, pattern)
    if closed or len(choices) > 1:
        raise ValueError(f'"{pattern}": a bracket is missing')
    if not any(isinstance(part, Either) or part.kind in ("word", "list") for part in choices[0]):
        raise ValueError(f'"{pattern}": needs at least one word')
    return choices[0]


def parts_of(wording: str) -> tuple[str, ...]:
    """The patterns joined by "+" in a `together` wording. Raises ValueError like `parse`."""
    parts = tuple(part.strip() for part in wording.split("+"))
    if len(parts) < 2:
        raise ValueError(f'"{wording}": put "+" between the parts')
    for part in parts:
        parse(part)
    return parts


def lists_in(parts: Sequence) -> set[str]:
    """Names of all lists a pattern uses."""
    names = {part.text for part in parts if isinstance(part, Piece) and part.kind == "list"}
    for part in parts:
        if isinstance(part, Either):
            names.update(*(lists_in(choice) for choice in part.choices))
    return names


def _tokens(pattern: str) -> Iterator[re.Match[str]]:
    place = 0
    while place < len(pattern.rstrip()):
        match = _TOKEN.match(pattern, place)
        if match is None:
            raise ValueError(f'"{pattern}": cannot be read from "{pattern[place:]}" on')
        yield match
        place = match.end()


def _choices(tokens: Iterator[re.Match[str]], pattern: str) -> tuple[tuple[Sequence, ...], bool]:
    """Wordings up to the closing bracket or the end, and whether a bracket closed them."""
    choices: list[list[Piece | Either]] = [[]]
    for token in tokens:
        sign = token[4]
        if sign == "(":
            inner, closed = _choices(tokens, pattern)
            if not closed or not all(inner):
                raise ValueError(f'"{pattern}": a bracket is missing or empty')
            choices[-1].append(Either(inner))
        elif sign == ")":
            return tuple(map(tuple, choices)), True
        elif sign == "|":
            choices.append([])
        elif sign in ("?", "*"):
            choices[-1].append(_repeated(choices[-1], sign, pattern))
        else:
            choices[-1].append(_piece(token))
    return tuple(map(tuple, choices)), False


def _repeated(parts: list[Piece | Either], times: str, pattern: str) -> Piece | Either:
    part = parts.pop() if parts else None
    if isinstance(part, Either):
        return Either(part.choices, times)
    if part is None or part.kind not in ("word", "list"):
        raise ValueError(f'"{pattern}": "{times}" must follow a word, list or bracket')
    return Piece(part.kind, part.text, times)


def _piece(token: re.Match[str]) -> Piece:
    if token[1]:
        return Piece("word", token[1])
    if token[2]:
        return Piece("list", token[2])
    return Piece("gap", token[3]) if token[3] else Piece("end", "$")
