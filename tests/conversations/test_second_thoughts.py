"""A parent corrects herself, goes back, stops, and starts over."""

from __future__ import annotations

from tests.conversations.conftest import taps_through
from tests.parent import Parent


def test_a_correction_in_the_middle_is_noted_and_the_question_stays(parent: Parent) -> None:
    parent.opens().taps("Most days").says("17")
    question = parent.question
    parent.says("sorry, actually 32 days")
    assert "32 full days missed" in parent.text
    assert parent.question == question


def test_a_correction_after_the_summary_gives_a_new_summary(parent: Parent) -> None:
    taps_through(parent).says("actually it was 32 days")
    assert "32" in parent.text
    assert "Shall I draft the letter" in parent.question


def test_a_correction_after_the_letter_reaches_the_next_draft(parent: Parent) -> None:
    taps_through(parent).taps("Yes, draft the letter").taps("Parent")
    for _ in range(3):
        parent.taps("Leave it blank")
    parent.says("it was 32 days").says("write the letter again")
    assert "32" in parent.letter["text"]


def test_a_condition_can_be_replaced(parent: Parent) -> None:
    parent.opens().taps("Most days").says("17").taps("None of these").says("adhd")
    parent.says("no, it's OCD not ADHD")
    assert "OCD" in parent.text


def test_back_asks_the_question_before(parent: Parent) -> None:
    parent.opens().taps("Most days").taps("About 20")
    assert "On days your child does get there" in parent.question
    parent.says("back")
    assert "About how many full days" in parent.question


def test_an_older_button_corrects_that_answer(parent: Parent) -> None:
    parent.opens()
    weekly = parent.buttons()["About a day a week"]
    parent.taps("Most days")
    parent.sends({"button": weekly})
    assert "About how many full days" in parent.question


def test_stop_keeps_everything_and_go_on_asks_the_same_question(parent: Parent) -> None:
    parent.opens().taps("Most days").taps("About 20")
    question = parent.question
    parent.says("i have to stop now")
    assert "we stop here" in parent.text
    parent.taps("Go on")
    assert parent.question == question


def test_start_over_forgets_the_answers(parent: Parent) -> None:
    parent.opens().taps("Most days").taps("About 20").says("start over")
    assert "How much is school refusal" in parent.question


def test_skipping_leaves_the_fact_out_of_the_summary(parent: Parent) -> None:
    parent.opens().taps("Most days").says("skip")
    assert "On days your child does get there" in parent.question
    parent.says("show my summary")
    assert "20" not in parent.text


def test_the_same_summary_is_not_said_twice(parent: Parent) -> None:
    taps_through(parent).says("lets continue")
    assert "Shall I draft the letter" in parent.question
    assert len(parent.heard) == 1


def test_a_number_corrected_without_saying_what_it_counts(parent: Parent) -> None:
    parent.opens().taps("Most days").says("17 since september")
    question = parent.question
    parent.says("no wait its 19")
    assert "19 full days missed" in parent.text
    assert parent.question == question
