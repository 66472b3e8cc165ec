"""Danger in words no rule knows; and the rules alone where nothing was learned."""

from __future__ import annotations

from pathlib import Path

import pytest

import actions.core.safety.second_look as looking
from actions.core.safety import Crisis, check, check_by_rules
from actions.core.safety.detect import is_settled
from actions.core.safety.examples import Example
from actions.core.safety.learned import NONE, Sense, likeliest_kind
from actions.core.safety.lessons import lessons_of
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


def test_a_story_needs_a_higher_score_than_a_sentence() -> None:
    sense = Sense(looking.UNSURE + 0.1, {"abuse": 1.0})
    assert looking._crisis([sense], raised=0.0) == Crisis("abuse", "concern")
    assert looking._crisis([sense], raised=0.2) is None


def test_the_kind_is_what_all_dangerous_pieces_tell_of() -> None:
    senses = [
        Sense(1.5, {"abuse": 0.55, "domestic_violence": 0.45}),
        Sense(1.2, {"abuse": 0.1, "domestic_violence": 0.9}),
        Sense(-3.0, {"abuse": 1.0, "domestic_violence": 0.0}),
    ]
    assert likeliest_kind(senses) == "domestic_violence"


def test_a_wording_that_asks_softly_yields_where_all_the_rest_is_ordinary() -> None:
    text = "no puedo mas con tanto papel, cada semana otra carta de la escuela, todas en ingles"
    assert check_by_rules(text) == Crisis("parent_crisis", "concern", "es")
    assert check(text) is None


@pytest.mark.parametrize("text", ["what is 988", "crisis hotline number please"])
def test_who_asks_for_a_crisis_line_gets_it(text: str) -> None:
    assert check(text) == Crisis("child_suicidality", "concern")


def test_the_marked_part_of_a_story_is_what_is_learned_from_it() -> None:
    story = "He likes art and the new aide. My cousin drives. Monday he put it to his neck. We ate."
    marked = Example(story, "child_suicidality", "Monday he put it to his neck.")
    others = [Example("she likes the new aide", NONE), Example("he wants to die", "psychosis")]
    learned = lessons_of([marked, *others])
    assert ("Monday he put it to his neck.", "child_suicidality") in learned
    assert ("We ate.", "child_suicidality") not in learned


@pytest.mark.parametrize(
    "text",
    [
        "she stopped breathing as a baby and now she is turning blue again",
        "on the screener do you think about dying he circled every day",
    ],
)
def test_danger_beside_words_the_rules_find_harmless_is_found(text: str) -> None:
    assert check(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "the PTA wants a training on youth mental health which includes suicide warning signs",
        "does the nurse need a separate order for an overdose or a missed dose of his guanfacine",
    ],
)
def test_a_topic_word_yields_where_all_the_rest_is_ordinary(text: str) -> None:
    assert check(text) is None


def test_a_topic_word_beside_danger_does_not_yield() -> None:
    text = "how do i ask for help when i am the one having suicidal thoughts, i cannot tell anybody"
    assert check(text) is not None


def test_words_of_a_message_are_not_kept() -> None:
    check(UNKNOWN_TO_RULES)
    assert all(isinstance(key, bytes) and len(key) == 16 for key in looking._senses)


def test_a_long_message_is_cut_into_short_pieces_that_hold_every_word() -> None:
    text = "one two three, " * 40 + "and then many other plain words " * 8
    pieces = windows(text)
    assert all(len(piece.split()) <= LONGEST for piece in pieces)
    assert {word for piece in pieces for word in piece.split()} == set(text.split())


@pytest.mark.parametrize(
    "clause",
    ["it is none of that", "he got help, all good since", "can the principal refuse a note"],
)
def test_a_clause_that_is_over_denied_or_about_rules_is_settled(clause: str) -> None:
    assert is_settled(clause)


@pytest.mark.parametrize(
    "clause",
    ["she watches it over and over", "last year was fine and now he hides knives", "he says no"],
)
def test_a_clause_that_may_tell_of_danger_now_is_looked_at(clause: str) -> None:
    assert not is_settled(clause)


@pytest.mark.parametrize("text", ["bla " * 20, "bla " * 2500, "ha ha ha no no no " * 9])
def test_the_same_word_again_and_again_says_nothing(text: str) -> None:
    assert check(text.strip()) is None
