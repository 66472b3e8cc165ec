"""Choices on a phone without buttons: how they are written, and what counts as choosing."""

from __future__ import annotations

import pytest

from actions.core.content.loader import Guidance
from rasa_project.channels.choices import chosen, marks, with_choices
from rasa_project.channels.offers import Offer

TRIGGERS = ("Noise", "Tests", "Bus", "None of these")
PAYLOADS = (*(f'/answer{{"triggers": ["{one.lower()}"]}}' for one in TRIGGERS[:3]), "/dont_know")
SOME = Offer("1", "What is hard?", TRIGGERS, PAYLOADS, multi=True)
ONE = Offer("2", "What is hard?", TRIGGERS, PAYLOADS, multi=False)
DAYS = Offer("3", "About how many days?", ("About 5", "About 20"), ("/a", "/b"), multi=False)


def test_choices_stand_below_the_question_with_how_to_choose(content: Guidance) -> None:
    text = with_choices(SOME, *marks([SOME]), content.chat.text_phone)
    assert text == (
        "What is hard?\n\n1. Noise\n2. Tests\n3. Bus\n4. None of these\n\n"
        'Reply one or more, like "1 4", or just type.'
    )


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("How many days?", ["A few", "A lot"]),
        ("How bad?", ["About 5", "About 20"]),
        ("Which grade?", ["Kindergarten", "Higher"]),
    ],
)
def test_where_a_number_could_be_the_answer_choices_have_letters(
    question: str, titles: list[str]
) -> None:
    offer = Offer("4", question, tuple(titles), ("/a", "/b"), multi=False)
    assert marks([offer]) == [["A", "B"]]


def test_the_choices_of_one_reply_are_counted_through() -> None:
    letters = Offer("5", "Another letter?", ("Records", "Notice"), ("/r", "/n"), multi=False)
    assert marks([letters, SOME]) == [["1", "2"], ["3", "4", "5", "6"]]
    assert chosen("2", [letters, SOME]) == ["/n"]
    assert chosen("3 and 5", [letters, SOME]) == [PAYLOADS[0], PAYLOADS[2]]
    assert chosen("2 and 3", [letters, SOME]) == [], "two questions at once"
    assert marks([letters, DAYS]) == [["A", "B"], ["C", "D"]]
    assert chosen("5", [letters, DAYS]) == []


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("2", (1,)),
        (" 2. ", (1,)),
        ("1 3", (0, 2)),
        ("1, 3", (0, 2)),
        ("1 and 3", (0, 2)),
        ("3 & 1", (2, 0)),
        ("2 2", (1,)),
        ("4", (3,)),
        ("1 4", ()),  # "none of these" cannot go with another
        ("5", ()),
        ("0", ()),
        ("1 days", ()),
        ("noise", ()),
        ("and", ()),
        ("", ()),
    ],
)
def test_typed_numbers_choose(typed: str, places: tuple[int, ...]) -> None:
    assert chosen(typed, [SOME]) == [PAYLOADS[place] for place in places]


def test_one_question_takes_one_choice() -> None:
    assert chosen("2", [ONE]) == [PAYLOADS[1]]
    assert chosen("1 2", [ONE]) == []


@pytest.mark.parametrize(
    ("typed", "places"), [("b", (1,)), ("A", (0,)), ("1", ()), ("5", ()), ("20", ())]
)
def test_a_number_of_days_is_an_answer_and_no_choice(typed: str, places: tuple[int, ...]) -> None:
    assert chosen(typed, [DAYS]) == [DAYS.payloads[place] for place in places]


def test_where_nothing_is_offered_nothing_is_chosen() -> None:
    assert chosen("1", []) == []
