"""Answers to parents' questions."""

from __future__ import annotations

import pytest

from actions.core.content.loader import Guidance
from actions.core.faq import answer

TOPICS = """
adverse_effect after_hospital anxiety_and_school ask_for_meeting attendance_only
autism_and_school bring_someone bullying can_get_iep charter_school child_find
chronic_absence common_accommodations consent_form cost counseling_at_school credits
depression_and_school discipline doctors_note due_process eligibility_categories
evaluation_what_happens find_advocate goals_examples good_grades homebound homeschool
iep_not_followed iep_vs_504 independent_evaluation interventions_first language_rights
mediation medication morning_words moving new_school no_diagnosis online_school
panic_at_school partial_days prior_written_notice private_evaluation private_school
records reentry_plan retention revoking_consent school_says_no siblings sleep_and_screens
staff_contact state_complaint stay_put summer timelines truancy truancy_court urgent_help
what_helps what_is_school_refusal what_to_bring who_attends why_it_happens work_strain
""".split()
"""What parents can ask about; the intent model learns the same ids."""


@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_is_answered_with_a_next_step_and_sources(topic: str, content: Guidance) -> None:
    reply = answer(topic, content)
    entry = content.faq[topic]
    assert reply.text.endswith(entry.next_step.strip())
    assert "{" not in reply.text
    assert 2 <= len(reply.related) <= 5
    assert reply.citations
    assert topic not in reply.related


def test_there_is_no_answer_without_a_topic_parents_can_reach(content: Guidance) -> None:
    assert set(content.faq) == set(TOPICS)


def test_an_unknown_topic_is_an_error_of_ours(content: Guidance) -> None:
    with pytest.raises(KeyError):
        answer("weather", content)


def test_urgent_help_names_the_lines_that_are_kept_in_one_place(content: Guidance) -> None:
    text = answer("urgent_help", content).text
    for line in ("911", "988"):
        assert content.safety.lines[line].reach in text
    assert "I am a computer program" in text


@pytest.mark.parametrize(
    ("topic", "refers_to"),
    [("medication", "doctor"), ("morning_words", "therapist"), ("due_process", "lawyer")],
)
def test_what_only_a_professional_can_answer_is_referred(
    topic: str, refers_to: str, content: Guidance
) -> None:
    assert refers_to in answer(topic, content).text


@pytest.mark.parametrize(
    ("topic", "must_say"),
    [
        ("can_get_iep", "Maybe"),
        ("interventions_first", "may not use steps like MTSS or RTI to delay"),
        ("timelines", "Federal law sets no number of days to answer"),
        ("ask_for_meeting", "Federal law sets no number of days"),
        ("truancy_court", "does not stop a case by itself"),
        ("homeschool", "usually ends the IEP"),
        ("revoking_consent", "ends the whole IEP"),
        ("independent_evaluation", "If the school has not tested yet"),
        ("what_is_school_refusal", "not on the law's list"),
        ("private_evaluation", "does not have to agree with it"),
        ("consent_form", "Yes to testing is not yes to services"),
    ],
)
def test_common_misunderstandings_are_set_right(
    topic: str, must_say: str, content: Guidance
) -> None:
    assert must_say in " ".join(answer(topic, content).text.split())
