"""Every help line shown anywhere is one of lines.yml, letter for letter, and was checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.core.content.safety import Line, load_safety

ROOT = Path(__file__).parents[3]
SHOWN_IN = ("guidance_content", "rasa_project/domain", "widget")
WORDS = {".yml", ".md", ".js", ".html"}
TOLL_FREE = re.compile(r"\b1?-?\(?8(?:00|33|44|55|66|77|88)\)?[-. ]\d{3}[-. ]\d{4}\b")
CALLED = re.compile(r"\b(?:[Cc]all|[Dd]ial|[Tt]ext|llame al|[Cc]all or text) (\d{3})\b")
TEXTED = re.compile(r"\b([A-Z]{4,6}) to (\d{3}-?\d{2,3})\b")


def lines() -> dict[str, Line]:
    return load_safety(ROOT / "guidance_content", []).lines


def shown() -> Iterator[tuple[Path, str]]:
    for folder in SHOWN_IN:
        for path in sorted((ROOT / folder).rglob("*")):
            if (
                path.suffix in WORDS
                and path.name != "lines.yml"
                and "node_modules" not in str(path)
            ):
                yield path, path.read_text(encoding="utf-8")


def crisis_numbers() -> set[str]:
    return {line.reach for line in lines().values()}


def test_three_digit_numbers_to_call_are_help_lines() -> None:
    found = {(path.name, number) for path, text in shown() for number in CALLED.findall(text)}
    assert found, "nothing was looked at"
    assert {number for _, number in found} <= crisis_numbers(), found


def test_words_to_text_are_help_lines() -> None:
    for path, text in shown():
        for word, number in TEXTED.findall(text):
            assert f"text {word} to {number}" in crisis_numbers(), path


@pytest.mark.parametrize(
    "number", ["1-800-273-8255", "1-800-273-TALK", "273-8255"], ids=["old", "old word", "old local"]
)
def test_the_old_lifeline_number_is_gone(number: str) -> None:
    assert not [path for path, text in shown() if number in text]


def test_a_toll_free_number_in_safety_words_comes_from_the_list() -> None:
    for path, text in shown():
        if path.parent.name == "safety":
            assert not TOLL_FREE.findall(text), path


def test_the_ended_press_3_service_is_not_offered() -> None:
    for path, text in [*shown(), (Path("lines"), str(lines()))]:
        assert "press 3" not in text.lower(), path


def test_each_line_says_when_it_was_checked_and_how_surely() -> None:
    assert {"911", "988", "crisis_text", "childhelp", "domestic_violence", "trevor"} <= set(lines())
    for line in lines().values():
        assert line.checked_on.year >= 2026
        assert line.status in ("firm", "seen", "known")


def test_the_numbers_are_the_right_ones() -> None:
    """Typed a second time on purpose: a slip in the data file must not pass unseen."""
    reach = {line.id: line.reach for line in lines().values()}
    assert reach["crisis_text"] == "text HOME to 741741"
    assert reach["childhelp"] == "1-800-422-4453"
    assert reach["domestic_violence"] == "1-800-799-7233"
    assert reach["domestic_violence_text"] == "text START to 88788"
    assert reach["trevor"] == "1-866-488-7386"
    assert reach["ncmec"] == "1-800-843-5678"
    assert reach["runaway"] == "1-800-786-2929"
    assert reach["poison_control"] == "1-800-222-1222"
    assert reach["rainn"] == "1-800-656-4673"
