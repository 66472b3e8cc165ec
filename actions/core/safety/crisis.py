"""A danger found in a message, and which of two dangers comes first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import get_args

from actions.core.content.safety_patterns import Kind, Level

KINDS: tuple[Kind, ...] = get_args(Kind)
"""Most urgent first among dangers of one level."""

LEVELS: tuple[Level, ...] = get_args(Level)
"""Most urgent first."""


@dataclass(frozen=True)
class Crisis:
    """What a message tells of. `concern` asks softly; the others stop everything else."""

    kind: Kind
    level: Level


IMMEDIATE_DANGER = Crisis("immediate_danger", "immediate")


def most_urgent(found: Collection[Crisis]) -> Crisis | None:
    """The danger to answer: by level, then by kind.

    A child who may die by suicide while something else is happening right now
    (missing, a weapon) is in immediate danger.
    """
    if not found:
        return None
    suicidality = any(c.kind == "child_suicidality" and c.level != "concern" for c in found)
    if suicidality and any(c.level == "immediate" for c in found):
        return IMMEDIATE_DANGER
    return min(found, key=lambda c: (LEVELS.index(c.level), KINDS.index(c.kind)))
