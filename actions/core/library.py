"""The questions parents can browse: categories, what is in each, and what goes on from a question.

The order is fixed: categories as in guidance_content/library/categories.yml, questions as the
category puts them first, the rest by their words.
"""

from __future__ import annotations

from dataclasses import dataclass

from actions.core.content.guidance import Guidance


@dataclass(frozen=True)
class Topic:
    """One question: its id in guidance_content/faq/, and its words."""

    id: str
    question: str


@dataclass(frozen=True)
class Category:
    """A category with its questions; never empty."""

    id: str
    title: str
    description: str
    topics: tuple[Topic, ...]


def library(content: Guidance) -> tuple[Category, ...]:
    """Every category that holds a question."""
    categories = (category(one, content) for one in content.library)
    return tuple(one for one in categories if one.topics)


def category(category_id: str, content: Guidance) -> Category:
    """One category. Raises KeyError for one that is not in the content."""
    words = content.library[category_id]
    topics = [
        _topic(entry.id, content) for entry in content.faq.values() if entry.category == words.id
    ]
    return Category(
        id=words.id,
        title=words.title,
        description=words.description,
        topics=tuple(sorted(topics, key=lambda topic: _place(topic, words.first))),
    )


def related(topic_id: str, content: Guidance) -> tuple[Topic, ...]:
    """Questions that go on from one, in the editor's order. Raises KeyError for an unknown one."""
    return tuple(_topic(one, content) for one in content.faq[topic_id].related)


def _place(topic: Topic, first: tuple[str, ...]) -> tuple[int, str, str]:
    """The editor's first ones in their order, the rest by their words."""
    place = first.index(topic.id) if topic.id in first else len(first)
    return place, topic.question, topic.id


def _topic(topic_id: str, content: Guidance) -> Topic:
    return Topic(topic_id, content.faq[topic_id].question)
