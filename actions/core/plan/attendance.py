"""How much school a child has missed, as a share of the days there were, and how serious that is.

Chronic absence is counted against days enrolled so far, not against a whole year. Part days are
reported next to full days and never turned into them: states count them differently.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from actions.core.calendar.school_days import possible_school_days, school_days_between
from actions.core.content.assessment import Band
from actions.core.content.states import SchoolYear
from actions.core.facts.case import Case
from actions.core.facts.case_values import Per
from actions.core.facts.period import period_end, period_start

CHRONIC_BANDS = ("chronic_moderate", "chronic_severe", "not_attending")

SCHOOL_DAYS_PER = {Per.WEEK: 5, Per.MONTH: 20}

ONCE_A_DAY = ("partial_days", "late_arrivals", "early_pickups")
"""Counts that cannot be higher than the school days there were."""

MAX_PERIOD_DAYS = 400
"""A period that began longer ago is more than one school year; its share would mislead."""


@dataclass(frozen=True)
class AttendancePicture:
    """What can honestly be said about days missed. Shares are 0 to 1."""

    missed: float
    missed_is_guess: bool
    enrolled: int | None  # school days there were in the parent's period
    enrolled_is_guess: bool
    share: float | None  # of enrolled days; None: not enough is known, or the numbers conflict
    share_of_year: float | None  # of a typical whole year: the least it can be by June

    @property
    def is_guess(self) -> bool:
        """Whether the share must be shown as "about"."""
        return self.missed_is_guess or self.enrolled_is_guess

    @property
    def percent(self) -> int | None:
        """The share as it is said everywhere; None where there is no share."""
        known = self.share is not None and self.enrolled is not None
        return percent_of(self.missed, self.enrolled) if known and self.enrolled else None


def percent_of(missed: float, enrolled: int) -> int:
    """Days missed in percent of the school days there were, rounded once and for all papers."""
    return round(100 * missed / enrolled)


def attendance_picture(case: Case, calendar: SchoolYear, today: date) -> AttendancePicture | None:
    """The picture, or None when the parent told no number of missed days."""
    missed = case.missed_days
    if missed is None:
        return None
    enrolled, is_guess = enrolled_days(case, calendar, today)
    is_possible = enrolled is None or missed <= enrolled
    is_possible = is_possible and fits_its_period("missed_days", case, calendar, today)
    is_total = "missed_days" not in case.per
    return AttendancePicture(
        missed=missed,
        missed_is_guess="missed_days" in case.estimated,
        enrolled=enrolled,
        enrolled_is_guess=is_guess,
        share=missed / enrolled if enrolled and is_possible else None,
        share_of_year=min(missed / calendar.days, 1) if is_possible and is_total else None,
    )


def enrolled_days(case: Case, calendar: SchoolYear, today: date) -> tuple[int | None, bool]:
    """School days in the parent's period and whether that is our estimate."""
    if "missed_days" in case.per:
        return SCHOOL_DAYS_PER[case.per["missed_days"]], True
    if case.enrolled_days is not None:
        return case.enrolled_days, "enrolled_days" in case.estimated
    start = period_start(case, calendar, today)
    if start is None or start > today or (today - start).days > MAX_PERIOD_DAYS:
        return None, False
    days = school_days_between(start, today, calendar)
    return (days, True) if days else (None, False)


def possible_days(case: Case, calendar: SchoolYear, today: date) -> int | None:
    """The most school days the child can have missed, breaks left in, or None when unknown."""
    if "missed_days" in case.per:
        return SCHOOL_DAYS_PER[case.per["missed_days"]]
    if case.enrolled_days is not None:
        return case.enrolled_days
    return days_of_period(case, calendar, today)


def days_of_period(case: Case, calendar: SchoolYear, today: date) -> int | None:
    """The most school days the parent's period can have had, or None when it has no dates."""
    start = period_start(case, calendar, today)
    if start is None or start > today or (today - start).days > MAX_PERIOD_DAYS:
        return None
    return possible_school_days(start, period_end(case, today), calendar)


def fits_its_period(field: str, case: Case, calendar: SchoolYear, today: date) -> bool:
    """Whether a total that counts school days is no higher than the days of its period."""
    if getattr(case, field) is None or field in case.per:
        return True
    days = days_of_period(case, calendar, today)
    return days is None or getattr(case, field) <= days


def with_possible_period(case: Case, calendar: SchoolYear, today: date) -> Case:
    """The case without a period that has fewer school days than it is said to hold.

    "61 school days in October" is never put on paper: one of the two is wrong, and only the
    parent knows which. Nor is a share of the school days there were, as in the plan.
    """
    counts = ("missed_days", *ONCE_A_DAY)
    if all(fits_its_period(field, case, calendar, today) for field in counts):
        return case
    doubtful: dict[str, None] = {"period": None, "period_start": None}
    if not fits_its_period("missed_days", case, calendar, today):
        doubtful["enrolled_days"] = None
    return case.copy(update=doubtful)


def band_of_share(picture: AttendancePicture | None, bands: Mapping[str, Band]) -> str | None:
    """Id of the band the counted days fall in, or None when they do not say.

    With an unknown number of school days, days missed count against a whole year, and only a
    chronic share is believed: it can then be no smaller.
    """
    if picture is None:
        return None
    if picture.share is not None:
        return _band_at(picture.share, bands)
    if picture.share_of_year is None:
        return None
    band = _band_at(picture.share_of_year, bands)
    return band if band in CHRONIC_BANDS else None


def attendance_band(
    case: Case, picture: AttendancePicture | None, bands: Mapping[str, Band]
) -> str | None:
    """The more serious of the counted days and what the parent described, or None."""
    found = (
        band_of_share(picture, bands),
        next((band.id for band in bands.values() if case.severity in band.severities), None),
    )
    return next((band.id for band in reversed(list(bands.values())) if band.id in found), None)


def _band_at(share: float, bands: Mapping[str, Band]) -> str | None:
    """Bands are listed mildest first."""
    reached = [band.id for band in bands.values() if share * 100 >= band.from_percent]
    return reached[-1] if reached else None
