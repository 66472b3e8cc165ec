"""A state's time limits, each as one set of numbers."""

from __future__ import annotations

from dataclasses import dataclass

from actions.core.content.states import DayType, Pause, StateTimeline
from actions.core.content.timeline_steps import StateClock


@dataclass(frozen=True)
class StateClockTime:
    """How long, counted how, from what, by which rule, and how sure we are."""

    days: int
    day_type: DayType
    starts: str  # "consent" or "request"
    pauses: Pause | None
    citation: str
    confidence: str


def state_time(state: StateTimeline, clock: StateClock) -> StateClockTime | None:
    """The numbers of one of a state's clocks; None when the state sets none."""
    if clock == "state_evaluation":
        return StateClockTime(
            state.evaluation_days,
            state.day_type,
            state.starts_from,
            state.evaluation_pauses,
            state.citation,
            state.confidence,
        )
    if clock == "state_answer":
        days, day_type, citation = state.response_days, state.response_day_type, state.citation
        pauses = state.answer_pauses
    else:
        days, day_type = state.meeting_days, state.meeting_day_type
        pauses = state.answer_pauses  # what stops one clock of calendar days stops the other
        citation = state.meeting_citation or ""
    if days is None or day_type is None:
        return None
    return StateClockTime(days, day_type, "request", pauses, citation, state.confidence)
