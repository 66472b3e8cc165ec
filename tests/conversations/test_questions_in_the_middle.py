"""A question is answered, then the open question comes again."""

from __future__ import annotations

import pytest

from tests.parent import Parent


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("can a child even get an iep for this?", "three things"),
        ("what can you do", "summary"),
        ("why do you ask that?", "chronic absence"),
        ("are you a real person", "computer program"),
        ("is this private?", "stays on the computer"),
        ("can i talk to a human", "Parent Training"),
        ("thank you so much", "welcome"),
        ("this is so hard i am worn out", ""),
    ],
)
def test_it_is_answered_and_the_open_question_comes_again(
    parent: Parent, asked: str, answered: str
) -> None:
    parent.opens().taps("Most days")
    question = parent.question
    parent.says(asked)
    assert answered in parent.text
    assert parent.question == question


def test_what_is_not_understood_is_asked_again_in_other_words_then_left_open(
    parent: Parent,
) -> None:
    parent.opens().taps("Most days").taps("About 20").taps("None of these").taps("Anxiety")
    first = parent.question
    parent.says("purple monkey dishwasher")
    assert parent.question != first
    assert parent.buttons()
    parent.says("purple monkey dishwasher again")
    assert "leave it open" in parent.text
    assert "When is it hardest?" in parent.question


@pytest.mark.parametrize(
    "odd", ["🙂🙂🙂", "?!?!", "SELECT * FROM users;", "¿puede ayudarme?", "x" * 1900]
)
def test_odd_messages_get_an_answer_and_lose_nothing(parent: Parent, odd: str) -> None:
    parent.opens().taps("Most days").says(odd)
    assert parent.status == 200
    assert "full days" in parent.question
