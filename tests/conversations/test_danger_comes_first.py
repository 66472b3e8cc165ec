"""A message about danger is answered first, whatever was asked."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import TAPS, taps_through
from tests.parent import Parent

WORDS = "she says she wants to die when the bus comes"


@pytest.mark.parametrize("answered", range(len(TAPS) + 1))
def test_in_every_question_of_the_assessment(parent: Parent, answered: int) -> None:
    parent.opens()
    for title in TAPS[:answered]:
        parent.taps(title)
    parent.says(WORDS)
    assert parent.heard[0].get("crisis")
    assert "988" in parent.text
    assert "Got it" not in parent.text
    assert "What do you think is behind it" not in parent.text


def test_in_a_name_field(parent: Parent) -> None:
    taps_through(parent).taps("Yes, draft the letter").taps("Parent").says(WORDS)
    assert "988" in parent.text
    assert parent.heard[0].get("crisis")


def test_the_same_again_gets_a_short_reminder_and_more_danger_the_full_message(
    parent: Parent,
) -> None:
    full = parent.opens().says(WORDS).text
    reminder = parent.says(WORDS).text
    assert "988" in reminder
    assert len(reminder) < len(full)
    assert "911" in parent.says("she has taken a whole bottle of pills").text


def test_going_on_afterwards_begins_gently(parent: Parent) -> None:
    parent.opens().says(WORDS).taps("Safe now").taps("Go on")
    assert parent.heard[0]["crisis"]
    assert "How much is school refusal" in parent.question


def test_the_questions_go_on_only_when_the_parent_wants(parent: Parent) -> None:
    parent.opens().taps("Most days").says(WORDS).says("lets continue")
    assert "About how many full days" in parent.question


def test_facts_beside_it_are_not_lost(parent: Parent) -> None:
    parent.opens().says(f"17 days since september, diagnosed anxiety, and yesterday {WORDS}")
    assert "988" in parent.text
    parent.says("lets continue").taps("Most days")
    assert "About how many full days" not in parent.question


def test_everyday_despair_is_no_alarm(parent: Parent) -> None:
    parent.opens().says("mornings are killing me")
    assert not any(message.get("crisis") for message in parent.heard)
