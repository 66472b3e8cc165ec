"""What parents read is easy, kind, and promises nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import textstat

from actions.core.content.inventory import statements
from actions.core.content.loader import Guidance, guidance

MAX_GRADE = 8.0
"""Flesch-Kincaid. The aim is 7; single words such as "evaluation" cost a grade each."""

FORBIDDEN = [
    r"\b(?:will|does|do) (?:get|qualify for|receive) an? (?:iep|504)",
    r"\bqualif(?:y|ies) for\b",
    r"\bis eligible\b(?! and)",
    r"\bguarantee",
    r"\bproven to\b",
    r"\b(?:has|have) (?:clearly )?(?:got )?(?:an )?(?:anxiety disorder|school phobia)\b",
    r"\byou should have\b",
    r"\byour fault\b",
    r"\blazy\b|\bmanipulat|\bdefiant\b|\btruant\b",
    r"\bthe school (?:broke|violated)\b|\billegal\b",
    r"\bjust (?:won't|will not|relax)\b",
    r"\bschool must do what\b",
    r"\bwithin 60 days of your (?:letter|request)\b",
]
ALLOWED_NEGATED = re.compile(r"\b(?:cannot|no one can|not|never|without|nobody can)\b")


def texts(content: Guidance) -> Iterator[tuple[str, str]]:
    """Everything a parent reads in a plan or an answer, with where it stands."""
    for support in content.supports.values():
        for field in ("what", "ask", "care", "weak_version"):
            if getattr(support, field):
                yield f"{support.id}.{field}", getattr(support, field)
    for goal in content.goals.values():
        for field in ("measure_first", "measure", "care"):
            yield f"{goal.id}.{field}", getattr(goal, field)
    for entry in content.faq.values():
        yield f"{entry.id}.answer", f"{entry.answer} {entry.next_step}"
    for file, statement in statements(content):
        yield f"{file}: {statement.id}", statement.text
    for route in content.assessment.routes.values():
        yield f"routes: {route.id}", f"{route.headline} {route.why}"
    for confidence in content.assessment.confidence.values():
        yield f"confidence: {confidence.id}", confidence.text


def plain(text: str) -> str:
    """As read aloud: placeholders and blanks as short words, list marks as sentence ends."""
    spoken = re.sub(r"\{[a-z_]+\}|___", "Sam", text.replace("\n- ", ". ").replace("\n", " "))
    return re.sub(r"([.!?:])\.", r"\1", spoken)


ALL = list(texts(guidance()))


@pytest.mark.parametrize("kind", ["answer", "ask", "care", "what", "yml", "routes"])
def test_each_kind_of_text_reads_at_a_seventh_grade_level(kind: str) -> None:
    together = " ".join(plain(text) for where, text in ALL if kind in where)
    assert textstat.flesch_kincaid_grade(together) <= 7.0


@pytest.mark.parametrize(
    ("where", "text"), [one for one in ALL if one[0].endswith(".answer")], ids=lambda one: one[:30]
)
def test_each_answer_can_be_read_easily(where: str, text: str) -> None:
    assert textstat.flesch_kincaid_grade(plain(text)) <= MAX_GRADE


def test_sentences_are_short() -> None:
    long = [
        (where, sentence)
        for where, text in ALL
        for sentence in re.split(r"(?<=[.!?:])\s+", plain(text))
        if len(sentence.split()) > 30
    ]
    assert not long


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_nothing_promises_diagnoses_or_blames(pattern: str) -> None:
    found = [
        (where, sentence)
        for where, text in ALL
        for sentence in re.split(r"(?<=[.!?])\s+", text)
        if re.search(pattern, sentence, re.IGNORECASE) and not ALLOWED_NEGATED.search(sentence)
    ]
    assert not found


def test_the_chat_never_calls_itself_legal_advice(content: Guidance) -> None:
    assert "not legal" in content.assessment.words.disclaimer
