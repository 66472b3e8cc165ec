"""What a message asks: the intent model's ranking, with the taught reader's view of its topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actions.core.reading.labels import NO_TOPIC
from actions.core.understanding.labels import INFORM, OUT, Labelled

FAQ = "faq/"
"""What labels of topics begin with."""
LONG = 12
"""Words from which the reader says whether anything is asked; it was taught few short messages,
and none that are not for us."""
ASKED, SURELY_ASKED = 0.5, 0.05
"""Share of nothing asked, below which a long message asks something: with a question in it, and
without one ("they refused, I have the letter" tells)."""
SURELY_TELLS = 0.95
"""Share of nothing asked, from which a reply that is not worded as a question asks nothing."""
READER = 0.5
"""The reader's part in the share of a topic, by measurement."""


def with_topics(
    ranking: Sequence[tuple[str, float]], topics: Mapping[str, float]
) -> list[tuple[str, float]]:
    """The ranking, best first, with its topics in the order on which both agree.

    How likely it is that any is asked stays: the shares of topics change places only. `topics`:
    the reader's shares of topics, and of none.
    """
    own = [(label, share) for label, share in ranking if label.startswith(FAQ)]
    asked = sum(share for _, share in own) or 1.0
    known = sum(topics.get(label.removeprefix(FAQ), 0.0) for label, _ in own) or 1.0

    def of_both(entry: tuple[str, float]) -> float:
        by_reader = topics.get(entry[0].removeprefix(FAQ), 0.0) / known
        return (1 - READER) * entry[1] / asked + READER * by_reader

    ordered = [label for label, _ in sorted(own, key=of_both, reverse=True)]
    shares = sorted((share for _, share in own), reverse=True)
    others = [entry for entry in ranking if not entry[0].startswith(FAQ)]
    weighed = [*others, *zip(ordered, shares, strict=True)]
    return sorted(weighed, key=lambda entry: (-entry[1], entry[0]))


def topic_asked(
    labelled: Labelled,
    text: str,
    ranking: Sequence[tuple[str, float]],
    topics: Mapping[str, float],
    *,
    asks: bool,
) -> Labelled:
    """The label to act on, where the reader sees a question in a story taken for telling.

    `ranking`: the labels there are; a topic that has no answer yet changes nothing. `asks`: a part
    of it is worded as a question.
    """
    is_story = labelled[0] in (INFORM, OUT) and len(text.split()) >= LONG
    if not is_story or topics.get(NO_TOPIC, 1.0) >= (ASKED if asks else SURELY_ASKED):
        return labelled
    topic = max(topics, key=lambda one: topics[one])
    return (FAQ + topic, topics[topic]) if FAQ + topic in dict(ranking) else labelled


def reply_told(labelled: Labelled, topics: Mapping[str, float], *, asks: bool) -> Labelled:
    """The label of a reply to an open question: telling, where the reader hears no question.

    "Pass, ask me after the 504 meeting" was answered with what a 504 plan is.
    """
    is_sure = not asks and topics.get(NO_TOPIC, 0.0) >= SURELY_TELLS
    return (INFORM, labelled[1]) if is_sure and labelled[0].startswith(FAQ) else labelled
