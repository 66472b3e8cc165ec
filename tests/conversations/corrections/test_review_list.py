"""Everything told so far can be looked at and changed, fact by fact."""

from __future__ import annotations

from tests.conversations.conftest import taps_through, with_letter
from tests.parent import Parent


def test_every_answer_is_in_the_list(parent: Parent) -> None:
    taps_through(parent).taps("Change an answer")
    assert parent.reviewed == {
        "How it is now": "misses most days",
        "Full days missed": "about 20 full days missed",
        "Counted from": "this school year",
        "On school days": "nurse visits",
        "What may be behind it": "anxiety",
        "Diagnosed or not": "diagnosed",
        "Hardest moments": "what is hard: mornings and getting out the door",
        "Effect so far": "so far: falling behind in class",
        "Plan at school": "no plan at school yet",
        "State": "Ohio",
        "Grade": "7th grade",
    }


def test_change_asks_that_question_again_and_names_the_change(parent: Parent) -> None:
    taps_through(parent).taps("Change an answer").changes("Plan at school")
    assert "IEP" in parent.buttons()
    parent.taps("IEP")
    assert "has an IEP" in parent.text
    parent.taps("Show the new summary")
    assert parent.plan["route"] != "evaluation"
    assert parent.plan["letter_kind"] == "iep_meeting_request"


def test_a_changed_list_takes_the_place_of_the_old_one(parent: Parent) -> None:
    taps_through(parent).taps("Change an answer").changes("What may be behind it").taps("OCD")
    parent.says("show everything I told you")
    assert parent.reviewed["What may be behind it"] == "OCD"


def test_a_wrong_fact_named_in_words_is_asked_again(parent: Parent) -> None:
    taps_through(parent).says("the grade is wrong")
    assert "grade" in parent.question
    parent.says("9th")
    assert "9th grade" in parent.text


def test_the_wrong_school_in_the_letter_is_asked_again_and_the_letter_redrafted(
    parent: Parent,
) -> None:
    with_letter(parent).says("the school name is wrong")
    parent.says("Oak Hill Middle School")
    assert "Oak Hill Middle School" in parent.letter["text"]


def test_change_in_the_middle_of_the_questions_comes_back_to_them(parent: Parent) -> None:
    parent.opens().taps("Most days").taps("About 20").says("show everything I told you")
    parent.changes("How it is now").taps("Not going at all")
    assert "not going at all" in parent.text
    assert "Anxiety" in parent.buttons()  # there are no part days to ask about any more


def test_facts_changed_in_a_form_are_named_and_the_letter_is_drafted_anew(
    parent: Parent,
) -> None:
    with_letter(parent).edits(missed_days=32, child_name="Sam Lee")
    assert "32 full days missed" in parent.text
    assert "Sam Lee" in parent.text
    assert "Sam Lee" in parent.letter["text"]
    assert "32" in parent.letter["text"]


def test_a_form_in_the_middle_of_the_questions_keeps_the_open_one(parent: Parent) -> None:
    parent.opens().taps("Most days")
    open_buttons = parent.buttons().keys()
    parent.edits(grade="7")
    assert "7th grade" in parent.text
    assert parent.buttons().keys() == open_buttons


def test_a_form_with_nonsense_changes_nothing(parent: Parent) -> None:
    parent.opens().taps("Most days").edits(grade="99", is_admin=True)
    assert parent.status == 200
    parent.says("show everything I told you")
    assert list(parent.reviewed) == ["How it is now"]


def test_nothing_told_yet_means_nothing_to_change(parent: Parent) -> None:
    parent.opens().says("show everything I told you")
    assert "not told me anything" in parent.text or "no answers of yours" in parent.text
