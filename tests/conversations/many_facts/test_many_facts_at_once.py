"""What was told once is not asked again."""

from __future__ import annotations

from tests.parent import Parent

STORY = (
    "my daughter is 13 in 8th grade in ohio she has missed about 20 days since october, anxiety "
    "and panic attacks diagnosed by her psychiatrist, she goes to the nurse 3 times a week, "
    "mornings are the worst, she is falling behind in class, no 504 and no iep"
)


def test_a_rambling_parent_is_asked_only_what_is_missing(parent: Parent) -> None:
    parent.opens().says(STORY)
    assert "20 full days missed" in parent.text
    assert "Not going at all" in parent.buttons()
    parent.taps("Most days")
    assert "Who are you to the child?" in parent.question
    parent.taps("Parent")
    assert parent.plan["route"]


def test_the_story_may_come_before_any_greeting(parent: Parent) -> None:
    parent.says(STORY)
    assert "20 full days missed" in parent.text
    assert "How much is school refusal currently affecting" in parent.question


def test_facts_beside_a_question_are_kept_and_the_question_is_answered(parent: Parent) -> None:
    parent.opens().says(
        "he missed 17 days since september, what is the difference between an iep and a 504?"
    )
    assert "17 full days missed" in parent.text
    assert "504" in parent.text
    parent.taps("Most days")
    assert "About how many full days" not in parent.question


def test_grade_alone_is_asked_when_only_the_state_was_said(parent: Parent) -> None:
    parent.opens().says(STORY.replace("in 8th grade ", "")).taps("Most days")
    assert parent.question == "And what grade is your child in?"
