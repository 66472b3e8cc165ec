"""Facts read against facts expected, item by item: precision, recall and F1 per field.

A number the parent only estimated counts as right within a fifth; all else must be exact. The
period's wording is not compared, its first day is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.core.facts.told import Facts

Item = tuple[str, Any]

ESTIMATE_TOLERANCE = 0.2
_NOT_COMPARED = ("period",)
_NUMBERS = ("missed_days", "partial_days", "late_arrivals", "nurse_visits", "early_pickups")


@dataclass
class Score:
    """How often each field's items were right, invented and missed."""

    right: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, read: Facts, expected: Facts) -> tuple[list[Item], list[Item]]:
        """Counts one message; gives back what was invented and what was missed."""
        found, wanted = items(read, expected), items(expected, expected)
        right = [item for item in wanted if item in found]
        invented = [item for item in found if item not in wanted]
        missed = [item for item in wanted if item not in found]
        for counter, several in (
            (self.right, right),
            (self.invented, invented),
            (self.missed, missed),
        ):
            counter.update(name for name, _ in several)
        return invented, missed

    def fields(self) -> list[str]:
        """The fields seen, commonest first."""
        seen = self.right + self.missed + self.invented
        return [name for name, _ in seen.most_common()]

    def f1(self, fields: Iterable[str] | None = None) -> float:
        """F1 over the given fields, or over all (micro)."""
        names = list(fields) if fields is not None else self.fields()
        right = sum(self.right[name] for name in names)
        wrong = sum(self.invented[name] + self.missed[name] for name in names)
        return 2 * right / (2 * right + wrong) if right + wrong else 1.0


def items(facts: Mapping[str, Any], expected: Mapping[str, Any]) -> list[Item]:
    """Single (field, value) pairs. Estimates near the expected number become that number."""
    pairs: list[Item] = []
    for name, value in facts.items():
        if name in _NOT_COMPARED:
            continue
        if isinstance(value, dict):
            pairs += [(name, pair) for pair in sorted(value.items())]
        elif isinstance(value, (list, tuple)):
            pairs += [(name, item) for item in value]
        else:
            pairs.append((name, _near(name, value, expected)))
    return pairs


def _near(name: str, value: Any, expected: Mapping[str, Any]) -> Any:
    wanted = expected.get(name)
    if name in _NUMBERS and wanted and name in expected.get("estimated", ()):
        return wanted if abs(value - wanted) <= ESTIMATE_TOLERANCE * wanted else value
    return value
