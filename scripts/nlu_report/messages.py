"""The kept-out messages of tests/nlu/evaluation/: what parents say, and what is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from actions.core.facts.told import Facts, as_facts

EVALUATION = Path(__file__).resolve().parents[2] / "tests" / "nlu" / "evaluation"
TODAY = date(2026, 11, 24)
"""The day on which the kept-out messages are said."""

OUT = "out_of_scope"


@dataclass(frozen=True)
class Kept:
    """A kept-out message: its label is an intent or "faq/<topic>"."""

    text: str
    label: str
    facts: Facts


def kept_out(folder: Path = EVALUATION) -> list[Kept]:
    """All kept-out messages, those that are not for us included."""
    return [message for path in sorted(folder.glob("*.yml")) for message in in_file(path)]


def in_file(path: Path) -> Iterator[Kept]:
    """The messages of one file, in its order."""
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        if isinstance(entry, dict):
            facts = {field: _plain(value) for field, value in entry["facts"].items()}
            yield Kept(entry["says"], entry["label"], as_facts(facts))
        else:
            yield Kept(str(entry), OUT, {})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
