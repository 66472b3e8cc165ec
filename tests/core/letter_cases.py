"""The cases and letters that the letter tests share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from actions.core.content.loader import guidance
from actions.core.facts.case import Case
from actions.core.facts.case_file import read_case

TESTS = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 24)
REFERENCE_CASES = ("evaluation_anxiety_17_days", "iep_truancy", "section_504_panic_pickups")
LATER_CASES = ("truancy_notice_no_plan", "no_answer_since_october", "tested_and_found_not_eligible")
ALL_CASES = REFERENCE_CASES + LATER_CASES


def reference_case(name: str) -> Case:
    """One of the case files in tests/cases/."""
    return read_case(TESTS / "cases" / f"{name}.yml", guidance())
