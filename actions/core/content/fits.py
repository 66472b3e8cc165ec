"""Which children an entry is meant for. The matching itself is in actions/core/plan/fits.py."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, validator

from actions.core.facts.case import GRADES, PART_DAY_PROBLEMS
from actions.core.facts.case_values import PlanStatus, Severity

FunctionId = Literal["avoids_distress", "avoids_people", "seeks_parent", "drawn_home"]
"""What keeps a child away (Kearney): bad feelings, people or tests, a parent, better things."""


class Fits(BaseModel):
    """Needs (any one is enough to match) and limits (all must hold where the fact is known)."""

    triggers: tuple[str, ...] = ()
    part_day_problems: tuple[str, ...] = ()
    impacts: tuple[str, ...] = ()
    school_response: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    severity: tuple[Severity, ...] = ()

    functions: tuple[FunctionId, ...] = ()  # sharpen the order; never a match by themselves
    grades: tuple[str, ...] = ()  # limit
    plan: tuple[PlanStatus, ...] = ()  # limit
    without_illness: bool = False  # limit: never for a child with a medical condition

    class Config:
        extra = "forbid"
        frozen = True

    @validator("part_day_problems", each_item=True)
    def _known_problem(cls, value: str) -> str:
        if value not in PART_DAY_PROBLEMS:
            raise ValueError(f'"{value}" is not one of {", ".join(PART_DAY_PROBLEMS)}')
        return value

    @validator("grades", each_item=True, pre=True)
    def _known_grade(cls, value: object) -> str:
        if str(value) not in GRADES:
            raise ValueError(f'"{value}" is not one of {", ".join(GRADES)}')
        return str(value)

    def has_a_need(self) -> bool:
        """Whether anything could ever match; an entry without a need would never be shown."""
        return any(
            (
                self.triggers,
                self.part_day_problems,
                self.impacts,
                self.school_response,
                self.conditions,
                self.severity,
            )
        )
