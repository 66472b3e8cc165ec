"""Measures the danger reader and the safety check on one split of data/messages/safety.jsonl.

    python -m scripts.safety_report [--split check|blind|dev|train] [-v]

With -v every message that is read wrongly is named; never look at the misses of a split that is
still to measure something. docs/safety.md says what the figures were.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from actions.core.content.loader import guidance
from actions.core.content.safety import QuestionId
from actions.core.safety import Crisis, SafetyTalk, check, hear
from scripts.safety_messages import messages

ROOT = Path(__file__).resolve().parents[1]
GRAVE = ("immediate", "serious")
QUESTION: dict[str, QuestionId] = {
    "child": "child_safe", "parent": "parent_safe", "student": "adult_near",
}  # fmt: skip


@dataclass
class Share:
    """So many of so many."""

    right: int = 0
    total: int = 0

    def add(self, is_right: bool) -> None:
        """Counts one."""
        self.right += is_right
        self.total += 1

    @property
    def share(self) -> float:
        """From 0 to 1; 1 where nothing was counted."""
        return self.right / self.total if self.total else 1.0

    def __str__(self) -> str:
        return f"{self.share:.3f} ({self.right}/{self.total})" if self.total else "-"


@dataclass
class Report:
    """Figures of one split, and the messages that were read wrongly, by what went wrong."""

    figures: dict[str, Share] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def add(self, figure: str, is_right: bool, message: dict[str, Any]) -> None:
        """Counts one message under a figure."""
        self.figures.setdefault(figure, Share()).add(is_right)
        if not is_right:
            self.wrong.setdefault(figure, []).append(message["text"])

    def share(self, figure: str) -> float:
        """A figure from 0 to 1."""
        return self.figures.get(figure, Share()).share


def report_on(split: str, look: Callable[[str], Crisis | None] = check) -> Report:
    """Measures one split: first messages with `look`, answers with `hear`."""
    report = Report()
    for message in messages(split):
        if message["answer"]:
            _add_answer(report, message)
        elif message["kind"] is None or message["level"] == "past":
            found = look(message["text"])
            alarm = found.level if found and found.kind != "student_writing" else None
            report.add("no full false alarm", alarm not in GRAVE, message)
            report.add("no soft false alarm", alarm != "concern", message)
        else:
            _add_danger(report, message, look(message["text"]))
    return report


def _add_danger(report: Report, message: dict[str, Any], found: Crisis | None) -> None:
    is_found = found is not None and found.stops and found.kind != "student_writing"
    report.add("danger found", is_found, message)
    report.add(
        "danger found: " + ("veiled" if message.get("veiled") else "plain"), is_found, message
    )
    if message["lang"] == "es":
        report.add("danger found: Spanish", is_found, message)
    if message["who"] == "student":
        report.add("danger found: students", is_found, message)
    if found is None or not is_found:
        return
    kinds = message["kind"] if isinstance(message["kind"], list) else [message["kind"]]
    report.add("right kind, of those found", kinds == ["any"] or found.kind in kinds, message)
    if message["level"]:
        right = (found.level in GRAVE) == (message["level"] in GRAVE)
        report.add("right gravity, of those found", right, message)
    if message["who"]:
        report.add(
            "right writer, of those found",
            found.is_student == (message["who"] == "student"),
            message,
        )


def _add_answer(report: Report, message: dict[str, Any]) -> None:
    question = QUESTION[message["asked"]]
    talk = SafetyTalk(
        kind=message.get("told") or "child_suicidality",
        level="serious",
        language="es" if message["lang"] == "es" else "en",
        question=question,
        is_student=message["asked"] == "student",
    )
    heard = hear(message["text"], talk, guidance().safety)
    given = "worse" if heard.crisis else heard.answer
    report.add("answer right", given in (message["answer"], *message["also"]), message)


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="check")
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="name every message read wrongly"
    )
    arguments = parser.parse_args()
    report = report_on(arguments.split)
    for name, share in sorted(report.figures.items()):
        print(f"{name:34} {share}")
    if arguments.verbose:
        for name, texts in sorted(report.wrong.items()):
            print(f"\n{name}: not so")
            print(*(f"  {text}" for text in texts), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
