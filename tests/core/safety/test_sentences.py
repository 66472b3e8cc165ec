"""What the check makes of single messages; the sentences stand in sentences/*.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.core.safety import check

SENTENCES = Path(__file__).parent / "sentences"
EXPECTING = ("hard_cases", "crisis", "spelling", "spanish", "stories")


def cases() -> list[object]:
    found = []
    for name in EXPECTING:
        for case in yaml.safe_load((SENTENCES / f"{name}.yml").read_text(encoding="utf-8")):
            found.append(pytest.param(case["text"], case["expect"], id=f"{name}: {case['text'][:60]}"))
    return found


def lookalikes() -> list[str]:
    return yaml.safe_load((SENTENCES / "lookalikes.yml").read_text(encoding="utf-8"))


def seen_in(text: str) -> str:
    crisis = check(text)
    return f"{crisis.kind} {crisis.level}" if crisis else "none"


@pytest.mark.parametrize(("text", "expected"), cases())
def test_message_is_understood_as(text: str, expected: str) -> None:
    assert seen_in(text) == expected


@pytest.mark.parametrize("text", lookalikes())
def test_everyday_words_get_no_safety_message(text: str) -> None:
    assert seen_in(text) == "none"
