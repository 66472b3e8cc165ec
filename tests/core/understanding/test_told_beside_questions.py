"""What a question names is asked about, not told."""

import pytest

from actions.core.understanding.questions import told_beside_questions


@pytest.mark.parametrize(
    "asked",
    [
        "what is a 504?",
        "wait what even is a 504",
        "whats an iep",
        "i dont know what a 504 is",
        "is a 504 better",
    ],
)
def test_a_message_that_asks_as_a_whole_tells_nothing(asked: str) -> None:
    assert told_beside_questions(asked) == ""


def test_what_stands_beside_the_question_is_told() -> None:
    assert told_beside_questions("None. What is a 504?") == "None."


def test_a_message_that_asks_nothing_tells_all_it_says() -> None:
    assert told_beside_questions("They have a 504 for her") == "They have a 504 for her"
