"""A topic is chosen by the intent model and the taught reader together."""

from __future__ import annotations

from actions.core.reading.labels import NO_TOPIC, OTHER_TOPIC
from actions.core.understanding.labels import INFORM, OUT
from actions.core.understanding.topics import reply_told, topic_asked, with_topics

STORY = "she stays home most days and the school sends letters about it so what now"
RANKING = [("inform", 0.5), ("faq/cost", 0.3), ("faq/timelines", 0.2)]


def test_a_topic_the_reader_sees_comes_first() -> None:
    ranking = with_topics(RANKING, {"timelines": 0.9, "cost": 0.0, NO_TOPIC: 0.1})
    topics = [label for label, _ in ranking if label != "inform"]
    assert topics[0] == "faq/timelines"
    assert abs(sum(share for _, share in ranking) - 1) < 1e-6


def test_a_ranking_without_topics_stays_as_it_is() -> None:
    assert with_topics([("inform", 1.0)], {"cost": 1.0}) == [("inform", 1.0)]


def test_a_question_only_the_reader_sees_is_answered() -> None:
    topics = {NO_TOPIC: 0.2, "cost": 0.7, "timelines": 0.1}
    assert topic_asked((INFORM, 0.6), STORY, RANKING, topics, asks=True) == ("faq/cost", 0.7)
    assert topic_asked((OUT, 0.6), STORY, RANKING, topics, asks=True) == ("faq/cost", 0.7)
    assert topic_asked(("greet", 0.6), STORY, RANKING, topics, asks=True) == ("greet", 0.6)


def test_what_is_worded_as_telling_asks_only_where_the_reader_is_sure() -> None:
    told = (INFORM, 0.6)
    topics = {NO_TOPIC: 0.2, "cost": 0.8}
    assert topic_asked(told, STORY, RANKING, topics, asks=False) == told
    topics = {NO_TOPIC: 0.01, "cost": 0.99}
    assert topic_asked(told, STORY, RANKING, topics, asks=False) == ("faq/cost", 0.99)


def test_in_a_few_words_the_intent_model_decides() -> None:
    assert topic_asked((OUT, 0.6), "what now", RANKING, {"cost": 1.0}, asks=True) == (OUT, 0.6)


def test_one_that_no_topic_answers_is_not() -> None:
    told = (INFORM, 0.6)
    assert (
        topic_asked(told, STORY, RANKING, {NO_TOPIC: 0.2, OTHER_TOPIC: 0.7, "cost": 0.1}, asks=True)
        == told
    )
    assert (
        topic_asked(told, STORY, RANKING, {NO_TOPIC: 0.2, "not_answered_yet": 0.8}, asks=True)
        == told
    )
    assert topic_asked(told, STORY, RANKING, {NO_TOPIC: 0.8, "cost": 0.2}, asks=True) == told


def test_a_reply_that_surely_asks_nothing_tells() -> None:
    asked = ("faq/iep_vs_504", 0.6)
    assert reply_told(asked, {NO_TOPIC: 0.99}, asks=False) == (INFORM, 0.6)
    assert reply_told(asked, {NO_TOPIC: 0.6}, asks=False) == asked
    assert reply_told(asked, {NO_TOPIC: 0.99}, asks=True) == asked
    assert reply_told(("stop", 0.6), {NO_TOPIC: 0.99}, asks=False) == ("stop", 0.6)
