"""What the clause model learns from: labelled clauses, the vocabulary, and small talk.

A label is a Case field and an id of its vocabulary: "triggers/bus".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from actions.core.content.vocabulary import Vocabulary
from actions.core.understanding.concerns import is_everyday_word
from actions.core.understanding.examples import labelled_clauses, read_examples
from actions.core.understanding.labels import INFORM, OUT
from actions.core.understanding.lexicon import find_terms
from actions.core.understanding.text import plain

FIELD_OF_TOPIC = {
    "triggers": "triggers",
    "impacts": "impacts",
    "school_responses": "school_response",
}
"""Topic of the vocabulary -> Case field."""

Example = tuple[str, frozenset[str]]
"""A clause and its labels; none for one that tells nothing of the kind."""


def clause_examples(vocabulary: Vocabulary) -> list[Example]:
    """All examples, no clause twice."""
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for clause, means in (*labelled_clauses(), *_wordings(vocabulary), *_nothing_told(vocabulary)):
        labels[clause] |= means
    return [(clause, frozenset(means)) for clause, means in labels.items()]


def _wordings(vocabulary: Vocabulary) -> Iterator[tuple[str, set[str]]]:
    """The vocabulary's own wordings; single words mean too little by themselves."""
    for topic, field in FIELD_OF_TOPIC.items():
        for term in vocabulary[topic].values():
            for phrase in term.phrases:
                if " " in phrase and not is_everyday_word(phrase):
                    yield phrase, {f"{field}/{term.id}"}


def _nothing_told(vocabulary: Vocabulary) -> Iterator[tuple[str, set[str]]]:
    """The manners of a chat, and what is not for us. Questions may tell a story, so not these."""
    for text, label in read_examples():
        if label == OUT or not (label == INFORM or "/" in label or _names_any(text, vocabulary)):
            yield text, set()


def _names_any(text: str, vocabulary: Vocabulary) -> bool:
    return any(topic in FIELD_OF_TOPIC for topic, *_ in find_terms(plain(text), vocabulary))
