"""A reason: one sentence with the facts it rests on and the law or practice behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from actions.core.content.assessment import Statement
from actions.core.content.placeholders import fill, placeholders_in
from actions.core.plan.situation import Situation
from actions.core.rules.index import FACTS_OF, RULES


@dataclass(frozen=True)
class Reason:
    """`facts`: the `Case` fields behind it, a single fact as "triggers:mornings"."""

    text: str
    facts: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    entry: str = ""  # id of the content entry that words it


def statements_for(
    statements: Iterable[Statement], now: Situation, route: str, values: Mapping[str, str]
) -> list[Reason]:
    """The statements that hold for a situation and route, filled, in the order of the content.

    One whose placeholder has no value is left out: a blank says nothing.
    """
    return [
        Reason(fill(one.text, values), _facts(one, now), one.citations, one.id)
        for one in statements
        if holds(one, now, route) and placeholders_in(one.text) <= set(values)
    ]


def holds(statement: Statement, now: Situation, route: str) -> bool:
    """Whether a statement's route and rules fit."""
    return (
        (not statement.routes or route in statement.routes)
        and all(RULES[name](now) for name in statement.when)
        and not any(RULES[name](now) for name in statement.unless)
    )


def _facts(statement: Statement, now: Situation) -> tuple[str, ...]:
    known = now.case.known()
    fields = [field for name in statement.when for field in FACTS_OF[name]]
    return tuple(dict.fromkeys(field for field in fields if field in known))
