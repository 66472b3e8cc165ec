"""What a parent can do next from where the talk stands, so that nothing said is a dead end."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ConversationStage:
    """How far a parent has come."""

    has_told: bool = False  # anything at all
    has_summary: bool = False
    has_letter: bool = False
    waits_for_answer: bool = False  # a letter has gone, and no answer is known


def next_actions(stage: ConversationStage) -> tuple[str, ...]:
    """Ids of chat/buttons.yml, the likeliest first."""
    if stage.waits_for_answer:
        return ("answered", "unanswered", "calendar", "packet", "topics")
    if stage.has_letter:
        return ("sent", "packet", "change", "summary", "topics")
    if stage.has_summary:
        return ("letter", "packet", "summary", "change", "topics")
    if stage.has_told:
        return ("go_on", "summary", "change", "topics")
    return ("begin", "topics", "help")
