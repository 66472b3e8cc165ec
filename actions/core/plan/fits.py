"""Whether an entry fits a child, how strongly, and why: the matching behind supports and goals."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from actions.core.content.fits import Fits
from actions.core.content.guidance import Guidance
from actions.core.facts.case import PART_DAY_PROBLEMS, Case
from actions.core.facts.case_values import PlanStatus
from actions.core.phrases import child_called
from actions.core.plan.reasons import Reason
from actions.core.plan.situation import Situation

WEIGHTS = {
    "triggers": 6,
    "part_day_problems": 6,
    "impacts": 4,
    "school_response": 4,
    "conditions": 3,  # a hint: two children with one diagnosis need different things
    "severity": 2,  # how often says little about what helps ...
}
"""What the first match of a field counts."""

LONG_ABSENCE = ("most_days", "not_attending")
LONG_ABSENCE_WEIGHT = 4  # ... but a long absence calls for a way back

FURTHER_MATCH = 2  # at most: a second match of a field adds less than a first one elsewhere
SHARED_FUNCTION = 1
WRITTEN_FOR = 3
FEW_CONDITIONS = 3
"""An entry with so few conditions was written for just those: it gains what a core entry does."""

CORE = 5
"""What experts name first for a need goes before what fits it as well."""

MANY = 3
"""Facts of one kind an entry may list before each further one costs a point."""

MANY_CONDITIONS = 8  # one kind of trouble goes by many names


@dataclass(frozen=True)
class Fit:
    """How strongly an entry fits, and by which facts; the strongest fact first."""

    score: int
    reasons: tuple[Reason, ...]
    is_written_for: bool = False  # for just the conditions this child has


def fit(fits: Fits, now: Situation, content: Guidance) -> Fit:
    """The fit of an entry; score 0 and no reasons when no need of this child is met."""
    if not _within_limits(fits, now.case) or not suits(fits, now.illnesses):
        return Fit(0, ())
    score, reasons = 0, []
    for field in WEIGHTS:
        matched = [fact for fact in told(field, now.case) if fact in _wanted(fits, field)]
        score += _points(field, matched, len(_wanted(fits, field)))
        reasons += [_reason(field, fact, now, content) for fact in matched]
    if score:
        score += WRITTEN_FOR if _is_written_for(fits, now.case) else 0
        score += SHARED_FUNCTION * len(now.functions & set(fits.functions))
    return Fit(score, tuple(reasons), _is_written_for(fits, now.case))


def suits(fits: Fits, illnesses: Collection[str]) -> bool:
    """Whether an entry may be said to a child with these illnesses."""
    return not (fits.without_illness and illnesses)


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


def _points(field: str, matched: Sequence[str], listed: int) -> int:
    """Points of one field. An entry that lists much is less about this child."""
    if not matched:
        return 0
    weight = LONG_ABSENCE_WEIGHT if matched[0] in LONG_ABSENCE else WEIGHTS[field]
    points = weight + FURTHER_MATCH * (len(matched) - 1)
    many = MANY_CONDITIONS if field == "conditions" else MANY
    return max(1, points - max(0, listed - many))


def _is_written_for(fits: Fits, case: Case) -> bool:
    named = set(told("conditions", case)) & set(fits.conditions)
    return bool(named) and len(fits.conditions) <= FEW_CONDITIONS


def _within_limits(fits: Fits, case: Case) -> bool:
    grade_fits = not fits.grades or case.grade is None or case.grade in fits.grades
    # A plan nobody spoke of is no reason to speak of changing it.
    plan_fits = not fits.plan or (case.plan_status or PlanStatus.UNKNOWN) in fits.plan
    return grade_fits and plan_fits


def _reason(field: str, fact: str, now: Situation, content: Guidance) -> Reason:
    words = content.assessment.words
    if field == "conditions":
        text = words.named.format(label=content.label("conditions", fact))
    else:
        text = content.assessment.reasons[field][fact].says
    return Reason(text.replace("{child}", child_called(now.case, words)), (f"{field}:{fact}",))
