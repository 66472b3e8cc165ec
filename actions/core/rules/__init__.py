"""Named tests about a situation. Content says when a sentence is said by naming them.

A rule is a function `Situation -> bool` whose name is a statement; its docstring says what it
means. `RULES` finds it by name, `FACTS_OF` knows which `Case` fields it looked at.
"""

from __future__ import annotations

from actions.core.rules import attendance, conditions, effects, school, timeline
from actions.core.rules.registry import FACTS_OF, RULES, Rule

__all__ = ["FACTS_OF", "RULES", "Rule", "attendance", "conditions", "effects", "school", "timeline"]
