"""Model of guidance_content/goals/<id>.yml: a measurable goal with room for the child's numbers."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field, validator

from actions.core.content.entry import Entry
from actions.core.content.fits import Fits
from actions.core.content.placeholders import CHILD, only

BaselineField = Literal[
    "missed_days", "partial_days", "late_arrivals", "nurse_visits", "early_pickups"
]
"""`Case` fields that say where the child is now."""

GOAL_PLACEHOLDERS = (CHILD, "date", "baseline", "target")


class Goal(Entry):
    """A goal about a skill or about being in class, never about "not being anxious"."""

    title: str
    fits: Fits
    baseline_field: BaselineField | None = None  # absent: no fact we ask for is its baseline
    pattern: str | None = None  # {baseline} and {target} count four school weeks
    measure_first: str  # how to find the baseline when it is unknown
    example: str  # the goal with blanks (___), for when the baseline is unknown
    measured_by: str
    weeks: int = Field(9, ge=2, le=36)  # from today to {date}
    target_share: float = Field(0.5, gt=0, lt=1)  # of the baseline that may be left by {date}
    care: str
    citations: tuple[str, ...]
    reviewed_on: date

    @validator("pattern", "example", "measure_first", "measured_by", "care")
    def _placeholders(cls, value: str | None) -> str | None:
        return value if value is None else only(value, GOAL_PLACEHOLDERS)

    @validator("pattern", always=True)
    def _pattern_with_baseline(cls, value: str | None, values: dict[str, Any]) -> str | None:
        if bool(value) != bool(values.get("baseline_field")):
            raise ValueError("give both baseline_field and pattern, or neither")
        return value
