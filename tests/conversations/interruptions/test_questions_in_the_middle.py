"""A question is answered, then the open question comes again."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import taps_through, up_to_the_names
from tests.parent import Parent


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("can a child even get an iep for this?", "three things"),
        ("what can you do", "letter"),
        ("why do you ask that?", "chronic absence"),
        ("are you a real person", "program"),
        ("is this private?", "delete my data"),
        ("can i talk to a human", "Parent Training"),
        ("can i finish this on my phone", "Use another device"),
        ("thank you so much", ""),
        ("this is so hard i am worn out", ""),
    ],
)
def test_it_is_answered_and_the_open_question_comes_again(
    parent: Parent, asked: str, answered: str
) -> None:
    parent.opens().taps("Most days")
    first, open_buttons = parent.question, parent.buttons().keys()
    parent.says(asked)
    assert answered in parent.text
    assert set(open_buttons) <= set(parent.buttons())
    assert parent.question != first  # in other words: nothing is said twice running


def test_an_answer_offers_two_topics_at_most_and_our_buttons_come_last(parent: Parent) -> None:
    parent.opens().says("what is the difference between an iep and a 504?")
    answer, question = parent.heard[-2:]
    assert 1 <= len(answer["buttons"]) <= 2
    assert "Most days" in [button["title"] for button in question["buttons"]]


def test_a_topic_tapped_in_the_middle_is_answered_and_the_question_comes_again(
    parent: Parent,
) -> None:
    parent.opens().says("what is the difference between an iep and a 504?")
    topic = parent.heard[-2]["buttons"][0]["title"]
    parent.taps(topic)
    assert "Most days" in parent.buttons()


def test_the_same_question_again_gets_the_short_answer(parent: Parent) -> None:
    first = parent.opens().says("what is a 504 plan").heard[0]["text"]
    again = parent.says("what is a 504 plan").heard[0]["text"]
    assert again != first
    assert "once more" in again


def test_the_question_can_be_heard_again(parent: Parent) -> None:
    parent.opens().taps("Most days").says("can you repeat the question?")
    assert "full ones" in parent.question or "full days" in parent.question


def test_how_long_it_takes_is_counted_from_what_is_open(parent: Parent) -> None:
    assert "2 minutes" in parent.opens().says("how long will this take?").text
    parent.says(
        "7th grade in ohio, he missed 20 days since october, diagnosed anxiety, mornings, "
        "falling behind, no plan at all, late twice a week"
    )
    assert "a minute" in parent.says("how much longer?").text


def test_a_question_in_the_middle_of_the_letter_comes_back_to_the_letter(parent: Parent) -> None:
    up_to_the_names(taps_through(parent)).says("is this private?")
    assert "name" in parent.question
    assert "Leave it blank" in parent.buttons()


def test_the_summary_in_the_middle_comes_back_to_the_question(parent: Parent) -> None:
    parent.opens().taps("Most days").says("show my summary")
    assert parent.plan["headline"]
    assert "About 20" in parent.buttons()


def test_a_student_is_heard_and_sent_to_people(parent: Parent) -> None:
    parent.opens().says("i am a student and im 15, i cant go to school")
    assert "988" in parent.text
    assert "adult you trust" in parent.text


def test_another_language_gets_a_line_in_spanish_with_where_to_find_help(parent: Parent) -> None:
    parent.opens().says("do you speak spanish")
    assert "En español" in parent.text
    assert "parentcenterhub.org" in parent.text
