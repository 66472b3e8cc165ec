"""A word for a hard fact before the next question goes on."""

from __future__ import annotations

from collections.abc import Collection

from actions.core.content.chat import HardFact
from actions.core.content.guidance import Guidance
from actions.core.facts.told import Facts


def hard_fact(new: Facts, said: Collection[str], content: Guidance) -> HardFact | None:
    """The first fact in `new` that deserves a word and has not had one. `said`: ids said before."""
    return next(
        (
            fact
            for fact in content.chat.hard_facts.values()
            if fact.id not in said and _is_told(fact, new)
        ),
        None,
    )


def _is_told(fact: HardFact, new: Facts) -> bool:
    for field, values in fact.values.items():
        told = new.get(field)
        if set(told if isinstance(told, list) else [told]) & set(values):
            return True
    return any(_number(new.get(field)) >= least for field, least in fact.at_least.items())


def _number(value: object) -> float:
    return value if isinstance(value, (int, float)) else 0
