"""Answers to the questions parents ask, by topic."""

from __future__ import annotations

from dataclasses import dataclass

from actions.core.content.guidance import Guidance
from actions.core.content.placeholders import HELP_LINE


@dataclass(frozen=True)
class Reply:
    """The answer with its next step, and topics that go on from it (id -> question)."""

    text: str
    related: dict[str, str]
    citations: tuple[str, ...]


def answer(topic: str, content: Guidance) -> Reply:
    """The answer to a topic. Raises KeyError for a topic that is not in guidance_content/faq/."""
    entry = content.faq[topic]
    text = f"{entry.answer.strip()}\n\n{entry.next_step.strip()}"
    return Reply(
        text=HELP_LINE.sub(lambda match: content.safety.lines[match[1]].reach, text),
        related={one: content.faq[one].question for one in entry.related},
        citations=entry.citations,
    )
