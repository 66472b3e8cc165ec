"""Facts that only the taught reader is sure of."""

from __future__ import annotations

from actions.core.facts.told import Facts
from actions.core.reading.spans import Span
from actions.core.understanding.pointed_at import with_pointed_at


def place(tag: str, words: str, share: float = 0.95) -> Span:
    return Span(tag, words, 0, len(words), share, 1.0, "now", "none_said", "none", False)


def test_words_are_read_as_the_reply_to_the_question() -> None:
    assert with_pointed_at({}, [place("grade", "in third"), place("age", "almost nine")]) == {
        "grade": "3", "age": 9,
    }  # fmt: skip


def test_what_wordings_found_stays() -> None:
    told: Facts = {"grade": "4"}
    assert with_pointed_at(told, [place("grade", "third")]) == told


def test_a_place_it_is_not_sure_of_says_nothing() -> None:
    assert (
        with_pointed_at({}, [place("age", "nine", 0.8), place("relationship=other", "x", 0.6)])
        == {}
    )


def test_two_values_say_nothing() -> None:
    assert with_pointed_at({}, [place("age", "nine"), place("age", "twelve")]) == {}


def test_a_number_that_is_no_age_is_none() -> None:
    assert with_pointed_at({}, [place("age", "40"), place("age", "9 and 12")]) == {}


def test_a_named_value_is_taken_where_it_is_sure() -> None:
    places = [place("relationship=guardian", "her papers"), place("severity=weekly", "two days")]
    assert with_pointed_at({}, places) == {"relationship": "guardian"}
