"""Where rules register under their own names."""

from __future__ import annotations

from collections.abc import Callable

from actions.core.situation import Situation

Rule = Callable[[Situation], bool]

RULES: dict[str, Rule] = {}
FACTS_OF: dict[str, tuple[str, ...]] = {}


def rule(*facts: str) -> Callable[[Rule], Rule]:
    """Registers a rule and the `Case` fields it rests on."""

    def register(function: Rule) -> Rule:
        RULES[function.__name__] = function
        FACTS_OF[function.__name__] = facts
        return function

    return register
