"""The placeholders letter parts may use, and what fills them from a case.

A placeholder whose fact the parent did not tell has no value; the part using it is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from actions.core.facts.case import ABOUT_ANOTHER, Case
from actions.core.facts.case import FACTS as FACT_SCHEMAS
from actions.core.facts.case_values import Relationship
from actions.core.facts.names import given_name
from actions.core.letter.conditions import Concerns, concerns
from actions.core.letter.counts import facts_of
from actions.core.letter.facts_of_letters import (
    EARLIER_ASKED_FOR,
    LETTER_AND_STATE_FACTS,
    earlier_asked_for,
)
from actions.core.letter.labels import said_plainly
from actions.core.letter.model import spelled_date
from actions.core.letter.words import capitalised, listed, with_article
from actions.core.plan.situation import Situation

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance

LAW = "law"
"""Filled from the citations of the part itself, so that no section number is typed twice."""

FACT_TABLE = "fact_table"
"""Stands alone as a paragraph; becomes a table."""

ONLY_GRADES = "grades_fine"
"""An impact that says there is none on grades; it has a part of its own."""

Fill = Callable[[Case, "Guidance"], str | None]


def child(case: Case, content: Guidance) -> str:
    """What the child is called within a sentence: the first name, or "my child"."""
    if case.child_name:
        return given_name(case.child_name)
    return content.letters.words.child[(case.relationship or Relationship.PARENT).value]


def _introduced(case: Case, content: Guidance) -> str:
    """ "my child, Maya Torres"; the name alone from a guardian, who says who they are."""
    if not case.child_name:
        return child(case, content)
    if case.relationship in (None, Relationship.PARENT):
        return f"{content.letters.words.child['parent']}, {case.child_name}"
    return case.child_name


def _grade(case: Case, content: Guidance) -> str | None:
    return content.letters.words.grades.get(case.grade or "")


def _relationship(case: Case, content: Guidance) -> str | None:
    return content.letters.words.signed_as.get(case.relationship.value if case.relationship else "")


def _provider(case: Case, content: Guidance) -> str | None:
    return with_article(content.label("providers", case.provider)) if case.provider else None


def _conditions(group: Callable[[Concerns], Sequence[str]]) -> Fill:
    return lambda case, content: listed(
        [content.label("conditions", condition) for condition in group(concerns(case))]
    )


def _impacts(case: Case, content: Guidance) -> str | None:
    """ "is falling behind in class and has lost touch with friends"; fits after the name."""
    words = content.letters.words
    told = [impact for impact in case.impacts or () if impact != ONLY_GRADES]
    return listed(
        [
            words.impacts.get(impact)
            or words.other_impact.format(impact=content.label("impacts", impact))
            for impact in told
        ]
    )


def _school_said(case: Case, content: Guidance) -> str | None:
    words = content.letters.words.school_said
    return listed([words[said] for said in case.school_response or () if said in words])


def _facts_in_words(case: Case, content: Guidance) -> str | None:
    facts = facts_of(case, content, child(case, content))
    return " ".join(fact.sentence for fact in facts) or None


def _in_words(field: str) -> Fill:
    def fill(case: Case, content: Guidance) -> str | None:
        value = getattr(case, field)
        if isinstance(value, tuple):
            return listed([said_plainly(field, one, content) for one in value])
        if value is None or isinstance(value, bool):
            return None
        if isinstance(value, date):
            return spelled_date(value)
        return said_plainly(field, value, content)

    return fill


FACTS: dict[str, Fill] = {
    "child": child,
    "Child": lambda case, content: capitalised(child(case, content)),
    "child_introduced": _introduced,
    "child_full_name": lambda case, content: case.child_name,
    "child_first_name": lambda case, content: child(case, content) if case.child_name else None,
    "parent_name": lambda case, content: case.parent_name,
    "school": lambda case, content: case.school,
    "district": lambda case, content: case.district,
    "grade": _grade,
    "grade_level": lambda case, content: case.grade if _grade(case, content) else None,
    "relationship": _relationship,
    "provider": _provider,
    "Provider": lambda case, content: capitalised(_provider(case, content) or "") or None,
    "diagnosed": _conditions(lambda found: found.diagnosed),
    "waiting": _conditions(lambda found: found.waiting),
    "suspected": _conditions(lambda found: found.suspected),
    "named_conditions": _conditions(lambda found: found.named),
    "impacts": _impacts,
    "school_said": _school_said,
    "facts_in_words": _facts_in_words,
    **LETTER_AND_STATE_FACTS,
}
"""placeholder -> what fills it, None when the parent did not tell"""

FACTS |= {
    field: _in_words(field)
    for field in FACT_SCHEMAS
    if field not in FACTS and field not in ABOUT_ANOTHER
}
"""Every other fact under its own name, in the words of its file."""

PLACEHOLDERS = frozenset(FACTS) | {EARLIER_ASKED_FOR, LAW, FACT_TABLE}


def filled_facts(now: Situation) -> dict[str, str]:
    """Every placeholder that has a value in this situation."""
    values = {name: fill(now.case, now.content) for name, fill in FACTS.items()}
    values[EARLIER_ASKED_FOR] = earlier_asked_for(now)
    return {name: value for name, value in values.items() if value}
