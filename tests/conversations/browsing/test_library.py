"""A parent can look around: categories, the questions in one, the answer, what goes on from it."""

from __future__ import annotations

from actions.core.content.loader import Guidance
from actions.core.library import library
from tests.conversations.conftest import taps_through
from tests.parent import Parent


def test_from_the_categories_to_an_answer_and_on(parent: Parent, content: Guidance) -> None:
    category = library(content)[0]
    taps_through(parent).says("browse topics")
    assert {one.title for one in library(content)} <= set(parent.buttons())
    parent.taps(category.title)
    assert {one.question for one in category.topics} <= set(parent.buttons())
    topic = category.topics[0]
    parent.taps(topic.question)
    assert content.faq[topic.id].answer.strip()[:60] in parent.text
    related = content.faq[content.faq[topic.id].related[0]].question
    parent.taps(related)
    assert parent.buttons()


def test_browsing_before_anything_is_told_leads_back_to_the_start(parent: Parent) -> None:
    parent.opens().opens().taps("Browse topics")
    assert len(parent.buttons()) > 3
