"""Models of guidance_content/assessment/ and meeting/: what is said about one child's situation.

A `Statement` is said when all its rules hold. Rules are the named functions of
actions/core/rules/; here they are only names.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, validator

from actions.core.content.entry import Entry
from actions.core.content.placeholders import CHILD, only
from actions.core.facts.case_values import Severity

RouteId = Literal[
    "iep_evaluation",
    "section_504",
    "iep_meeting",
    "section_504_review",
    "being_evaluated",
    "prior_written_notice",
]
BandId = Literal["watch", "at_risk", "chronic_moderate", "chronic_severe", "not_attending"]

STATEMENT_PLACEHOLDERS = (
    CHILD,
    "missed",
    "period",
    "enrolled",
    "percent",
    "per",
    "chronic_days",
    "part_days",
    "diagnosed",
    "suspected",
    "provider",
    "impacts",
    "state",
    "answer_time",
    "answer_by",
    "evaluation_time",
    "state_note",
)


class Statement(Entry):
    """One thing to tell the parent when its rules hold and every placeholder is known."""

    text: str
    when: tuple[str, ...] = ()  # names of rules; all must hold
    unless: tuple[str, ...] = ()  # names of rules; none may hold
    routes: tuple[RouteId, ...] = ()  # empty: any route
    citations: tuple[str, ...] = ()

    @validator("text")
    def _placeholders(cls, value: str) -> str:
        return only(value, STATEMENT_PLACEHOLDERS)


class RouteWords(Entry):
    """The headline of a route and why it may fit."""

    id: RouteId
    headline: str
    why: str
    citations: tuple[str, ...]

    @validator("headline", "why")
    def _placeholders(cls, value: str) -> str:
        return only(value, (CHILD,))


class ConfidenceWords(Entry):
    """How sure we are that the route is worth asking for. Never how likely a plan is."""

    id: Literal["strong", "fair", "early"]
    word: str
    text: str


class Category(Entry):
    """A legal category the team may look at, and the conditions that can lead a team there."""

    title: str
    conditions: tuple[str, ...]
    text: str
    citations: tuple[str, ...]

    @validator("text")
    def _placeholders(cls, value: str) -> str:
        return only(value, (CHILD, "conditions"))


class Band(Entry):
    """A level of missed school; the highest whose `from_percent` is reached counts."""

    id: BandId
    from_percent: float = Field(..., ge=0, le=100)
    severities: tuple[Severity, ...]  # the same level by the parent's words, when days are unknown
    citations: tuple[str, ...]


class FunctionHint(Entry):
    """One thing that keeps children away, and the triggers that hint at it."""

    triggers: tuple[str, ...]
    citations: tuple[str, ...]


class Clause(Entry):
    """How a fact the parent told is given as a reason: "mornings are hard"; `id` is the fact's."""

    says: str

    @validator("says")
    def _placeholders(cls, value: str) -> str:
        return only(value, (CHILD,))


class SummaryWords(Entry):
    """The words around the parts of a summary."""

    your_child: str
    about: str  # before a guessed number, with its space
    named: str  # a condition as a reason
    weeks: str
    week_range: str
    day_types: dict[str, str]
    why_title: str
    eligibility_title: str
    strengthen_title: str
    sureness: str
    attendance_title: str
    supports_title: str
    support_item: str
    reasons_lead: str
    goals_title: str
    goal_item: str
    goals_note: str
    measured: str  # what is counted, by whom and how often
    measured_label: str
    measure_first_label: str
    bring_title: str
    questions_title: str
    steps_title: str
    cautions_title: str
    ask_label: str
    care_label: str
    why_label: str
    sources_title: str
    source_to_check: str
    disclaimer: str
    joiner: str  # between two items of three or more
    last_joiner: str  # before the last item

    @validator("support_item")
    def _item(cls, value: str) -> str:
        return only(value, ("title", "why"))

    @validator("sureness")
    def _sureness(cls, value: str) -> str:
        return only(value, ("word", "text"))

    @validator("measured")
    def _measured(cls, value: str) -> str:
        return only(value, ("measure", "who", "how_often"))

    @validator("named")
    def _named(cls, value: str) -> str:
        return only(value, ("label",))
