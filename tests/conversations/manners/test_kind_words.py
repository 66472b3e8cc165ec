"""Warm where it is due, plain where it must be, several answers at once where that helps."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import taps_through
from tests.parent import Parent


def test_the_greeting_says_what_happens_to_the_words_before_the_first_question(
    parent: Parent,
) -> None:
    parent.opens()
    notice = parent.heard[1]["text"]
    assert len(notice.splitlines()) == 2
    assert "/privacy" in notice
    assert parent.heard[-1]["text"].startswith("How much is school refusal")


def test_a_hard_fact_gets_a_word_once(parent: Parent) -> None:
    parent.opens().taps("Not going at all")
    assert "not alone" in parent.text
    parent.says("back").taps("Not going at all")
    assert "not alone" not in parent.text


def test_after_danger_no_word_is_cheerful_and_no_sympathy_is_added(parent: Parent) -> None:
    parent.opens().says("she says she wants to die").taps("Safe now").taps("Go on")
    parent.taps("Not going at all")
    assert "not alone" not in parent.text
    parent.says("thank you")
    assert "Gladly" not in parent.text
    assert "doing a lot" not in parent.text


def test_progress_comes_before_a_question_and_counts_down(parent: Parent) -> None:
    parent.opens()
    first = parent.latest("progress")
    parent.taps("Most days")
    second = parent.latest("progress")
    assert (first["asked"], second["asked"]) == (0, 1)
    assert second["left"] < first["left"] <= 9


@pytest.mark.parametrize(
    ("taps", "several"),
    [
        (("Most days", "About 20"), ("Comes late", "Nurse visits")),
        (("Most days", "About 20", "None of these"), ("Anxiety", "OCD")),
        (
            ("Most days", "About 20", "None of these", "Anxiety", "Diagnosed"),
            ("Mornings", "Tests"),
        ),
        (
            ("Most days", "About 20", "None of these", "Anxiety", "Diagnosed", "Mornings"),
            ("Falling behind", "Losing friends"),
        ),
    ],
)
def test_several_answers_go_together(
    parent: Parent, taps: tuple[str, ...], several: tuple[str, ...]
) -> None:
    parent.opens()
    for title in taps:
        parent.taps(title)
    assert parent.heard[-1]["multi"]
    before = len(parent.heard[-1]["buttons"])
    parent.chooses(*several)
    assert parent.status == 200
    assert before > len(several)
    listed = parent.says("show everything I told you").text.lower()
    words = {"comes late": "late", "losing friends": "friends"}
    for title in several:
        assert words.get(title.lower(), title.lower().rstrip("s")) in listed


def test_compliments_thanks_and_goodbyes_leave_a_way_on(parent: Parent) -> None:
    taps_through(parent)
    for words in ("you are so helpful", "thanks", "bye"):
        assert parent.says(words).buttons()
