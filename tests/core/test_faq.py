"""Answers to parents' questions."""

from __future__ import annotations

import pytest

from actions.core.content.loader import Guidance
from actions.core.faq import answer

TOPICS = (
    "can_get_iep",
    "iep_vs_504",
    "common_accommodations",
    "ask_for_meeting",
    "attendance_only",
    "what_to_bring",
    "good_grades",
    "no_diagnosis",
    "doctors_note",
    "timelines",
    "school_says_no",
    "interventions_first",
    "prior_written_notice",
    "truancy",
    "homebound",
    "partial_days",
    "morning_words",
    "who_attends",
    "cost",
    "records",
    "bullying",
    "private_school",
)


@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_is_answered_with_a_next_step_and_sources(topic: str, content: Guidance) -> None:
    reply = answer(topic, content)
    entry = content.faq[topic]
    assert reply.text.startswith(entry.answer.strip())
    assert reply.text.endswith(entry.next_step.strip())
    assert reply.citations
    assert topic not in reply.related


def test_there_is_no_answer_without_a_topic_parents_can_reach(content: Guidance) -> None:
    assert set(content.faq) == set(TOPICS)


def test_an_unknown_topic_is_an_error_of_ours(content: Guidance) -> None:
    with pytest.raises(KeyError):
        answer("weather", content)
