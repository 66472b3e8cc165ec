"""What parents type, and every fact that must be read from it: sentences/*.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from actions.core.calendar.school_days import SchoolDate
from actions.core.content.vocabulary import Vocabulary
from actions.core.facts.case import Case
from actions.core.understanding.facts import read_facts

SENTENCES = [
    (sentence["says"], sentence["facts"])
    for path in sorted((Path(__file__).parent / "sentences").glob("*.yml"))
    for sentence in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("says", "facts"), SENTENCES, ids=[says[:70] for says, _ in SENTENCES])
def test_all_facts_are_read_and_none_is_invented(
    says: str, facts: dict[str, Any], nlp: Language, vocabulary: Vocabulary, said_on: SchoolDate
) -> None:
    read = read_facts(nlp(says), vocabulary=vocabulary, said_on=said_on)
    assert read == facts
    Case.parse_obj(read)  # every fact is one a Case accepts


def test_a_spacy_doc_and_the_plain_text_give_the_same_facts(
    nlp: Language, vocabulary: Vocabulary, said_on: SchoolDate
) -> None:
    for says, facts in SENTENCES:
        assert read_facts(says, vocabulary=vocabulary, said_on=said_on) == facts, says
        assert read_facts(nlp(says.upper()), vocabulary=vocabulary, said_on=said_on) is not None


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("she can’t go to math", "she can't go to math"),
        ("she cant go to math", "she can't go to math"),
        ("he hasn’t gone in 3 weeks", "he hasn't gone in 3 weeks"),
        ("15–20 days missed", "15-20 days missed"),
    ],
)
def test_curly_quotes_and_missing_apostrophes_change_nothing(
    typed: str, plain: str, vocabulary: Vocabulary, said_on: SchoolDate
) -> None:
    assert read_facts(typed, vocabulary=vocabulary, said_on=said_on) == read_facts(
        plain, vocabulary=vocabulary, said_on=said_on
    )
