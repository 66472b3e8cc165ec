"""Answers that cannot all be true are asked about when they arise, kindly, and once."""

from __future__ import annotations

from tests.parent import Parent

MORE_THAN_POSSIBLE = "she missed 80 days in the last 3 weeks"


def test_they_are_asked_about_before_the_next_question(parent: Parent) -> None:
    parent.opens().taps("Not going at all").taps("None")
    assert "not going to school" in parent.text
    assert "Both are right" in parent.buttons()
    assert "Change: full days missed" in parent.buttons()


def test_both_are_right_settles_it(parent: Parent) -> None:
    parent.opens().taps("Not going at all").taps("None").taps("Both are right")
    assert "Anxiety" in parent.buttons()


def test_a_number_typed_settles_it(parent: Parent) -> None:
    parent.opens().taps("Not going at all").taps("None").says("he missed 20 days")
    assert "20 full days missed" in parent.text
    assert "Anxiety" in parent.buttons()


def test_change_asks_that_question_again(parent: Parent) -> None:
    parent.opens().taps("Not going at all").taps("None").taps("Change: how it is now")
    parent.taps("Now and then")
    assert "Both are right" not in parent.buttons()
    assert "Comes late" in parent.buttons()


def test_more_days_than_there_were_is_asked_about(parent: Parent) -> None:
    parent.opens().says(MORE_THAN_POSSIBLE)
    assert "fewer school days in that time" in parent.text
    parent.says("sorry 8 days")
    assert "8 full days missed" in parent.text
    assert "Both are right" not in parent.buttons()


def test_the_time_can_be_changed_too(parent: Parent) -> None:
    parent.opens().says("she missed 61 days in october")
    assert {"Change: full days missed", "Change: counted from"} <= set(parent.buttons())
    parent.taps("Change: counted from").taps("This school year")
    assert "this school year" in parent.text
    assert "Both are right" not in parent.buttons()


def test_wrong_again_is_asked_about_once_more_and_then_left(parent: Parent) -> None:
    parent.opens().says(MORE_THAN_POSSIBLE)
    parent.says("90 days").says("95 days").says("97 days")
    assert "Both are right" not in parent.buttons()


def test_a_question_in_the_middle_comes_back_to_it(parent: Parent) -> None:
    parent.opens().taps("Not going at all").taps("None").says("what is a 504 plan?")
    assert "Both are right" in parent.buttons()


def test_a_correction_after_the_summary_that_does_not_fit_is_asked_about(parent: Parent) -> None:
    parent.opens()
    for title in ("Not going at all", "About 20", "Anxiety", "Diagnosed", "Mornings"):
        parent.taps(title)
    parent.taps("Falling behind").taps("No plan").says("Ohio, 7th").taps("Parent")
    parent.says("actually it was 150 days")
    assert "Both are right" in parent.buttons()
    parent.says("sorry 30")
    assert "Show the new summary" in parent.buttons()
