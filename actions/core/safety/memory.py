"""What a conversation remembers of the dangers already answered: kind -> most urgent level.

No word of the parent is kept, and the memory is plain JSON, so any channel or store can hold it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from actions.core.safety.crisis import LEVELS, Crisis

Answered = Mapping[str, str]

_URGENCY: Final[Mapping[str, int]] = {level: place for place, level in enumerate(LEVELS)}


def needs_full_reply(crisis: Crisis, answered: Answered) -> bool:
    """Whether to say everything: a new kind, a more urgent level, or danger this very minute."""
    before = answered.get(crisis.kind)
    return before is None or crisis.level == "immediate" or _rises(crisis, before)


def remembered(crisis: Crisis, answered: Answered) -> dict[str, str]:
    """The memory once this danger was answered, too."""
    before = answered.get(crisis.kind)
    level = before if before is not None and not _rises(crisis, before) else crisis.level
    return {**answered, crisis.kind: level}


def _rises(crisis: Crisis, before: str) -> bool:
    return _URGENCY[crisis.level] < _URGENCY.get(before, len(LEVELS))
