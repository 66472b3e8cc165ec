"""Reads guidance_content/assessment/ and meeting/: the statements and words about one child."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from actions.core.content.assessment import (
    Band,
    Category,
    Clause,
    ConfidenceWords,
    FunctionHint,
    RouteWords,
    Statement,
    SummaryWords,
)
from actions.core.content.entry import read_entries
from actions.core.content.errors import Problem
from actions.core.content.packet import PacketWords
from actions.core.content.picture import PictureWords

SUMMARY_ID = "summary"

REASON_FIELDS = ("triggers", "part_day_problems", "impacts", "school_response", "severity")
"""Fields of `Fits` whose facts have clauses of their own; conditions are said by their labels."""


@dataclass(frozen=True)
class Assessment:
    """Everything that can be said about a situation. Statements come in the order they are said."""

    routes: dict[str, RouteWords]
    confidence: dict[str, ConfidenceWords]
    categories: dict[str, Category]
    bands: dict[str, Band]
    functions: dict[str, FunctionHint]
    reasons: dict[str, dict[str, Clause]]  # field of Fits -> id of the fact -> clause
    because: dict[str, Statement]
    eligibility: dict[str, Statement]
    strengthen: dict[str, Statement]
    attendance: dict[str, Statement]
    cautions: dict[str, Statement]
    next_steps: dict[str, Statement]
    contradictions: dict[str, Statement]
    summary: dict[str, SummaryWords]

    @property
    def words(self) -> SummaryWords:
        """The words around the parts of a summary."""
        return self.summary[SUMMARY_ID]


@dataclass(frozen=True)
class Meeting:
    """A meeting with the school: what to bring, to ask and to say, and the packet's own words."""

    bring: dict[str, Statement]
    questions: dict[str, Statement]
    people: dict[str, Statement]  # who should be there
    answers: dict[str, Statement]  # what to say when told that it is only attendance
    picture: PictureWords
    packet: PacketWords


def load_assessment(root: Path, problems: list[Problem]) -> Assessment:
    """guidance_content/assessment/; faults go to `problems`."""

    def statements(name: str) -> dict[str, Statement]:
        return read_entries(root, f"assessment/{name}.yml", Statement, problems)

    return Assessment(
        routes=read_entries(root, "assessment/routes.yml", RouteWords, problems),
        confidence=read_entries(root, "assessment/confidence.yml", ConfidenceWords, problems),
        categories=read_entries(root, "assessment/categories.yml", Category, problems),
        bands=read_entries(root, "assessment/bands.yml", Band, problems),
        functions=read_entries(root, "assessment/functions.yml", FunctionHint, problems),
        reasons={
            field: read_entries(root, f"assessment/reasons/{field}.yml", Clause, problems)
            for field in REASON_FIELDS
        },
        because=statements("because"),
        eligibility=statements("eligibility"),
        strengthen=statements("strengthen"),
        attendance=statements("attendance"),
        cautions=statements("cautions"),
        next_steps=statements("next_steps"),
        contradictions=statements("contradictions"),
        summary=read_entries(root, "assessment/summary.yml", SummaryWords, problems),
    )


def load_meeting(root: Path, problems: list[Problem]) -> Meeting:
    """guidance_content/meeting/; faults go to `problems`."""

    def statements(name: str) -> dict[str, Statement]:
        return read_entries(root, f"meeting/{name}.yml", Statement, problems)

    picture = read_entries(root, "meeting/picture.yml", PictureWords, problems)
    packet = read_entries(root, "meeting/packet.yml", PacketWords, problems)
    return Meeting(
        bring=statements("bring"),
        questions=statements("questions"),
        people=statements("people"),
        answers=statements("answers"),
        picture=picture.get("picture_words", PictureWords.construct()),
        packet=packet.get("packet_words", PacketWords.construct()),
    )
