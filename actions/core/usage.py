"""What daily counts say about how the bot is doing: volume, trouble, and where parents stop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from actions.core.questions import QUESTIONS

NOT_UNDERSTOOD = ("out_of_scope", "moving_on", "not_understood")
"""Replies (chat/replies/) that say the bot could not follow."""


@dataclass(frozen=True)
class Usage:
    """Counts over some days. `asked` is in the order of the assessment, repeats included."""

    turns: int
    trouble: int
    not_understood: int
    crisis_replies: int
    summaries: int
    letters: int
    asked: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)

    def lines(self) -> Iterator[tuple[str, str]]:
        """(name, number) for people."""
        yield "messages answered", str(self.turns)
        yield "could not answer (trouble)", _share(self.trouble, self.turns)
        yield "did not understand", _share(self.not_understood, self.turns)
        yield "help lines given", str(self.crisis_replies)
        for question, number in self.asked.items():
            yield f"asked: {question}", str(number)
        yield "summaries", str(self.summaries)
        yield "letters drafted", str(self.letters)


def usage(counts: Mapping[str, int]) -> Usage:
    """Reads the counts the channels keep (rasa_project/channels/metrics.py)."""
    turns = {name: number for name, number in counts.items() if name.startswith("turns/")}
    return Usage(
        turns=sum(turns.values()),
        trouble=sum(number for name, number in turns.items() if name.endswith("/trouble")),
        not_understood=sum(counts.get(f"replies/{name}", 0) for name in NOT_UNDERSTOOD),
        crisis_replies=counts.get("messages/crisis", 0),
        summaries=counts.get("messages/summary", 0),
        letters=counts.get("messages/letter", 0),
        asked={question.id: counts.get(f"replies/ask_{question.id}", 0) for question in QUESTIONS},
    )


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.1f}%)" if whole else str(part)
