"""Medical conditions a parent named. Care for them at school is never limited by what we say."""

from __future__ import annotations

from actions.core.content.guidance import Guidance
from actions.core.facts.case import Case
from actions.core.letter.conditions import concerns


def illnesses_in(case: Case, content: Guidance) -> frozenset[str]:
    """The conditions of the body that the parent named, diagnosed or not.

    A condition in her own words counts as one: nobody can tell that it is not.
    """
    known = content.vocabulary["conditions"]
    return frozenset(
        condition
        for condition in concerns(case).all
        if condition not in known or known[condition].medical
    )
