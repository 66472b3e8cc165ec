"""Rules about days and parts of days missed."""

from __future__ import annotations

from actions.core.facts.case import PART_DAY_PROBLEMS
from actions.core.facts.case_values import Severity
from actions.core.letter.counts import fact_ids
from actions.core.plan.attendance import CHRONIC_BANDS
from actions.core.plan.situation import Situation
from actions.core.rules.registry import rule

DAYS = ("missed_days", "enrolled_days", "period_start")
SERIOUS_BANDS = ("chronic_severe", "not_attending")
OFTEN = (Severity.SEVERAL_DAYS_A_WEEK, Severity.MOST_DAYS, Severity.NOT_ATTENDING)


@rule(*DAYS)
def share_missed_is_known(now: Situation) -> bool:
    """Both days missed and school days so far are known or estimated."""
    return now.attendance is not None and now.attendance.share is not None


@rule(*DAYS)
def share_missed_is_estimated(now: Situation) -> bool:
    """The share rests on a guess."""
    return share_missed_is_known(now) and now.attendance is not None and now.attendance.is_guess


@rule("missed_days")
def missed_days_are_a_rate(now: Situation) -> bool:
    """The number is so many days a week or a month, not days in all."""
    return "missed_days" in now.case.per


@rule("missed_days")
def only_missed_days_are_known(now: Situation) -> bool:
    """Days missed are known, but not out of how many."""
    return now.attendance is not None and not share_missed_is_known(now)


@rule("missed_days")
def missed_days_are_unknown(now: Situation) -> bool:
    """The parent told no number of days."""
    return now.attendance is None


@rule(*DAYS)
def attendance_is_chronic(now: Situation) -> bool:
    """At or over the line that `assessment/bands.yml` draws for chronic absence."""
    return now.share_band in CHRONIC_BANDS


@rule(*DAYS)
def attendance_is_near_chronic(now: Situation) -> bool:
    """Below that line, but close."""
    return now.share_band == "at_risk"


@rule(*DAYS)
def attendance_is_below_chronic(now: Situation) -> bool:
    """Counted days are well below the line."""
    return now.share_band == "watch"


@rule(*DAYS, "severity")
def attendance_is_serious(now: Situation) -> bool:
    """A fifth of days or more, or the child misses most days or all of them."""
    return now.band in SERIOUS_BANDS


@rule("severity")
def child_is_not_attending(now: Situation) -> bool:
    """Not going at all right now."""
    return now.case.severity is Severity.NOT_ATTENDING


@rule("severity")
def refusal_happens_often(now: Situation) -> bool:
    """Several days a week or more."""
    return now.case.severity in OFTEN


@rule(*DAYS, "severity")
def attendance_is_affected(now: Situation) -> bool:
    """A clear attendance problem: chronic by days, or several days a week by words."""
    return now.band in CHRONIC_BANDS


def _happens(now: Situation, *facts: str) -> bool:
    """Whether one of these happens. A count of zero says that it does not."""
    return not set(facts).isdisjoint(fact_ids(now.case))


@rule("part_day_problems", *PART_DAY_PROBLEMS)
def days_are_cut_short(now: Situation) -> bool:
    """Late arrivals, nurse visits, early pickups, partial days or missed classes."""
    return _happens(now, *PART_DAY_PROBLEMS)


@rule("part_day_problems", "early_pickups")
def child_is_picked_up_early(now: Situation) -> bool:
    """Early pickups happen."""
    return _happens(now, "early_pickups")


@rule("part_day_problems", "nurse_visits")
def child_goes_to_the_nurse(now: Situation) -> bool:
    """Nurse visits happen."""
    return _happens(now, "nurse_visits")


@rule("part_day_problems", "nurse_visits", "early_pickups")
def child_leaves_class_early(now: Situation) -> bool:
    """Nurse visits or early pickups happen."""
    return child_goes_to_the_nurse(now) or child_is_picked_up_early(now)


@rule("part_day_problems", "late_arrivals")
def late_arrivals_happen(now: Situation) -> bool:
    """The child comes in late."""
    return _happens(now, "late_arrivals")


@rule("missed_days", "part_day_problems", *PART_DAY_PROBLEMS)
def school_time_is_missed(now: Situation) -> bool:
    """Days, parts of days or classes are missed."""
    parts = ("partial_days", "late_arrivals", "early_pickups", "avoided_classes")
    return _happens(now, "missed_days", *parts)


@rule("missed_days", "period_start", "enrolled_days")
def more_missed_than_possible(now: Situation) -> bool:
    """More days missed than there were."""
    return not {"more_missed_than_possible", "more_missed_than_the_period_has"}.isdisjoint(
        now.contradictions
    )
