"""The ways on from where the talk stands, so that nothing said is a dead end."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    """How far a parent has come."""

    has_told: bool = False  # anything at all
    has_summary: bool = False
    has_letter: bool = False
    waits_for_answer: bool = False  # a letter has gone, and no answer is known


def ways_on(standing: Standing) -> tuple[str, ...]:
    """Ids of chat/buttons.yml, the likeliest first."""
    if standing.waits_for_answer:
        return ("answered", "unanswered", "calendar", "packet", "topics")
    if standing.has_letter:
        return ("sent", "packet", "change", "summary", "topics")
    if standing.has_summary:
        return ("letter", "packet", "summary", "change", "topics")
    if standing.has_told:
        return ("go_on", "summary", "change", "topics")
    return ("begin", "topics", "help")
