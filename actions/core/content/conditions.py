"""Groups of conditions: what a condition means for what is said, apart from its name.

Read from guidance_content/conditions/groups.yml. Whether a condition is medical stands in the
vocabulary.
"""

from __future__ import annotations

from typing import Literal

from actions.core.content.entry import Entry

ConditionGroup = Literal[
    "attention",
    "autistic",
    "comes_and_goes",
    "learning",
    "mood",
    "nearly_always_a_disability",
    "senses",
    "speech",
]


class ConditionGroups(Entry):
    """The groups one condition of the vocabulary belongs to; none is an answer, too."""

    groups: frozenset[ConditionGroup]
