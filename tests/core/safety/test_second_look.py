"""Danger in words no rule knows; and the rules alone where nothing was learned."""

from __future__ import annotations

from pathlib import Path

import pytest

import actions.core.safety.second_look as looking
from actions.core.safety import Crisis, check, check_by_rules
from actions.core.safety.detect import set_aside
from actions.core.safety.windows import LONGEST, windows

UNKNOWN_TO_RULES = "she pours boiling water on her hand on purpose when she is upset"
KNOWN_TO_RULES = "she wants to die"


def test_danger_in_words_no_rule_knows_is_found() -> None:
    assert check_by_rules(UNKNOWN_TO_RULES) is None
    found = check(UNKNOWN_TO_RULES)
    assert found is not None
    assert found.kind == "child_self_harm"


@pytest.mark.parametrize("broken", [{}, {"danger.json": "{"}, {"danger.json": "{}"}])
def test_without_a_readable_model_the_rules_answer_alone(
    broken: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in broken.items():
        (tmp_path / name).write_text(content)
    monkeypatch.setattr(looking, "SAFETY_MODEL", tmp_path)
    looking.danger_model.cache_clear()
    try:
        assert check(UNKNOWN_TO_RULES) is None
        assert check(KNOWN_TO_RULES) == Crisis("child_suicidality", "serious")
    finally:
        looking.danger_model.cache_clear()


def test_words_of_a_message_are_not_kept() -> None:
    check(UNKNOWN_TO_RULES)
    assert all(isinstance(key, bytes) and len(key) == 16 for key in looking._senses)


def test_a_long_message_is_cut_into_short_pieces_that_hold_every_word() -> None:
    text = "one two three, " * 40 + "and " + "word " * 50
    pieces = windows(text)
    assert all(len(piece.split()) <= LONGEST for piece in pieces)
    assert {word for piece in pieces for word in piece.split()} == set(text.split())


@pytest.mark.parametrize(
    "clause",
    ["it is none of that", "he got help, all good since", "can the principal refuse a note"],
)
def test_a_clause_that_is_over_denied_or_about_rules_is_set_aside(clause: str) -> None:
    assert set_aside(clause)


@pytest.mark.parametrize(
    "clause",
    ["she watches it over and over", "last year was fine and now he hides knives", "he says no"],
)
def test_a_clause_that_may_tell_of_danger_now_is_looked_at(clause: str) -> None:
    assert not set_aside(clause)
