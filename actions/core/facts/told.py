"""Some facts of a case, on their way into it or out of it: typed, as JSON can hold them.

A message, a button and the slots tell facts a few at a time; what reads them for an answer takes
the whole `Case` (actions/core/facts/case.py).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, TypedDict, cast

CountField = Literal[
    "missed_days", "partial_days", "late_arrivals", "nurse_visits", "early_pickups"
]
"""Fields that hold a number of days or of part-day events."""


class Facts(TypedDict, total=False):
    """Values under the names of `Case` fields, any of them absent; `make generated` lists them.

    Text stands for a choice, ISO text for a day. None takes a known answer back.
    """

    severity: str | None
    missed_days: float | None
    enrolled_days: int | None
    period: str | None
    period_start: str | None
    partial_days: float | None
    late_arrivals: float | None
    nurse_visits: float | None
    early_pickups: float | None
    attended_share: float | None
    missed_share: float | None
    suspended_days: float | None
    avoided_classes: list[str] | None
    part_day_problems: list[str] | None
    per: dict[str, str]
    estimated: list[str]
    conditions: list[str] | None
    conditions_ruled_out: list[str]
    condition_status: str | None
    condition_statuses: dict[str, str]
    provider: str | None
    triggers: list[str] | None
    transport_problems: list[str] | None
    impacts: list[str] | None
    hospital: str | None
    tried_before: str | None
    wishes: list[str] | None
    plan_status: str | None
    school_response: list[str] | None
    plan_details: str | None
    asked_on: str | None
    asked_by: str | None
    consent_signed_on: str | None
    court: list[str] | None
    court_date: str | None
    school_type: str | None
    state: str | None
    grade: str | None
    age: int | None
    relationship: str | None
    lives_with_writer: bool | None
    custody: str | None
    english_learner: bool | None
    home_language: str | None
    transfer: bool | None
    foster: bool | None
    military: bool | None
    homeless: bool | None
    child_name: str | None
    parent_name: str | None
    school: str | None
    district: str | None
    letters_sent: list[dict[str, str]]
    chosen_supports: list[str] | None


def as_facts(values: Mapping[str, object]) -> Facts:
    """Values known to be facts, as such. What comes from outside passes `merging.valid` instead."""
    return cast(Facts, values)


def only(facts: Facts, fields: Collection[str]) -> Facts:
    """Those of the facts whose field is one of `fields`."""
    return as_facts({field: value for field, value in facts.items() if field in fields})


def without(facts: Facts, fields: Collection[str]) -> Facts:
    """The facts but those whose field is one of `fields`."""
    return as_facts({field: value for field, value in facts.items() if field not in fields})
