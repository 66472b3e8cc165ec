"""When a school's answer or evaluation is due, as far as it can be said without its calendar.

School and business days give a range of weeks, never a date, and a state whose number we could
not confirm gives neither. The dates that follow one letter are in letter/timeline.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from actions.core.clock import weeks_of
from actions.core.content.states import StateTimeline


@dataclass(frozen=True)
class Deadline:
    """A time limit. `on` only when it counts calendar days and the number is confirmed."""

    days: int
    day_type: str
    on: date | None
    weeks: tuple[int, int] | None  # least and most, for school and business days
    source: str
    confidence: str


def answer_deadline(state: StateTimeline, sent: date) -> Deadline | None:
    """When the school must answer a request sent on `sent`; None when the state gives no number."""
    if state.response_days is None or state.response_day_type is None:
        return None
    return _deadline(state, state.response_days, state.response_day_type, sent)


def evaluation_deadline(state: StateTimeline, started: date) -> Deadline:
    """When the first evaluation is due, counted from the event in `state.starts_from`."""
    return _deadline(state, state.evaluation_days, state.day_type, started)


def _deadline(state: StateTimeline, days: int, day_type: str, start: date) -> Deadline:
    is_calendar = day_type == "calendar"
    is_confirmed = state.confidence != "low"
    return Deadline(
        days=days,
        day_type=day_type,
        on=start + timedelta(days=days) if is_calendar and is_confirmed else None,
        weeks=None if is_calendar else weeks_of(days),
        source=state.citation,
        confidence=state.confidence,
    )
