"""Models of guidance_content/timelines/: each state's time limits, and a typical school year."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, validator

from actions.core.calendar.time_zones import zone_named
from actions.core.content.entry import Entry, parse_entry
from actions.core.content.errors import Problem

DayType = Literal["calendar", "school", "business"]
Pause = Literal["breaks", "holidays", "summer"]
"""What stops a clock of calendar days: breaks of a week and the summer, all days without school
in term, or the summer."""

MEETING_FIELDS = ("meeting_days", "meeting_day_type")
STATES_FILE = "timelines/states.csv"
NUMBER_OF_STATES = 51
"""DC included."""

_MONTH_AND_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


class StateTimeline(Entry):
    """One state's clock for a first evaluation; `id` is the two-letter code."""

    name: str
    time_zone: str  # IANA's name; of two zones, the one most people live in
    evaluation_days: int = Field(..., ge=1, le=120)
    day_type: DayType
    starts_from: Literal["consent", "request"]
    response_days: int | None = Field(None, ge=1, le=60)  # to answer a request; None: no number
    response_day_type: DayType | None = None
    answer_pauses: Pause | None = None  # for calendar days: what stops this clock
    evaluation_pauses: Pause | None = None
    meeting_days: int | None = Field(None, ge=1, le=60)  # to hold an IEP meeting a parent asks for
    meeting_day_type: DayType | None = None
    meeting_citation: str | None = None
    asking_note: str | None = None  # told to the parent: how a request must be made there
    citation: str
    confidence: Literal["high", "medium", "low"]  # low: the federal number is shown
    checked_on: date
    note: str = ""

    @validator("time_zone")
    def _is_a_time_zone(cls, value: str) -> str:
        return zone_named(value).key

    @validator("meeting_citation", always=True)
    def _whole_meeting_time(cls, value: str | None, values: dict[str, object]) -> str | None:
        told = {value is None, *(values.get(field) is None for field in MEETING_FIELDS)}
        if len(told) > 1:
            raise ValueError("give meeting_days, meeting_day_type and meeting_citation, or none")
        return value

    @validator("response_day_type", always=True)
    def _both_or_neither(cls, value: str | None, values: dict[str, object]) -> str | None:
        if (value is None) != (values.get("response_days") is None):
            raise ValueError("give both response_days and response_day_type, or neither")
        return value


class Break(Entry):
    """Days without school, first and last day included, as month-day."""

    first: str
    last: str

    @validator("first", "last")
    def _month_and_day(cls, value: str) -> str:
        return month_and_day(value)


class SchoolYear(Entry):
    """A typical US school year. Districts differ, so what it gives is always "about"."""

    starts: str  # month-day
    ends: str
    days: int = Field(..., ge=150, le=200)
    breaks: tuple[Break, ...]
    citations: tuple[str, ...]

    @validator("starts", "ends")
    def _month_and_day(cls, value: str) -> str:
        return month_and_day(value)


def month_and_day(value: str) -> str:
    """The value itself. Raises ValueError when it is not "MM-DD"."""
    if not _MONTH_AND_DAY.fullmatch(value):
        raise ValueError(f'"{value}" is not a month and day such as 08-25')
    return value


def load_states(root: Path, problems: list[Problem]) -> dict[str, StateTimeline]:
    """The table of states, by code; faults go to `problems`."""
    path = root / STATES_FILE
    if not path.is_file():
        problems.append(Problem(STATES_FILE, "", "this file is missing"))
        return {}
    with path.open(encoding="utf-8", newline="") as table:
        rows = [{key: value or None for key, value in row.items()} for row in csv.DictReader(table)]
    states = {}
    for row in rows:
        state = parse_entry(
            {**row, "note": row.get("note") or ""}, StateTimeline, STATES_FILE, problems
        )
        if state is not None and state.id in states:
            problems.append(Problem(STATES_FILE, state.id, "this state has two rows; keep one"))
        elif state is not None:
            states[state.id] = state
    if rows and len(rows) < NUMBER_OF_STATES:
        problems.append(
            Problem(
                STATES_FILE, "", f"{len(rows)} rows; there must be one for each state and DC (51)"
            )
        )
    return states
