"""What is not understood is asked again in other words, then left open; nothing is pretended."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import taps_through, up_to_the_names
from tests.parent import Parent

NONSENSE = "purple monkey dishwasher"


def test_a_question_is_asked_again_in_other_words_then_left_open(parent: Parent) -> None:
    parent.opens().taps("Most days").taps("About 20").taps("None of these").taps("Anxiety")
    first = parent.question
    parent.says(NONSENSE)
    assert parent.question != first
    assert "Diagnosed" in parent.buttons()
    parent.says(f"{NONSENSE} again")
    assert "leave it open" in parent.text
    assert "Mornings" in parent.buttons()


def test_outside_the_questions_each_answer_is_other_words_and_offers_ways_on(
    parent: Parent,
) -> None:
    taps_through(parent).says("yes").says("stop")
    heard = [parent.says(NONSENSE).text for _ in range(4)]
    assert all(one != other for one, other in zip(heard, heard[1:], strict=False))
    assert "parentcenterhub.org" in "".join(heard)
    assert len(parent.buttons()) >= 3


def test_a_letter_question_that_is_not_understood_goes_on_after_a_second_try(
    parent: Parent,
) -> None:
    up_to_the_names(taps_through(parent)).says("{{{").says("???")
    assert "your name" in parent.question.lower()


@pytest.mark.parametrize(
    "odd",
    [
        "🙂🙂🙂",
        "?!?!",
        "SELECT * FROM users;",
        "¿puede ayudarme?",
        "x" * 1900,
        "bla " * 2400,
        "<script>alert(1)</script>",
        "null",
        "0",
        "-1",
    ],
)
def test_odd_messages_get_an_answer_and_the_place_is_kept(parent: Parent, odd: str) -> None:
    parent.opens().says(odd)
    assert parent.status == 200
    assert "Most days" in parent.buttons()
