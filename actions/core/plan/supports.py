"""Which supports fit a child, in which order, and which to show first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.core.content.guidance import Guidance
from actions.core.content.placeholders import fill
from actions.core.content.supports import Support
from actions.core.phrases import child_called
from actions.core.plan.fits import CORE, LONG_ABSENCE, fit
from actions.core.plan.reasons import Reason
from actions.core.plan.situation import Situation

FIRST_SUPPORTS = 6
NEEDS = ("triggers:", "part_day_problems:")
LONG_ABSENCE_FACTS = tuple(f"severity:{severity}" for severity in LONG_ABSENCE)
WAY_BACK = "attendance_reentry"
"""The family that answers a long absence."""

SERVICES = "counseling_services"
A_SERVICE = "a service"
"""A child with a named condition needs a person who works with it, next to changes of the day."""

PAPERWORK = ("plan_mechanics", "communication_monitoring")
"""Families that watch over a plan. They answer no need by themselves."""

UNANSWERED_NEED = 4
UNANSWERED_BY_CORE = 7
ANSWERED_NEED = -3
MAX_COUNTED = 2  # an entry that names everything answers little
MAX_OF_A_FAMILY = 2
"""Six ways to arrive help less than a way to arrive, to calm down and to catch up."""


@dataclass(frozen=True)
class Match:
    """A support with the child's facts that call for it, its words filled for the parent."""

    support: Support
    reasons: tuple[Reason, ...]
    score: int
    what: str
    ask: str
    care: str
    is_written_for: bool = False  # see Fit

    @property
    def needs(self) -> set[str]:
        """The hard moments, part-day troubles, conditions and long absence this support answers."""
        facts = {fact for reason in self.reasons for fact in reason.facts}
        answers_the_school = any(fact.startswith("school_response:") for fact in facts)
        if answers_the_school or self.support.family in PAPERWORK:
            return set()
        answered = LONG_ABSENCE_FACTS if self.support.family == WAY_BACK else ()
        if self.is_written_for:
            answered += ("conditions:",)
        needs = {fact for fact in facts if fact.startswith(NEEDS + answered)}
        has_condition = any(fact.startswith("conditions:") for fact in facts)
        return needs | {A_SERVICE} if self.support.family == SERVICES and has_condition else needs


def match_supports(now: Situation, supports: Iterable[Support], content: Guidance) -> list[Match]:
    """Supports that fit, strongest first, then by id; those to be careful with come last."""
    values = {"child": child_called(now.case, content.assessment.words)}
    found = [
        Match(
            support,
            fitting.reasons,
            fitting.score + (CORE if support.core else 0),
            what=fill(support.what, values),
            ask=fill(support.ask, values),
            care=fill(support.care, values),
            is_written_for=fitting.is_written_for,
        )
        for support in supports
        if (fitting := fit(support.fits, now, content)).reasons
    ]
    return sorted(
        found, key=lambda match: (match.support.rank_caution, -match.score, match.support.id)
    )


def first_supports(matches: Sequence[Match], count: int = FIRST_SUPPORTS) -> list[Match]:
    """The first few to raise: none with caution, and together answering what the parent told.

    One after the other, the strongest is taken, where a need not yet answered makes it stronger.
    """
    left = [match for match in matches if not match.support.rank_caution]
    chosen: list[Match] = []
    answered: set[str] = set()
    families: Counter[str] = Counter()
    while left and len(chosen) < count:
        fresh = [one for one in left if families[one.support.family] < MAX_OF_A_FAMILY] or left
        best = max(fresh, key=lambda match: match.score + _bonus(match, answered))
        left = [match for match in left if match is not best]
        chosen.append(best)
        answered |= best.needs
        families[best.support.family] += 1
    return chosen


def _bonus(match: Match, answered: set[str]) -> int:
    """Fresh needs draw a support forward; needs answered already hold it back."""
    fresh = min(len(match.needs - answered), MAX_COUNTED)
    stale = min(len(match.needs & answered), MAX_COUNTED)
    drawn = UNANSWERED_BY_CORE if match.support.core else UNANSWERED_NEED
    return drawn * fresh + ANSWERED_NEED * stale
