"""Answers that cannot all be true: which one to ask about, and whether it was asked before."""

from __future__ import annotations

from dataclasses import dataclass

from actions.bridge import case_from_slots, facts_from_slots
from actions.clock import today
from actions.core.content.facts import Review
from actions.core.content.loader import guidance
from actions.core.content.placeholders import fill
from actions.core.facts.case import Case
from actions.core.facts.contradictions import PLAN_TOLD_TWICE, Contradiction, contradictions
from actions.core.facts.told import Facts
from actions.core.facts.values import values_for
from actions.core.plan.situation import situation_of
from actions.dialogue.slots import CHECKED, OVERTURNED, Slots

CHECK = "assessment_check"
"""The question about two answers that do not go together."""

MOST_TIMES = 2
"""How often the same kind is raised, when the new answers do not fit either."""


@dataclass(frozen=True)
class OpenContradiction:
    """What to ask. `lines`: the facts it is about; `signature`: these answers, to ask only once."""

    text: str
    lines: tuple[Review, ...]
    signature: str


def open_contradiction(slots: Slots) -> OpenContradiction | None:
    """The first contradiction nobody asked about yet."""
    case, content = case_from_slots(slots), guidance()
    checked = slots.get(CHECKED) or []
    for found in _found(case, slots):
        signature = _signature(found, slots)
        often = sum(one.startswith(f"{found.id}:") for one in checked)
        if signature in checked or often >= MOST_TIMES:
            continue
        day = today(case.state)
        values = values_for(situation_of(case, content, today=day), content, today=day)
        text = fill(content.assessment.contradictions[found.id].text, values)
        return OpenContradiction(text, _lines(found, facts_from_slots(slots)), signature)
    return None


def _found(case: Case, slots: Slots) -> list[Contradiction]:
    """What does not go together now, and what a later message overturned."""
    told = contradictions(case, guidance().calendar, today=today(case.state))
    twice = Contradiction(PLAN_TOLD_TWICE, ("plan_status",))
    return [*told, twice] if slots.get(OVERTURNED) else told


def _signature(found: Contradiction, slots: Slots) -> str:
    facts = facts_from_slots(slots)
    return f"{found.id}:" + ";".join(str(facts.get(field)) for field in found.fields)


def _lines(found: Contradiction, facts: Facts) -> tuple[Review, ...]:
    """One line for each question whose answer may be changed."""
    by_question: dict[str, Review] = {}
    for field in found.fields:
        line = guidance().facts[field].review
        if line and facts.get(field) is not None:
            by_question.setdefault(line.question, line)
    return tuple(by_question.values())
