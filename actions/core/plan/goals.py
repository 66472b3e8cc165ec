"""Goals with this child's numbers: from where things are now to a step that can be reached.

Where a number is missing, the goal keeps its blanks and says what to measure first. The numbers
are never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from actions.core.content.goals import Goal
from actions.core.content.guidance import Guidance
from actions.core.content.placeholders import fill
from actions.core.facts.case_values import Per
from actions.core.phrases import child_called, spelled
from actions.core.plan.fits import CORE, fit
from actions.core.plan.reasons import Reason
from actions.core.plan.situation import Situation

MAX_GOALS = 3
KNOWN_BASELINE = 12
BLANK = "___"
DAYS_OF_FOUR_WEEKS = 20
FOUR_WEEKS_OF = {Per.WEEK: 4, Per.MONTH: 1}
SMALLEST_BASELINE = 2
"""In four weeks. Rarer things make no weekly goal."""

SEVERAL_A_DAY = ("nurse_visits",)
"""All else happens once a day at most; a count above the school days is a mistake, no baseline."""


@dataclass(frozen=True)
class ChosenGoal:
    """A goal for this child; `measure_first` is set when its baseline is still unknown."""

    goal: Goal
    text: str
    baseline: int | None  # in four school weeks
    target: int | None
    measured_by: str  # what is counted, by whom and how often, in one sentence
    who: str
    how_often: str
    measure_first: str | None
    reasons: tuple[Reason, ...]


def choose_goals(
    now: Situation, content: Guidance, *, today: date, count: int = MAX_GOALS
) -> list[ChosenGoal]:
    """The goals that fit best; a known baseline counts for much, since it can start today."""
    found = []
    for goal in content.goals.values():
        fitting = fit(goal.fits, now, content)
        if fitting.reasons:
            known = KNOWN_BASELINE if baseline_of(goal.baseline_field, now) is not None else 0
            core = CORE if goal.core else 0
            found.append((-fitting.score - known - core, goal.id, fitting.reasons))
    found.sort(key=lambda entry: entry[:2])
    return [
        _filled(content.goals[goal_id], reasons, now, content, today)
        for _, goal_id, reasons in found[:count]
    ]


def baseline_of(field: str | None, now: Situation) -> int | None:
    """How often something happens in four school weeks: as told, or spread over the days so far."""
    value = getattr(now.case, field) if field else None
    if not field or not value:
        return None
    if field == "missed_days" and now.attendance is not None and now.attendance.share is None:
        return None
    unit = now.case.per.get(field)
    times = _spread(value, now) if unit is None else value * FOUR_WEEKS_OF[unit]
    if times is None or times < SMALLEST_BASELINE:
        return None
    is_possible = times <= DAYS_OF_FOUR_WEEKS or field in SEVERAL_A_DAY
    return round(times) if is_possible else None


def target_of(baseline: int, goal: Goal) -> int:
    """What may be left by the goal's date, in four weeks: a whole step down, but never none.

    From a high baseline the step is gentler: a goal that cannot be reached helps nobody.
    """
    share = goal.gentle_share if baseline > goal.gentle_above else goal.target_share
    return max(1, int(baseline * share))


def _spread(total: float, now: Situation) -> float | None:
    picture = now.attendance
    days = now.case.enrolled_days or (picture.enrolled if picture else None)
    if not days or total > days:
        return None
    return total * DAYS_OF_FOUR_WEEKS / days


def _filled(
    goal: Goal, reasons: tuple[Reason, ...], now: Situation, content: Guidance, today: date
) -> ChosenGoal:
    words = content.assessment.words
    baseline = baseline_of(goal.baseline_field, now)
    target = None if baseline is None else target_of(baseline, goal)
    values = {
        "child": child_called(now.case, words),
        "date": spelled(today + timedelta(weeks=goal.weeks)),
        "baseline": _said(baseline, goal),
        "target": _said(target, goal),
    }
    pattern = goal.pattern if baseline is not None else None
    measure, who, how_often = (
        one.format_map(values) for one in (goal.measure, goal.who, goal.how_often)
    )
    return ChosenGoal(
        goal=goal,
        text=fill(pattern or goal.example, values),
        baseline=baseline,
        target=target,
        measured_by=words.measured.format(measure=measure, who=who, how_often=how_often),
        who=who,
        how_often=how_often,
        measure_first=None if pattern else fill(goal.measure_first, values),
        reasons=reasons,
    )


def _said(times: int | None, goal: Goal) -> str:
    return BLANK if times is None or goal.unit is None else goal.unit.of(times)
