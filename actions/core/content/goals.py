"""Model of guidance_content/goals/<id>.yml: a measurable goal with room for the child's numbers."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, Field, validator

from actions.core.content.entry import Entry
from actions.core.content.fits import Fits
from actions.core.content.placeholders import CHILD, only, placeholders_in

BaselineField = Literal[
    "missed_days", "partial_days", "late_arrivals", "nurse_visits", "early_pickups"
]
"""`Case` fields that say where the child is now."""

GOAL_PLACEHOLDERS = (CHILD, "date", "baseline", "target")


class Unit(BaseModel):
    """How often, in words: once, 4 times; 1 day, 4 days."""

    one: str
    many: str  # with {n}

    class Config:
        extra = "forbid"
        frozen = True

    @validator("many")
    def _has_its_number(cls, value: str) -> str:
        if placeholders_in(value) != {"n"}:
            raise ValueError('put {n} where the number goes, as in "{n} times"')
        return value

    def of(self, number: int) -> str:
        """The number in words that fit it."""
        return self.one if number == 1 else self.many.format(n=number)


class Goal(Entry):
    """A goal about a skill or about being in class, never about "not being anxious"."""

    title: str
    fits: Fits
    baseline_field: BaselineField | None = None  # absent: no fact we ask for is its baseline
    pattern: str | None = None  # {baseline} and {target} count four school weeks
    unit: Unit | None = None  # how both are said
    measure_first: str  # how to find the baseline when it is unknown
    example: str  # the goal with blanks (___), for when the baseline is unknown
    measure: str  # what is counted or kept
    who: str  # keeps it
    how_often: str  # the team looks at it
    weeks: int = Field(9, ge=2, le=36)  # from today to {date}
    target_share: float = Field(0.5, gt=0, lt=1)  # of the baseline that may be left by {date}
    gentle_above: int = 10  # a baseline over this asks for a smaller step ...
    gentle_share: float = Field(0.7, gt=0, lt=1)  # ... down to this share
    core: bool = False  # what experts name first for these needs
    care: str
    citations: tuple[str, ...]
    reviewed_on: date

    @validator("pattern", "example", "measure_first", "measure", "who", "how_often", "care")
    def _placeholders(cls, value: str | None) -> str | None:
        return value if value is None else only(value, GOAL_PLACEHOLDERS)

    @validator("pattern", always=True)
    def _pattern_with_baseline(cls, value: str | None, values: dict[str, Any]) -> str | None:
        if bool(value) != bool(values.get("baseline_field")):
            raise ValueError("give both baseline_field and pattern, or neither")
        return value

    @validator("unit", always=True)
    def _pattern_with_unit(cls, value: Unit | None, values: dict[str, Any]) -> Unit | None:
        if bool(value) != bool(values.get("pattern")):
            raise ValueError("give both pattern and unit, or neither")
        return value
