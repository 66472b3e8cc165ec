"""Which conversation with the school may fit, why, and how sure that is.

Never whether a child is eligible: a team decides that, with the parent in it. School refusal by
itself is no legal category, and a diagnosis alone does not decide (34 CFR 300.8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from actions.core.content.assessment import Category, RouteId, Statement
from actions.core.content.guidance import Guidance
from actions.core.content.placeholders import fill
from actions.core.facts.case import Case
from actions.core.letter.choice import (
    EVALUATION_REQUEST,
    IEP_MEETING_REQUEST,
    PRIOR_WRITTEN_NOTICE_REQUEST,
    SECTION_504_REQUEST,
    SECTION_504_REVIEW,
    standing_request,
)
from actions.core.letter.conditions import concerns
from actions.core.phrases import listed
from actions.core.plan.reasons import Reason, statements_for
from actions.core.plan.situation import Situation
from actions.core.rules.attendance import attendance_is_affected, days_are_cut_short
from actions.core.rules.conditions import a_condition_is_named
from actions.core.rules.effects import school_life_is_affected
from actions.core.rules.plan import evaluation_is_under_way

ROUTE_OF_LETTER: dict[str, RouteId] = {
    EVALUATION_REQUEST: "iep_evaluation",
    IEP_MEETING_REQUEST: "iep_meeting",
    SECTION_504_REQUEST: "section_504",
    SECTION_504_REVIEW: "section_504_review",
    PRIOR_WRITTEN_NOTICE_REQUEST: "prior_written_notice",
}
"""Letters and plan follow one table, so they cannot tell different stories."""

CONFIDENCE_BY_SIGNS = {0: "early", 1: "early", 2: "fair", 3: "strong"}

ROUTES_WITH_CATEGORIES = (
    "iep_evaluation",
    "being_evaluated",
    "prior_written_notice",
    "section_504_review",
)
"""Where a team may yet decide on a first eligibility."""


@dataclass(frozen=True)
class Route:
    """A conversation to ask for; `confidence` is the id of its wording."""

    id: RouteId
    confidence: str
    because: tuple[Reason, ...]
    eligibility: tuple[Reason, ...]  # what a team may look at, and what it will ask
    strengthen: tuple[Reason, ...]  # what is missing for a clearer case


def route_for(now: Situation, content: Guidance, values: Mapping[str, str]) -> Route:
    """The route for a situation, with its reasons in the content's words."""
    route = route_id(now)
    advice = content.assessment

    def said(statements: Mapping[str, Statement]) -> tuple[Reason, ...]:
        return tuple(statements_for(statements.values(), now, route, values))

    categories = (
        category_reasons(now.case, content, values) if route in ROUTES_WITH_CATEGORIES else []
    )
    return Route(
        id=route,
        confidence=confidence_of(now),
        because=said(advice.because),
        eligibility=(*categories, *said(advice.eligibility)),
        strengthen=said(advice.strengthen),
    )


def route_id(now: Situation) -> RouteId:
    """The route by what the school has done so far."""
    if evaluation_is_under_way(now):
        return "being_evaluated"
    return ROUTE_OF_LETTER[standing_request(now)]


def confidence_of(now: Situation) -> str:
    """How many of the three things a team looks for the parent has told: a condition, absence
    that is more than mild, and an effect on school life."""
    signs = (
        a_condition_is_named(now),
        attendance_is_affected(now) or days_are_cut_short(now),
        school_life_is_affected(now),
    )
    return CONFIDENCE_BY_SIGNS[sum(signs)]


def categories_for(case: Case, content: Guidance) -> list[tuple[Category, list[str]]]:
    """Categories the team may look at, each with the named conditions that lead there."""
    named = concerns(case).all
    return [
        (category, leading)
        for category in content.assessment.categories.values()
        if (leading := [condition for condition in named if condition in category.conditions])
    ]


def category_reasons(case: Case, content: Guidance, values: Mapping[str, str]) -> list[Reason]:
    """A sentence for each category the team may look at."""
    return [
        Reason(
            fill(category.text, {**values, "conditions": _labels(leading, content)}),
            tuple(f"conditions:{condition}" for condition in leading),
            category.citations,
            category.id,
        )
        for category, leading in categories_for(case, content)
    ]


def _labels(conditions: list[str], content: Guidance) -> str:
    labels = [content.label("conditions", condition) for condition in conditions]
    return listed(labels, content.assessment.words)
