"""What a message may tell us, and who may tell it."""

import pytest

from actions.dialogue.incoming import latest_turn
from tests.actions.trackers import tracker


def test_facts_come_from_our_reader() -> None:
    assert latest_turn(tracker("17 days", facts={"missed_days": 17})).facts == {"missed_days": 17}


def test_a_pressed_button_brings_its_fact() -> None:
    pressed = tracker("/answer", "answer", {"severity": "weekly"}, extractor="RegexMessageHandler")
    turn = latest_turn(pressed)
    assert turn.is_button
    assert turn.facts == {"severity": "weekly"}


def test_a_pressed_list_is_put_together_again() -> None:
    # This is how Rasa hands over {"triggers": ["noise", "tests"], "part_day_problems": "none"}.
    pressed = tracker("/answer", "answer", extractor="RegexMessageHandler")
    entities = [("triggers", "noise"), ("triggers", "tests"), ("part_day_problems", "none")]
    pressed.latest_message["entities"] = [
        {"entity": field, "value": value, "extractor": "RegexMessageHandler"}
        for field, value in entities
    ]
    assert latest_turn(pressed).facts == {"triggers": ["noise", "tests"], "part_day_problems": []}


@pytest.mark.parametrize("extractor", ["RegexMessageHandler", "SomebodyElse"])
def test_facts_signed_by_nobody_we_know_are_not_taken(extractor: str) -> None:
    assert latest_turn(tracker("hi", facts={"missed_days": 3}, extractor=extractor)).facts == {}


def test_a_value_that_is_no_fact_is_dropped() -> None:
    sent = {"severity": "drop table", "missed_days": 4}
    pressed = tracker("/answer", "answer", sent, extractor="RegexMessageHandler")
    assert latest_turn(pressed).facts == {"missed_days": 4}


def test_the_topic_of_a_question_is_told() -> None:
    assert latest_turn(tracker("good grades?", "faq", topic="good_grades")).topic == "good_grades"


def test_a_message_without_anything_is_a_turn_too() -> None:
    empty = tracker()
    empty.latest_message = {}
    turn = latest_turn(empty)
    assert (turn.text, turn.intent, turn.topic, turn.facts) == ("", "", None, {})
