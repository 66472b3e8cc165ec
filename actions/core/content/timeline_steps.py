"""Models of guidance_content/timelines/steps.yml and words.yml: what follows a letter, and when."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, validator

from actions.core.content.entry import Entry, read_entries
from actions.core.content.errors import Problem
from actions.core.content.letter_models import Limit
from actions.core.content.placeholders import only
from actions.core.content.states import DayType

StateClock = Literal["state_answer", "state_evaluation", "state_meeting"]
Certainty = Literal["sure", "likely", "unsure", "always"]

SAYS = ("state", "time", "start")
STATE_CLOCKS = ("state_answer", "state_evaluation", "state_meeting")


class NoNumber(BaseModel):
    """What to say, and what to wait for, where the state has no number of its own."""

    text: str
    days: int | None = None
    day_type: DayType | None = None

    class Config:
        extra = "forbid"
        frozen = True

    @validator("text")
    def _placeholders(cls, value: str) -> str:
        return only(value, ("state",))


class StepWords(Entry):
    """One thing that should happen after a letter."""

    letters: tuple[str, ...]
    title: str
    counts: StateClock | Limit | None = None
    is_ours: bool = False  # the number is our suggestion, not a rule
    says: dict[Certainty, str]
    no_number: NoNumber | None = None
    if_late: str
    citations: tuple[str, ...]

    @validator("says")
    def _placeholders(
        cls, value: dict[Certainty, str], values: dict[str, object]
    ) -> dict[Certainty, str]:
        for text in value.values():
            only(text, SAYS)
        needed = (
            {"sure", "likely", "unsure"} if values.get("counts") in STATE_CLOCKS else {"always"}
        )
        if set(value) != needed:
            raise ValueError(f"say something for {', '.join(sorted(needed))}, and for no other")
        return value

    @validator("no_number", always=True)
    def _state_clocks_need_it(cls, value: NoNumber | None, values: dict[str, object]) -> object:
        if values.get("counts") in STATE_CLOCKS and value is None:
            raise ValueError("say what holds where the state has no number")
        return value


class TimelineWords(Entry):
    """Small wordings of a timeline and its calendar file."""

    day_types: dict[str, str]
    on: str  # {date}
    about: str  # {date}
    between: str  # {first}, {last}
    starts: dict[str, str]  # "consent", "request" -> fits after "from"
    from_consent: str  # {form_by}: where the date is an example
    from_signed: str  # {form_by}: where the parent told the day
    by_note: str  # {by}
    your_state: str
    reminder: str  # {title}, in a calendar
    calendar_name: str
    if_late_label: str
    disclaimer: str


@dataclass(frozen=True)
class Timelines:
    """Steps in the order they happen, and their words."""

    steps: dict[str, StepWords]
    words: TimelineWords


def load_timelines(root: Path, problems: list[Problem]) -> Timelines:
    """guidance_content/timelines/; faults go to `problems`."""
    words = read_entries(root, "timelines/words.yml", TimelineWords, problems)
    return Timelines(
        steps=read_entries(root, "timelines/steps.yml", StepWords, problems),
        words=words.get("timeline_words", TimelineWords.construct()),
    )
