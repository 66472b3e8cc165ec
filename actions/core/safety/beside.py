"""What else a message says beside the danger it tells of.

A reader of facts would take "hasn't eaten in 3 days" for three missed days, and "sleeping pills"
for trouble with sleep. So no fact, and through it no letter, comes from the words of a crisis.
"""

from __future__ import annotations

import re

from actions.core.safety.layers import check

_CLAUSE_END = re.compile(r"(?<=[.!?;,\n])\s+")


def beside_danger(text: str) -> str:
    """The clauses without danger; nothing when danger cannot be told from the rest."""
    rest = " ".join(clause for clause in _CLAUSE_END.split(text) if check(clause) is None)
    if rest == text or check(rest) is not None:
        return ""
    return rest
