"""Whether an entry fits a child, how strongly, and why: the matching behind supports and goals."""

from __future__ import annotations

from dataclasses import dataclass

from actions.core.case import PART_DAY_PROBLEMS, Case
from actions.core.content.fits import Fits
from actions.core.content.guidance import Guidance
from actions.core.phrases import child_called
from actions.core.reasons import Reason
from actions.core.situation import Situation

WEIGHTS = {
    "triggers": 6,
    "part_day_problems": 6,
    "impacts": 4,
    "school_response": 4,
    "conditions": 3,  # a hint: two children with one diagnosis need different things
    "severity": 4,
}
"""What the first match of a field counts."""

FURTHER_MATCH = 2  # at most: a second match of a field adds less than a first one elsewhere
SHARED_FUNCTION = 1
MANY = 3
"""Facts of one kind an entry may list before each further one costs a point."""


@dataclass(frozen=True)
class Fit:
    """How strongly an entry fits, and by which facts; the strongest fact first."""

    score: int
    reasons: tuple[Reason, ...]


def fit(fits: Fits, now: Situation, content: Guidance) -> Fit:
    """The fit of an entry; score 0 and no reasons when no need of this child is met."""
    if not _within_limits(fits, now.case):
        return Fit(0, ())
    score, reasons = 0, []
    for field, weight in WEIGHTS.items():
        matched = [fact for fact in told(field, now.case) if fact in _wanted(fits, field)]
        score += _points(weight, len(matched), len(_wanted(fits, field)))
        reasons += [_reason(field, fact, now, content) for fact in matched]
    if score:
        score += SHARED_FUNCTION * len(now.functions & set(fits.functions))
    return Fit(score, tuple(reasons))


def told(field: str, case: Case) -> tuple[str, ...]:
    """The facts of a field, as ids."""
    if field == "severity":
        return (case.severity.value,) if case.severity else ()
    if field == "part_day_problems":
        named = case.part_day_problems or ()
        return tuple(one for one in PART_DAY_PROBLEMS if one in named or getattr(case, one))
    return tuple(getattr(case, field) or ())


def _wanted(fits: Fits, field: str) -> tuple[str, ...]:
    if field == "severity":
        return tuple(severity.value for severity in fits.severity)
    return tuple(getattr(fits, field))


def _points(weight: int, matches: int, listed: int) -> int:
    """Points of one field. An entry that lists much is less about this child."""
    if not matches:
        return 0
    points = weight + min(FURTHER_MATCH, weight) * (matches - 1)
    return max(1, points - max(0, listed - MANY))


def _within_limits(fits: Fits, case: Case) -> bool:
    grade_fits = not fits.grades or case.grade is None or case.grade in fits.grades
    plan_fits = not fits.plan or case.plan_status is None or case.plan_status in fits.plan
    return grade_fits and plan_fits


def _reason(field: str, fact: str, now: Situation, content: Guidance) -> Reason:
    words = content.assessment.words
    if field == "conditions":
        text = words.named.format(label=content.label("conditions", fact))
    else:
        text = content.assessment.reasons[field][fact].says
    return Reason(text.replace("{child}", child_called(now.case, words)), (f"{field}:{fact}",))
