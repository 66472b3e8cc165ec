"""A danger found in a message, and which of two dangers comes first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
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
    is_student: bool = False
    """Whether the child writes, not a parent."""
    faint: bool = field(default=False, compare=False)
    """Whether it is a hint only: a topic word, a wording that asks softly, a doubtful reading."""

    @property
    def stops(self) -> bool:
        """Whether the questions pause until the parent takes them up again."""
        return self.level != "past"


IMMEDIATE_DANGER = Crisis("immediate_danger", "immediate")
STUDENT = Crisis("student_writing", "concern", is_student=True)
"""A child writes and tells of no danger."""


def most_urgent(found: Collection[Crisis]) -> Crisis | None:
    """The danger to answer: by level, then by kind.

    A child who may die by suicide while something else is happening right now (missing, a weapon)
    is in immediate danger. That a child writes is kept, whatever the danger.
    """
    if not found:
        return None
    is_student = any(one.is_student for one in found)
    dangers = [one for one in found if one.kind != STUDENT.kind]
    if not dangers:
        return STUDENT
    suicidality = any((one.kind, one.level) == ("child_suicidality", "serious") for one in dangers)
    if suicidality and any(one.level == "immediate" for one in dangers):
        return replace(IMMEDIATE_DANGER, is_student=is_student)
    first = min(dangers, key=lambda one: (LEVELS.index(one.level), KINDS.index(one.kind)))
    return replace(first, is_student=is_student)
