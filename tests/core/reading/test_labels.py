"""The reader's labels are the product's: a value it was taught is one that a fact can have."""

from __future__ import annotations

from enum import Enum

import pytest

from actions.core.content.loader import Guidance
from actions.core.facts.case import FACTS, Case
from actions.core.reading.labels import (
    NO_TOPIC,
    OF_PIECES,
    OF_TEXT,
    OTHER_TOPIC,
    Labels,
    read_labels,
)
from scripts.build_reading import LABELS, TAUGHT

BESIDE_FACTS = {"status"}
"""Fields of labelled messages that only say more about a fact."""


NOT_ANSWERED_YET = {
    "attendance_coding", "cps", "plan_504_not_followed", "privacy", "restraint", "retaliation",
    "shortened_day",
}  # fmt: skip
"""Topics that parents ask about and that have no reviewed answer of their own."""


@pytest.fixture(scope="module")
def labels() -> Labels:
    return read_labels(TAUGHT / LABELS)


def test_there_are_labels_for_every_head(labels: Labels) -> None:
    assert set(labels.heads) == {*OF_PIECES, *OF_TEXT}


def test_a_taught_value_is_one_that_the_fact_can_have(labels: Labels, content: Guidance) -> None:
    for tag in labels.heads["tag"]:
        field, _, value = tag.partition("=")
        if field.startswith("unused:") or field in BESIDE_FACTS:
            continue
        schema, kind = FACTS[field], Case.__fields__[field].type_
        if value and schema.vocabulary:
            assert value in content.vocabulary[schema.vocabulary], tag
        elif value and issubclass(kind, Enum):
            assert value in [one.value for one in kind], tag


def test_a_taught_topic_is_one_that_has_an_answer(labels: Labels, content: Guidance) -> None:
    taught = {topic for topic in labels.heads["topic"] if not topic.startswith("unused:")}
    assert taught - {NO_TOPIC, OTHER_TOPIC} - NOT_ANSWERED_YET <= set(content.faq)
    assert not NOT_ANSWERED_YET & set(content.faq)


def test_no_label_stands_twice_but_one_tag(labels: Labels) -> None:
    for head in (*OF_PIECES, *OF_TEXT):
        if head != "tag":  # a grandmother and another relative are one relationship to a letter
            assert len(set(labels.heads[head])) == len(labels.heads[head])
