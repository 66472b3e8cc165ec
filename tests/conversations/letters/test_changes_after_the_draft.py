"""What a parent changes or chooses once there is a letter, and what she is asked about."""

from __future__ import annotations

from tests.conversations.conftest import taps_through, with_letter
from tests.parent import Parent


def cards(parent: Parent) -> list[str]:
    return [one["text"] for one in parent.heard if one.get("type") == "letter"]


def test_a_fact_changed_in_the_form_of_the_letter_gives_a_new_draft_at_once(
    parent: Parent,
) -> None:
    with_letter(parent)
    parent.edits(missed_days=33)
    assert len(cards(parent)) == 1
    assert "33" in cards(parent)[0]
    assert "33" in parent.heard[0]["text"]


def test_the_chosen_supports_are_those_of_the_packet(parent: Parent) -> None:
    taps_through(parent)
    shown = [*parent.plan["supports"], *parent.plan["other_supports"]]
    assert [one["id"] for one in shown if one["chosen"]] == [
        one["id"] for one in parent.plan["supports"]
    ]
    wanted = [shown[0]["id"], shown[-1]["id"]]
    parent.edits(chosen_supports=wanted)
    assert "packet" in parent.text
    parent.says("show my summary")
    shown = [*parent.plan["supports"], *parent.plan["other_supports"]]
    assert {one["id"] for one in shown if one["chosen"]} == set(wanted)


def test_the_question_about_days_hints_at_a_number_and_the_sent_letter_at_a_day(
    parent: Parent,
) -> None:
    taps_through(parent)
    asked = next(one for one in parent.all_heard if "About 20" in str(one.get("buttons")))
    assert asked["input"] == "number"
    parent.says("I sent it")
    assert parent.heard[-1]["input"] == "date"
    parent.says("November 3, 2026")
    assert "November 3, 2026" in parent.text


def test_another_plan_than_before_is_asked_about(parent: Parent) -> None:
    parent.opens().says("she has an IEP, and missed 17 days since september")
    parent.says("anxiety, and there is no plan at school")
    assert "an IEP or a 504 plan today, or none?" in parent.text
    assert "Both are right" in parent.buttons()
    parent.says("no plan")
    assert "an IEP or a 504 plan today, or none?" not in parent.text


def test_a_plan_put_right_is_not_asked_about(parent: Parent) -> None:
    parent.opens().says("she has an IEP, and missed 17 days since september")
    parent.says("sorry, I meant a 504 plan, no iep")
    assert "Both are right" not in parent.buttons()


def test_a_reply_may_point_at_the_buttons(parent: Parent) -> None:
    parent.opens().taps("Most days").taps("About 20")
    parent.says("all of these")
    assert "misses some classes" in parent.text.lower() or "nurse" in parent.text.lower()
    parent.says("the first and the third one")
    parent.says("show everything I told you")
    assert parent.reviewed["What may be behind it"] == "anxiety and depression"
