"""When the parent's period began and ended, as far as her words tell."""

from __future__ import annotations

import re
from datetime import date

from actions.core.calendar.school_days import school_year_start
from actions.core.content.states import SchoolYear
from actions.core.facts.case import Case
from actions.core.understanding.periods import periods

_THIS_SCHOOL_YEAR = re.compile(
    r"\b(?:this|all|the) (?:school )?year\b|\bschool (?:year )?(?:started|began)\b"
)


def period_start(case: Case, year: SchoolYear, today: date) -> date | None:
    """First day of the period. "This school year" begins as a typical one does: an estimate."""
    if case.period_start is not None or not case.period:
        return case.period_start
    said = case.period.lower()
    for period in periods(said, today):
        if period.first is not None:
            return period.first
    return school_year_start(today, year) if _THIS_SCHOOL_YEAR.search(said) else None


def period_end(case: Case, today: date) -> date:
    """Last day of the period: that of "in October", else today."""
    ends = [period.last for period in periods((case.period or "").lower(), today) if period.last]
    return min(ends[0], today) if ends else today
