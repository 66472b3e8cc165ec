"""What the rules make of single messages; the sentences stand in wordings/."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.core.safety import check_by_rules

SENTENCES = Path(__file__).parent / "wordings"
EXPECTING = (
    "hard_cases", "crisis", "more_crisis", "means_and_signs", "stories", "denied_or_past",
    "spelling", "spanish",
)  # fmt: skip


def cases() -> list[object]:
    found = []
    for name in EXPECTING:
        for case in yaml.safe_load((SENTENCES / f"{name}.yml").read_text(encoding="utf-8")):
            label = f"{name}: {case['text'][:60]}"
            found.append(pytest.param(case["text"], case["expect"], id=label))
    return found


def lookalikes() -> list[str]:
    return yaml.safe_load((SENTENCES / "lookalikes.yml").read_text(encoding="utf-8"))


def seen_in(text: str) -> str:
    crisis = check_by_rules(text)
    return f"{crisis.kind} {crisis.level}" if crisis else "none"


@pytest.mark.parametrize(("text", "expected"), cases())
def test_message_is_understood_as(text: str, expected: str) -> None:
    assert seen_in(text) == expected


@pytest.mark.parametrize("text", lookalikes())
def test_everyday_words_get_no_safety_message(text: str) -> None:
    assert seen_in(text) == "none"
