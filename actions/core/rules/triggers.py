"""Rules about what makes school hard."""

from __future__ import annotations

from actions.core.facts.case import Case
from actions.core.plan.situation import Situation
from actions.core.rules.registry import rule

LOUD_OR_CHANGING = ("noise", "transitions", "cafeteria")


def triggered_by(case: Case, *triggers: str) -> bool:
    """Whether one of these was named."""
    return not set(triggers).isdisjoint(case.triggers or ())


@rule("triggers")
def a_trigger_is_named(now: Situation) -> bool:
    """The parent can say what makes it hard."""
    return bool(set(now.case.triggers or ()) - {"unknown"})


@rule("triggers")
def triggers_are_unclear(now: Situation) -> bool:
    """Nobody can say yet what makes it hard."""
    return not a_trigger_is_named(now)


@rule("triggers")
def arrival_is_hard(now: Situation) -> bool:
    """Getting to school or letting go of home is part of it."""
    hard = ("mornings", "drop_off", "separation", "after_weekend", "bus")
    return triggered_by(now.case, *hard)


@rule("triggers")
def bullying_is_named(now: Situation) -> bool:
    """Bullying is part of it."""
    return triggered_by(now.case, "bullying")


@rule("triggers")
def noise_or_changes_are_hard(now: Situation) -> bool:
    """Noise, crowds or changes are part of it."""
    return triggered_by(now.case, *LOUD_OR_CHANGING)


@rule("triggers")
def tests_or_classes_are_hard(now: Situation) -> bool:
    """A test, a class or speaking in front of it is part of it."""
    return triggered_by(now.case, "tests", "specific_class", "presenting")


@rule("triggers")
def staying_home_may_pull(now: Situation) -> bool:
    """Something better at home is part of it."""
    return "drawn_home" in now.functions
