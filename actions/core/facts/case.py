"""The facts of one child's situation, as the parent told them. Plain, frozen data.

Unknown is always `None`; an empty list means the parent said "none of these".
Field names are the same in case files, in `homeroom understand` and here; they are
documented for people in docs/case-file.md, which follows from here and guidance_content/facts/.
The order of the fields is the order in which facts are asked and said back.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, validator
from pydantic.fields import SHAPE_TUPLE_ELLIPSIS

from actions.core.facts.case_values import (
    AskedBy,
    ConditionStatus,
    Hospital,
    Per,
    PlanStatus,
    Relationship,
    SchoolType,
    SentLetter,
    Severity,
    SupportId,
    json_ready,
)
from actions.core.facts.schema import FactSchema, fact
from actions.core.facts.told import Facts, as_facts

PART_DAY_COUNTS = ("partial_days", "late_arrivals", "nurse_visits", "early_pickups")
"""Fields that hold a number of part-day events."""

PART_DAY_PROBLEMS = (*PART_DAY_COUNTS, "avoided_classes")
"""Kinds of trouble on days the child does get to school."""


_PART_DAY_COUNT: dict[str, Any] = {"asked_by": ("attendance_part_days",), "ge": 0, "le": 400}
_SET: dict[str, Any] = {"none_is_an_answer": True, "grows": True}

GRADES = ("PK", "K", *(str(number) for number in range(1, 13)))

MAX_LINE = 120
"""Longest name or phrase, in characters; a letter's line holds no more."""


