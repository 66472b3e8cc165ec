"""Browsing questions: every one is in a category, in an order that stays."""

from __future__ import annotations

import pytest

from actions.core.content.loader import Guidance
from actions.core.library import category, library, related


def test_every_question_is_in_exactly_one_category(content: Guidance) -> None:
    listed = [topic.id for category in library(content) for topic in category.topics]
    assert sorted(listed) == sorted(content.faq)


def test_the_first_categories_are_what_brings_parents_here(content: Guidance) -> None:
    assert [category.id for category in library(content)][:3] == [
        "school_avoidance",
        "mood_depression",
        "anxiety",
    ]


def test_a_category_begins_with_what_its_editor_puts_first(content: Guidance) -> None:
    topics = category("school_avoidance", content).topics
    assert topics[0].question == "What is school refusal?"
    assert category("mood_depression", content).topics[0].id == "urgent_help"


def test_the_order_is_the_same_each_time(content: Guidance) -> None:
    assert library(content) == library(content)


def test_categories_have_a_title_and_say_what_is_there(content: Guidance) -> None:
    for one in library(content):
        assert one.title and one.description.endswith(".")
        assert len(one.topics) >= 2, one.id


def test_related_questions_come_in_the_editors_order(content: Guidance) -> None:
    for entry in content.faq.values():
        topics = related(entry.id, content)
        assert tuple(topic.id for topic in topics) == entry.related
        assert entry.id not in entry.related


def test_an_unknown_category_is_an_error_of_ours(content: Guidance) -> None:
    with pytest.raises(KeyError):
        category("weather", content)
