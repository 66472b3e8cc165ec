"""A danger found in a message, and which of two dangers comes first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import get_args

from actions.core.content.safety_patterns import Kind, Language, Level

KINDS: tuple[Kind, ...] = get_args(Kind)
"""Most urgent first among dangers of one level."""

LEVELS: tuple[Level, ...] = get_args(Level)
"""Most urgent first."""


@dataclass(frozen=True)
class Crisis:
    """What a message tells of, and the language to answer in.

    `immediate` and `serious` stop everything else; `concern` asks softly; `past` is long over and
    gets a gentle word beside the questions.
    """

    kind: Kind
    level: Level
    language: Language = "en"
    faint: bool = field(default=False, compare=False)
    """Whether only a topic word or a wording that asks softly told of it."""

    @property
    def stops(self) -> bool:
        """Whether the questions pause until the parent takes them up again."""
        return self.level != "past"


IMMEDIATE_DANGER = Crisis("immediate_danger", "immediate")


def most_urgent(found: Collection[Crisis]) -> Crisis | None:
    """The danger to answer: by level, then by kind.

    A child who may die by suicide while something else is happening right now
    (missing, a weapon) is in immediate danger. When the child writes, not a parent, the answer
    is to the child, whatever the danger.
    """
    if not found:
        return None
    if any(c.kind == "student_writing" for c in found):
        return Crisis("student_writing", min((c.level for c in found), key=LEVELS.index))
    suicidality = Crisis("child_suicidality", "serious") in found
    if suicidality and any(c.level == "immediate" for c in found):
        return IMMEDIATE_DANGER
    return min(found, key=lambda c: (LEVELS.index(c.level), KINDS.index(c.kind)))
