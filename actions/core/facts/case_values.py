"""The values that a case's fields may take, where there are a few of them, and a letter sent."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel, ConstrainedStr, Field


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
    FOUND_NOT_ELIGIBLE = "found_not_eligible"  # after an evaluation
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


class AskedBy(str, Enum):
    """How the parent asked the school for help."""

    EMAIL = "email"
    LETTER = "letter"
    SPOKEN = "spoken"


class Hospital(str, Enum):
    """Whether the child is, or was lately, in a hospital for mental health."""

    INPATIENT = "inpatient"  # stays there day and night
    PARTIAL = "partial"  # a day program
    DISCHARGED = "discharged"  # back home


class SchoolType(str, Enum):
    """Who runs the school. Decides which law binds it."""

    PUBLIC = "public"
    CHARTER = "charter"
    PRIVATE = "private"
    VIRTUAL = "virtual"
    HOMESCHOOL = "homeschool"
    PRESCHOOL = "preschool"


class Per(str, Enum):
    """The unit of a count given as a rate ("twice a week")."""

    WEEK = "week"
    MONTH = "month"


class SupportId(ConstrainedStr):
    """A support of guidance_content/supports/."""

    regex = re.compile(r"^[a-z0-9_]{1,60}$")


def json_ready(value: Any) -> Any:
    """A value of a case as a number, text, list or object."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [json_ready(item) for item in value]
    if isinstance(value, SentLetter):
        return {key: json_ready(item) for key, item in value if item is not None}
    if isinstance(value, dict):
        return {key: json_ready(item) for key, item in value.items()}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
