"""The cases and letters that the letter tests share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from actions.core.case import Case

TESTS = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 24)
REFERENCE_CASES = ("evaluation_anxiety_17_days", "iep_truancy", "section_504_panic_pickups")


def reference_case(name: str) -> Case:
    """One of the case files in tests/cases/."""
    text = (TESTS / "cases" / f"{name}.yml").read_text(encoding="utf-8")
    return Case.parse_obj(yaml.safe_load(text))
