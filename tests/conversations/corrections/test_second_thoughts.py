"""A parent corrects herself in her own words, goes back, and takes things out again."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import taps_through, with_letter
from tests.parent import Parent


def test_a_correction_in_the_middle_is_named_and_the_question_stays(parent: Parent) -> None:
    parent.opens().taps("Most days").says("17")
    open_buttons = parent.buttons().keys()
    parent.says("sorry, actually 32 days")
    assert "32 full days missed" in parent.text
    assert parent.buttons().keys() == open_buttons


@pytest.mark.parametrize("words", ["actually it was 32 days", "no its 32 not 20", "not 20, 32"])
def test_after_the_summary_the_old_one_is_called_old_and_a_new_one_offered(
    parent: Parent, words: str
) -> None:
    taps_through(parent).says(words)
    assert "32 full days missed" in parent.text
    assert "summary above" in parent.text
    parent.says("yes")
    assert parent.plan["attendance"]["missed"] == 32


def test_after_the_letter_both_are_called_old_and_the_new_draft_has_the_new_number(
    parent: Parent,
) -> None:
    with_letter(parent).says("it was 32 days")
    assert "letter" in parent.question
    parent.taps("Draft the letter anew")
    assert "32" in parent.letter["text"]
    assert "20 school days" not in parent.letter["text"]


def test_a_correction_that_names_a_later_question_is_read_against_the_one_before(
    parent: Parent,
) -> None:
    parent.opens().taps("Several days a week").says("no wait it's more like most days")
    parent.says("show everything I told you")
    assert "most days" in parent.text.lower()
    assert "several days a week" not in parent.text.lower()


def test_a_condition_can_be_replaced(parent: Parent) -> None:
    parent.opens().taps("Most days").says("17").taps("None of these").says("adhd")
    parent.says("no, it's OCD not ADHD")
    assert "OCD, not ADHD" in parent.text


def test_back_asks_the_question_before_and_the_old_answer_gives_way(parent: Parent) -> None:
    parent.opens().taps("Most days").taps("About 20").says("back")
    assert "full" in parent.question
    parent.says("12").says("show everything I told you")
    assert parent.reviewed["Full days missed"] == "12 full days missed"


def test_back_twice_goes_two_questions_back(parent: Parent) -> None:
    parent.opens().taps("Most days").taps("About 20").says("back").says("go back")
    assert "Not going at all" in parent.buttons()


def test_skipping_after_back_keeps_the_old_answer(parent: Parent) -> None:
    parent.opens().taps("Most days").taps("About 20").says("back").says("skip")
    parent.says("show everything I told you")
    assert "20" in parent.reviewed["Full days missed"]


def test_back_at_the_first_question_says_that_it_is_the_first(parent: Parent) -> None:
    parent.opens().says("back")
    assert "first question" in parent.text or "beginning" in parent.text
    assert "Most days" in parent.buttons()


def test_back_in_the_letter_asks_for_the_name_before(parent: Parent) -> None:
    taps_through(parent).taps("Yes, draft the letter").taps("Yes, write this one")
    parent.taps("All of these").taps("Parent").says("Maya Lopez").says("back")
    assert "child" in parent.question
    parent.says("Maya Lopes").taps("Leave it blank").taps("Leave it blank")
    assert "Maya Lopes" in parent.letter["text"]


def test_an_older_button_corrects_that_answer(parent: Parent) -> None:
    parent.opens()
    weekly = parent.buttons()["About a day a week"]
    parent.taps("Most days")
    parent.sends({"button": weekly})
    assert "about a day a week" in parent.text
    assert "About 20" in parent.buttons()


def test_saying_the_same_again_is_no_change(parent: Parent) -> None:
    parent.opens().taps("Most days").says("17 since september").says("17 days since september")
    assert "17 full days missed" in parent.text
    assert "changed" not in parent.text.lower()


def test_a_number_corrected_without_saying_what_it_counts(parent: Parent) -> None:
    parent.opens().taps("Most days").says("17 since september")
    open_buttons = parent.buttons().keys()
    parent.says("no wait its 19")
    assert "19 full days missed" in parent.text
    assert parent.buttons().keys() == open_buttons


@pytest.mark.parametrize("correction", ["wait no it was 21", "change the number of days to 21"])
def test_a_number_told_before_it_was_asked_can_be_corrected(
    parent: Parent, correction: str
) -> None:
    parent.opens().says("my daughter missed 12 days")
    open_buttons = parent.buttons().keys()
    parent.says(correction)
    assert "21 full days missed" in parent.text
    assert parent.buttons().keys() == open_buttons


def test_skipping_leaves_the_fact_out(parent: Parent) -> None:
    parent.opens().taps("Most days").says("skip").says("show everything I told you")
    assert "Full days missed" not in parent.reviewed
