"""Short ways to make a case and what follows from it."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.core.content.loader import Guidance
from actions.core.facts.case import Case
from actions.core.plan.situation import Situation, situation_of

TODAY = date(2026, 11, 24)
"""A Tuesday, about 60 school days into a typical year."""


def a_case(**facts: Any) -> Case:
    """A case with these facts and no others."""
    return Case.parse_obj(facts)


def a_situation(content: Guidance, **facts: Any) -> Situation:
    """What follows from these facts today."""
    return situation_of(a_case(**facts), content, today=TODAY)
