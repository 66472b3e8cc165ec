"""The facts of one child's situation, as the parent told them. Plain, frozen data.

Unknown is always `None`; an empty list means the parent said "none of these".
Field names are the same in case files, in `homeroom understand` and here; they are
documented for people in docs/case-file.md. `actions/bridge.py` maps Rasa slots to them.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel, ConstrainedStr, Field, validator


class Severity(str, Enum):
    """How much school refusal affects attending, mildest first."""

    OCCASIONAL = "occasional"
    WEEKLY = "weekly"
    SEVERAL_DAYS_A_WEEK = "several_days_a_week"
    MOST_DAYS = "most_days"
    NOT_ATTENDING = "not_attending"


class ConditionStatus(str, Enum):
    """How sure it is that a condition is there, by the parent's account."""

    DIAGNOSED = "diagnosed"
    SUSPECTED = "suspected"
    WAITING = "waiting"  # for an appointment or for evaluation results
    NONE = "none"  # nobody has looked into it


class PlanStatus(str, Enum):
    """The school plan the child has today."""

    NONE = "none"
    SECTION_504 = "504"
    IEP = "iep"
    BEING_EVALUATED = "being_evaluated"
    REFUSED = "refused"  # the school said no to an evaluation or plan
    UNKNOWN = "unknown"  # the parent does not know


class Relationship(str, Enum):
    """Who is asking. Decides who may give consent and how the letter is signed."""

    PARENT = "parent"
    GUARDIAN = "guardian"
    FOSTER_PARENT = "foster_parent"
    OTHER = "other"


class Answered(str, Enum):
    """Whether the school answered a letter, by the parent's account."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class SentBy(str, Enum):
    """How a letter went out."""

    EMAIL = "email"
    HAND = "hand"
    MAIL = "mail"
    FAX = "fax"


class SentLetter(BaseModel):
    """A letter that has gone to the school. `kind`: a folder of guidance_content/letters/."""

    kind: str = Field(..., regex=r"^[a-z0-9_]{1,60}$")
    sent_on: date
    method: SentBy | None = None
    answered: Answered = Answered.UNKNOWN

    class Config:
        extra = "forbid"
        frozen = True


class Per(str, Enum):
    """The unit of a count given as a rate ("twice a week")."""

    WEEK = "week"
    MONTH = "month"


PART_DAY_COUNTS = ("partial_days", "late_arrivals", "nurse_visits", "early_pickups")
"""Fields that hold a number of part-day events."""

PART_DAY_PROBLEMS = (*PART_DAY_COUNTS, "avoided_classes")
"""Kinds of trouble on days the child does get to school."""


class SupportId(ConstrainedStr):
    """A support of guidance_content/supports/."""

    regex = re.compile(r"^[a-z0-9_]{1,60}$")


GRADES = ("PK", "K", *(str(number) for number in range(1, 13)))

MAX_LINE = 120
"""Longest name or phrase, in characters; a letter's line holds no more."""


class Case(BaseModel):
    """One child's situation. Every field may be unknown."""

    child_name: str | None = None
    grade: str | None = Field(None, description='"PK", "K" or "1" to "12"')
    age: int | None = Field(None, ge=2, le=22)
    state: str | None = Field(None, description="two-letter code, DC included")
    school: str | None = None
    district: str | None = None
    relationship: Relationship | None = None
    parent_name: str | None = None

    severity: Severity | None = None
    missed_days: float | None = Field(None, ge=0, le=400, description="full school days")
    enrolled_days: int | None = Field(None, ge=1, le=400, description="school days so far")
    period: str | None = Field(None, description='as said: "since September"')
    period_start: date | None = Field(None, description="first day of the period, if known")
    partial_days: float | None = Field(None, ge=0, le=400)
    late_arrivals: float | None = Field(None, ge=0, le=400)
    nurse_visits: float | None = Field(None, ge=0, le=400)
    early_pickups: float | None = Field(None, ge=0, le=400)
    avoided_classes: tuple[str, ...] | None = None
    part_day_problems: tuple[str, ...] | None = Field(
        None, description="which PART_DAY_PROBLEMS happen, also when no count is known"
    )
    per: dict[str, Per] = Field(
        default_factory=dict, description="count field -> unit, when it is a rate"
    )
    estimated: tuple[str, ...] = Field((), description="number fields the parent gave as a guess")

    conditions: tuple[str, ...] | None = Field(None, description="ids of vocabulary/conditions")
    condition_status: ConditionStatus | None = Field(None, description="for all conditions ...")
    condition_statuses: dict[str, ConditionStatus] = Field(
        default_factory=dict, description="... but these, where the parent told them apart"
    )
    conditions_ruled_out: tuple[str, ...] = ()
    provider: str | None = Field(None, description='who said so: "therapist", "Dr. Lee"')
    triggers: tuple[str, ...] | None = Field(None, description="ids of vocabulary/triggers")
    impacts: tuple[str, ...] | None = Field(None, description="ids of vocabulary/impacts")

    plan_status: PlanStatus | None = None
    school_response: tuple[str, ...] | None = Field(
        None, description="ids of vocabulary/school_responses: what the school has said so far"
    )
    letters_sent: tuple[SentLetter, ...] = Field((), description="at most one of a kind")
    chosen_supports: tuple[SupportId, ...] | None = Field(
        None, description="supports to ask for at the meeting; None: the first few that fit"
    )

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

    def known(self) -> dict[str, Any]:
        """The known facts as JSON-ready values: field -> number, text, list or object."""
        return {
            field: _plain(value)
            for field, value in self
            if value is not None
            and value != ()
            and value != {}
            or (value == () and field in NONE_IS_AN_ANSWER)
        }


NONE_IS_AN_ANSWER = (
    "avoided_classes",
    "part_day_problems",
    "conditions",
    "triggers",
    "impacts",
    "school_response",
    "chosen_supports",
)
"""List fields where an empty list says "none", unlike an absent one."""


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, SentLetter):
        return {key: _plain(item) for key, item in value if item is not None}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
