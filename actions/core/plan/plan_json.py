"""A plan as JSON-ready values: the form `homeroom plan --json` prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from actions.core.letter.next import NextLetter
from actions.core.plan.goals import ChosenGoal
from actions.core.plan.reasons import Reason
from actions.core.plan.supports import Match

if TYPE_CHECKING:
    from actions.core.plan.plan import Plan

_AS_THEY_ARE = (
    "route",
    "headline",
    "confidence",
    "confidence_word",
    "confidence_text",
    "band",
    "letter_kind",
    "letter_reason",
)
_REASONS = (
    "because",
    "eligibility",
    "strengthen",
    "attendance_says",
    "contradictions",
    "cautions",
    "bring",
    "questions",
    "next_steps",
)


def plan_as_json(plan: Plan) -> dict[str, Any]:
    """Plain dicts, lists, numbers and texts."""
    return {
        **{field: getattr(plan, field) for field in _AS_THEY_ARE},
        "why": _reason(plan.why),
        **{field: _reasons(getattr(plan, field)) for field in _REASONS},
        "attendance": asdict(plan.attendance) if plan.attendance else None,
        "supports": _supports(plan.supports, plan),
        "other_supports": _supports(plan.other_supports, plan),
        "goals": [_goal(goal) for goal in plan.goals],
        "next_letter": _next_letter(plan.next_letter),
        "made_on": plan.made_on.isoformat(),
    }


def _next_letter(letter: NextLetter | None) -> dict[str, Any] | None:
    if letter is None:
        return None
    return {
        "kind": letter.kind,
        "title": letter.title,
        "due_on": letter.due_on.isoformat(),
        "is_due": letter.is_due,
        "why": letter.text,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "text": reason.text,
        "facts": list(reason.facts),
        "citations": list(reason.citations),
        "entry": reason.entry,
    }


def _reasons(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    return [_reason(reason) for reason in reasons]


def _supports(matches: Sequence[Match], plan: Plan) -> list[dict[str, Any]]:
    return [
        {**_support(match), "chosen": match.support.id in plan.chosen_supports} for match in matches
    ]


def _support(match: Match) -> dict[str, Any]:
    support = match.support
    return {
        "id": support.id,
        "title": support.title,
        "what": match.what,
        "ask": match.ask,
        "care": match.care,
        "plan": support.plan,
        "score": match.score,
        "because": _reasons(match.reasons),
        "citations": list(support.citations),
    }


def _goal(chosen: ChosenGoal) -> dict[str, Any]:
    return {
        "id": chosen.goal.id,
        "title": chosen.goal.title,
        "text": chosen.text,
        "baseline": chosen.baseline,
        "target": chosen.target,
        "measured_by": chosen.measured_by,
        "who": chosen.who,
        "how_often": chosen.how_often,
        "measure_first": chosen.measure_first,
        "because": _reasons(chosen.reasons),
        "citations": list(chosen.goal.citations),
    }