class Case(BaseModel):
    """One child's situation. Every field may be unknown."""

    severity: Severity | None = fact("attendance_severity", asked=True)
    missed_days: float | None = fact(
        "attendance_missed_days", asked=True, ge=0, le=400
    )  # full school days
    enrolled_days: int | None = fact("attendance_enrolled_days", ge=1, le=400)
    period: str | None = fact("attendance_period", asked_by=("attendance_missed_days",))
    period_start: date | None = fact("attendance_period_start")
    partial_days: float | None = fact("attendance_partial_days", **_PART_DAY_COUNT)
    late_arrivals: float | None = fact("attendance_late_arrivals", **_PART_DAY_COUNT)
    nurse_visits: float | None = fact("attendance_nurse_visits", **_PART_DAY_COUNT)
    early_pickups: float | None = fact("attendance_early_pickups", **_PART_DAY_COUNT)
    attended_share: float | None = fact("attendance_attended_share", ge=0, le=100)  # percent
    missed_share: float | None = fact("attendance_missed_share", ge=0, le=100)  # percent
    suspended_days: float | None = fact("attendance_suspended_days", ge=0, le=400)
    avoided_classes: tuple[str, ...] | None = fact(
        "attendance_avoided_classes",
        asked_by=("attendance_part_days",),
        vocabulary="classes",
        own_words=True,
        **_SET,
    )
    part_day_problems: tuple[str, ...] | None = fact(
        "attendance_part_days", asked=True, **_SET
    )  # which PART_DAY_PROBLEMS happen, also when no count is known
    per: dict[str, Per] = fact(
        "attendance_per", default_factory=dict, about_another=True
    )  # count field -> unit, when it is a rate
    estimated: tuple[str, ...] = fact("attendance_estimated", default=(), about_another=True)

    conditions: tuple[str, ...] | None = fact(
        "diagnosis_conditions",
        asked=True,
        vocabulary="conditions",
        own_words=True,
        **_SET,
        private="always",
    )
    conditions_ruled_out: tuple[str, ...] = fact(
        "diagnosis_ruled_out", default=(), vocabulary="conditions", own_words=True, grows=True
    )
    condition_status: ConditionStatus | None = fact(
        "diagnosis_status", asked=True, asked_after="diagnosis_conditions"
    )  # for all conditions ...
    condition_statuses: dict[str, ConditionStatus] = fact(
        "diagnosis_statuses", default_factory=dict, about_another=True
    )  # ... but these, where the parent told them apart
    provider: str | None = fact(
        "diagnosis_provider",
        asked_by=("diagnosis_status",),
        vocabulary="providers",
        own_words=True,
        private="always",
    )
    triggers: tuple[str, ...] | None = fact(
        "concerns_triggers",
        asked=True,
        vocabulary="triggers",
        **_SET,
        private="own_words",
    )
    transport_problems: tuple[str, ...] | None = fact(
        "school_transport_problems",
        asked=True,
        asked_where={"triggers": ["bus"]},
        vocabulary="transport_problems",
        **_SET,
    )
    impacts: tuple[str, ...] | None = fact(
        "concerns_impacts",
        asked=True,
        vocabulary="impacts",
        **_SET,
        private="own_words",
    )

    hospital: Hospital | None = fact("diagnosis_hospital", private="always")
    tried_before: str | None = fact("concerns_tried_before", private="always")
    wishes: tuple[str, ...] | None = fact(
        "concerns_wishes", vocabulary="wishes", own_words=True, **_SET
    )

    plan_status: PlanStatus | None = fact("school_plan_status", asked=True)
    school_response: tuple[str, ...] | None = fact(
        "school_response",
        asked_by=("school_plan_status",),
        vocabulary="school_responses",
        **_SET,
    )
    plan_details: str | None = fact("school_plan_details")
    asked_on: date | None = fact("school_asked_on")
    asked_by: AskedBy | None = fact("school_asked_by")
    consent_signed_on: date | None = fact("school_consent_signed_on")
    court: tuple[str, ...] | None = fact("school_court", vocabulary="court", **_SET)
    court_date: date | None = fact(
        "school_court_date",
        asked=True,
        asked_where={"court": ["summons", "hearing"]},
        lies_ahead=True,
    )
    school_type: SchoolType | None = fact("school_type")
    state: str | None = fact("school_state", asked=True)  # two letters, DC included
    grade: str | None = fact(
        "school_grade", asked_by=("school_state", "school_grade"), asked_with="school_state"
    )
    age: int | None = fact("school_age", ge=2, le=22)
    relationship: Relationship | None = fact("school_relationship", asked=True)

    lives_with_writer: bool | None = fact("family_lives_with_writer")
    custody: str | None = fact("family_custody", private="always")
    english_learner: bool | None = fact("family_english_learner")
    home_language: str | None = fact("family_home_language")
    transfer: bool | None = fact("school_transfer")
    foster: bool | None = fact("family_foster", private="always")
    military: bool | None = fact("family_military")
    homeless: bool | None = fact("family_homeless", private="always")

    child_name: str | None = fact("letter_child_name", dates=("letter",))
    parent_name: str | None = fact("letter_parent_name", dates=("letter",))
    school: str | None = fact("letter_school", dates=("letter",))
    district: str | None = fact("letter_district", dates=("letter",))
    letters_sent: tuple[SentLetter, ...] = fact(
        "letter_sent", default=(), dates=()
    )  # at most one of a kind
    chosen_supports: tuple[SupportId, ...] | None = fact(
        "assessment_supports", none_is_an_answer=True, dates=()
    )  # what to ask for at the meeting; None: the first few that fit

    class Config:
        extra = "forbid"
        frozen = True

    @validator("grade")
    def _grade_exists(cls, grade: str | None) -> str | None:
        if grade is not None and grade not in GRADES:
            raise ValueError(f"must be one of {', '.join(GRADES)}")
        return grade

    @validator("per", "estimated", each_item=False)
    def _only_count_fields(cls, value: Any) -> Any:
        strangers = set(value) - {"missed_days", *PART_DAY_COUNTS}
        if strangers:
            raise ValueError(f"names no count: {', '.join(sorted(strangers))}")
        return value

    @validator("child_name", "parent_name", "school", "district", "period", "provider")
    def _one_short_line(cls, text: str | None) -> str | None:
        if text is not None and (len(text) > MAX_LINE or not text.isprintable()):
            raise ValueError(f"must be one line of at most {MAX_LINE} characters")
        return text

    @validator("letters_sent")
    def _one_of_a_kind(cls, letters: tuple[SentLetter, ...]) -> tuple[SentLetter, ...]:
        kinds = [letter.kind for letter in letters]
        if len(set(kinds)) < len(kinds):
            raise ValueError("names a kind twice; keep the one that counts")
        return tuple(sorted(letters, key=lambda letter: letter.sent_on))

    def status_of(self, condition: str) -> ConditionStatus | None:
        """The status of one condition: its own where told apart, else the common one."""
        return self.condition_statuses.get(condition, self.condition_status)

    def known(self) -> Facts:
        """The known facts as JSON-ready values: field -> number, text, list or object."""
        known = {
            field: json_ready(value)
            for field, value in self
            if value not in (None, (), {}) or (value == () and field in NONE_IS_AN_ANSWER)
        }
        return as_facts(known)


FACTS: dict[str, FactSchema] = {
    name: field.field_info.extra["schema"] for name, field in Case.__fields__.items()
}
"""Field of a case -> its schema, in the order of the fields."""


def fields_where(**wanted: Any) -> tuple[str, ...]:
    """The fields whose schema has these values: `fields_where(grows=True)`."""
    return tuple(
        name
        for name, schema in FACTS.items()
        if all(getattr(schema, key) == value for key, value in wanted.items())
    )


NONE_IS_AN_ANSWER = fields_where(none_is_an_answer=True)
"""List fields where an empty list says "none", unlike an absent one."""

LISTS = tuple(
    name for name, field in Case.__fields__.items() if field.shape == SHAPE_TUPLE_ELLIPSIS
)
"""Fields that hold several values."""

VOCABULARY_OF = {name: schema.vocabulary for name, schema in FACTS.items() if schema.vocabulary}
"""Field -> the vocabulary that labels its values."""

ABOUT_ANOTHER = fields_where(about_another=True)
"""Fields that only say more about others."""
