"""The kept-out messages of tests/nlu/evaluation/: what parents say, and what is meant."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

EVALUATION = Path(__file__).resolve().parents[2] / "tests" / "nlu" / "evaluation"
TODAY = date(2026, 11, 24)
"""The day on which the kept-out messages are said."""

OUT = "out_of_scope"
_KEYS_NEAR = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "sq vn xv sf wr dg fh gj uo hk jl ko n bm ip o w et ad ry yi cb qe zc tu x".split(),
        strict=True,
    )
)
"""The letters beside each on a keyboard."""


@dataclass(frozen=True)
class Kept:
    """A kept-out message: its label is an intent or "faq/<topic>"."""

    text: str
    label: str
    facts: dict[str, Any]


def kept_out(folder: Path = EVALUATION) -> list[Kept]:
    """All kept-out messages, those that are not for us included."""
    return [message for path in sorted(folder.glob("*.yml")) for message in in_file(path)]


def in_file(path: Path) -> Iterator[Kept]:
    """The messages of one file, in its order."""
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        if isinstance(entry, dict):
            facts = {field: _plain(value) for field, value in entry["facts"].items()}
            yield Kept(entry["says"], entry["label"], facts)
        else:
            yield Kept(str(entry), OUT, {})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def with_typos(text: str, share: float = 0.08, seed: int = 0) -> str:
    """The text with about `share` of its letters mistyped: dropped, doubled, swapped or beside."""
    chance = random.Random(f"{seed}{text}")
    letters = list(text)
    for place, letter in enumerate(letters):
        if letter.lower() in _KEYS_NEAR and chance.random() < share:
            letters[place] = _mistyped(letters, place, chance)
    return "".join(letters)


def _mistyped(letters: list[str], place: int, chance: random.Random) -> str:
    letter = letters[place]
    kind = chance.choice(("dropped", "doubled", "swapped", "beside"))
    if kind == "swapped" and place + 1 < len(letters) and letters[place + 1].isalpha():
        following = letters[place + 1]
        letters[place + 1] = letter
        return following
    if kind == "beside":
        return chance.choice(_KEYS_NEAR[letter.lower()])
    return letter * 2 if kind == "doubled" else ""
