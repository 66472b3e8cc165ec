"""A parent who comes back hears where the talk stands, and chooses; nothing is asked unasked."""

from __future__ import annotations

from tests.conversations.conftest import taps_through, with_letter
from tests.parent import Parent


def test_halfway_there_is_a_recap_and_the_choice_to_go_on_or_start_over(parent: Parent) -> None:
    parent.opens().taps("Most days").says("17 since september").opens()
    assert "misses most days, 17 full days missed, since September" in parent.text
    assert {"Go on", "Start over"} <= set(parent.buttons())
    assert "Comes late" not in parent.buttons()
    parent.taps("Go on")
    assert "Comes late" in parent.buttons()


def test_a_plain_yes_goes_on(parent: Parent) -> None:
    parent.opens().taps("Most days").opens().says("yes please")
    assert "About 20" in parent.buttons()


def test_a_fact_told_right_away_is_taken_and_the_questions_go_on(parent: Parent) -> None:
    parent.opens().taps("Most days").opens().says("he missed 17 days since september")
    assert "17 full days missed" in parent.text
    assert "Comes late" in parent.buttons()


def test_after_the_summary_the_letter_is_offered(parent: Parent) -> None:
    taps_through(parent).opens()
    assert "Draft the letter" in parent.buttons()


def test_after_a_letter_went_out_the_answer_is_asked_about(parent: Parent) -> None:
    with_letter(parent).says("i sent it yesterday").opens()
    assert {"They answered", "No answer yet"} <= set(parent.buttons())


def test_the_page_opened_twice_before_any_answer_begins_gently(parent: Parent) -> None:
    parent.opens().opens()
    assert parent.buttons()
    parent.taps("Let's start")
    assert "Most days" in parent.buttons()


def test_stop_keeps_everything_and_go_on_asks_the_same_question(parent: Parent) -> None:
    parent.opens().taps("Most days").taps("About 20").says("i have to stop now")
    assert "Comes late" not in parent.buttons()
    parent.taps("Go on")
    assert "Comes late" in parent.buttons()


def test_start_over_asks_once_and_then_forgets(parent: Parent) -> None:
    parent.opens().taps("Most days").taps("About 20").says("start over")
    parent.taps("Yes, clear my answers")
    assert "Most days" in parent.buttons()
    parent.says("show everything I told you")
    assert not [one for one in parent.heard if one.get("type") == "review"]


def test_start_over_taken_back_keeps_everything(parent: Parent) -> None:
    parent.opens().taps("Most days").says("start over").says("no")
    parent.says("show everything I told you")
    assert parent.reviewed["How it is now"] == "misses most days"


def test_start_over_confirmed_in_words_forgets(parent: Parent) -> None:
    parent.opens().taps("Most days").says("start over").says("yes")
    assert "Most days" in parent.buttons()


def test_going_on_when_all_is_said_does_not_say_the_summary_again(parent: Parent) -> None:
    taps_through(parent).says("lets continue")
    assert "Yes, draft the letter" in parent.buttons()
    assert len(parent.heard) == 1
