"""Where rules register under their own names."""

from __future__ import annotations

from collections.abc import Callable

from actions.core.plan.situation import Situation

Rule = Callable[[Situation], bool]

REGISTERED: dict[str, Rule] = {}
FACTS_REGISTERED: dict[str, tuple[str, ...]] = {}


def rule(*facts: str) -> Callable[[Rule], Rule]:
    """Registers a rule and the `Case` fields it rests on. Raises ValueError for a name in use."""

    def register(function: Rule) -> Rule:
        name = function.__name__
        if name in REGISTERED:
            raise ValueError(f"there are two rules called {name}")
        REGISTERED[name] = function
        FACTS_REGISTERED[name] = facts
        return function

    return register


@rule()
def always(now: Situation) -> bool:
    """Whatever was told, also nothing. What a letter's words stand under when nothing is said."""
    return True
