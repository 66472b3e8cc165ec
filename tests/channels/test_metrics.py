"""What is counted of a turn, and that no words are."""

from __future__ import annotations

import pytest
from prometheus_client import generate_latest

from rasa_project.channels.metrics import measured, take_pending


@pytest.fixture(autouse=True)
def nothing_pending() -> None:
    take_pending()


def test_an_answered_turn_counts_its_replies_and_kinds() -> None:
    with measured("web") as meter:
        said = [{"type": "text", "text": "secret words"}, {"type": "letter", "text": "Sam"}]
        meter.answered(said, ("utter_letter_intro",), None)
    assert take_pending() == {
        "turns/web/answered": 1,
        "replies/utter_letter_intro": 1,
        "messages/text": 1,
        "messages/letter": 1,
    }


def test_help_lines_are_counted_apart() -> None:
    with measured("web") as meter:
        meter.answered([{"type": "text", "text": "988", "crisis": True}], (), None)
    assert take_pending()["messages/crisis"] == 1


def test_a_turn_that_breaks_off_counts_as_trouble() -> None:
    with pytest.raises(ConnectionError), measured("web"):
        raise ConnectionError
    assert take_pending() == {"turns/web/trouble": 1}


def test_prometheus_sees_numbers_only() -> None:
    with measured("web") as meter:
        meter.answered([{"type": "text", "text": "secret words"}], (), None)
    shown = generate_latest().decode()
    assert 'homeroom_turns_total{channel="web",outcome="answered"}' in shown
    assert "secret" not in shown
