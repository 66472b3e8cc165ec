"""Clauses, and what was learned to hear in them. How well it does: tests/nlu/test_evaluation.py."""

from __future__ import annotations

import pytest

from actions.core.content.vocabulary import Vocabulary
from actions.core.understanding.clause_examples import FIELD_OF_TOPIC, clause_examples
from actions.core.understanding.clauses import clauses
from actions.core.understanding.examples import labelled_clauses
from actions.core.understanding.text import read_message
from actions.core.understanding.told import read_told


def told(text: str, vocabulary: Vocabulary) -> dict[str, list[str]]:
    return read_told(read_message(text, vocabulary))


def test_a_message_is_cut_where_it_turns_to_something_else(vocabulary: Vocabulary) -> None:
    message = read_message("she cries at 7:30, his belly hurts and PE", vocabulary)
    single = [clause.text for clause in clauses(message)]
    assert single[:3] == ["she cries at 7:30", "his belly hurts", "and pe"]


@pytest.mark.parametrize(
    ("says", "field", "names"),
    [
        ("and PE", "triggers", ["pe"]),
        ("she cant leave me", "triggers", ["separation"]),
        ("he will only go if i stay with him the whole time", "triggers", ["separation"]),
        ("the boys on his team keep tormenting him", "triggers", ["bullying"]),
        ("had to leave the swim team", "impacts", ["dropped_activities"]),
        ("they think i baby him too much", "school_response", ["behavior_choice"]),
    ],
)
def test_what_is_described_is_told(
    says: str, field: str, names: list[str], vocabulary: Vocabulary
) -> None:
    assert told(says, vocabulary).get(field) == names


@pytest.mark.parametrize(
    "says",
    [
        "i work as a teacher",
        "since school started in august",
        "his sister gets picked on by the boys on her team",
        "should i be worried if the boys on his team torment him?",
        "it is not the bus",
    ],
)
def test_what_is_near_it_is_not(says: str, vocabulary: Vocabulary) -> None:
    assert told(says, vocabulary) == {}


def test_every_label_is_an_entry_of_the_vocabulary(vocabulary: Vocabulary) -> None:
    known = {
        f"{field}/{name}" for topic, field in FIELD_OF_TOPIC.items() for name in vocabulary[topic]
    }
    used = set().union(*(means for _, means in labelled_clauses()))
    assert used == known


def test_no_clause_stands_twice_and_none_has_no_words(vocabulary: Vocabulary) -> None:
    said = [clause for clause, _ in labelled_clauses()]
    assert all(any(sign.isalnum() for sign in clause) for clause in said)
    assert len({clause for clause, _ in clause_examples(vocabulary)}) >= len(set(said))
