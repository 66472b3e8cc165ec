"""Answers to the questions parents ask, by topic."""

from __future__ import annotations

from dataclasses import dataclass

from actions.core.content.guidance import Guidance


@dataclass(frozen=True)
class Reply:
    """The answer with its next step, and topics that go on from it (id -> question)."""

    text: str
    related: dict[str, str]
    citations: tuple[str, ...]


def answer(topic: str, content: Guidance) -> Reply:
    """The answer to a topic. Raises KeyError for a topic that is not in guidance_content/faq/."""
    entry = content.faq[topic]
    return Reply(
        text=f"{entry.answer.strip()}\n\n{entry.next_step.strip()}",
        related={one: content.faq[one].question for one in entry.related},
        citations=entry.citations,
    )
