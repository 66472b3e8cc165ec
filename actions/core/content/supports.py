"""Model of guidance_content/supports/<family>/<id>.yml: one thing to ask the school for."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import validator

from actions.core.content.entry import Entry
from actions.core.content.fits import Fits
from actions.core.content.placeholders import CHILD, only

Family = Literal[
    "attendance_reentry",
    "arrival_transitions",
    "emotional_behavioral",
    "counseling_services",
    "safe_space_sensory",
    "workload_instruction",
    "communication_monitoring",
    "staff_training",
    "plan_mechanics",
]
"""Folders below guidance_content/supports/."""


class Support(Entry):
    """One thing to ask for, with its risks and the law or practice behind it."""

    title: str
    family: Family
    what: str  # what it is, in a sentence or two
    fits: Fits
    ask: str  # words for the school
    weak_version: str  # how plans often word it, and why that is not enough
    care: str  # what can go wrong
    core: bool = False  # what experts name first for these needs
    rank_caution: bool = False  # useful at times, but never recommended first
    plan: Literal["iep", "section_504", "either"]
    citations: tuple[str, ...]
    reviewed_on: date

    @validator("ask", "what", "care", "weak_version")
    def _placeholders(cls, value: str) -> str:
        return only(value, (CHILD,))

    @validator("fits")
    def _some_need(cls, value: Fits) -> Fits:
        if not value.has_a_need():
            raise ValueError("name at least one trigger, problem, impact, condition or severity")
        return value
