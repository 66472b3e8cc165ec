"""The vocabulary as the reader needs it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from actions.core.content.vocabulary import Vocabulary
from actions.core.understanding.lexicon import phrases
from actions.core.understanding.spacy_model import load_spacy
from scripts.build_spacy import main


def test_no_phrase_means_two_things(vocabulary: Vocabulary) -> None:
    meanings: dict[str, set[tuple[str, str]]] = {}
    for phrase, topic, term in phrases(vocabulary):
        meanings.setdefault(phrase, set()).add((topic, term))
    assert {phrase: terms for phrase, terms in meanings.items() if len(terms) > 1} == {}


def test_phrases_are_lower_case_and_said_once(vocabulary: Vocabulary) -> None:
    said = [
        phrase
        for terms in vocabulary.values()
        for term in terms.values()
        for phrase in term.phrases
    ]
    assert [phrase for phrase in said if phrase != phrase.lower()] == []
    assert [phrase for phrase, times in Counter(said).items() if times > 1] == []


def test_every_phrase_is_found_in_a_sentence(nlp: Language, vocabulary: Vocabulary) -> None:
    missed = []
    for phrase, topic, term in phrases(vocabulary):
        found = {(entity.label_, entity.ent_id_) for entity in nlp(f"so {phrase} , yes").ents}
        if (topic, term) not in found:
            missed.append(phrase)
    assert missed == []


def test_the_built_pipeline_is_one_that_rasa_can_load(tmp_path: Path) -> None:
    built = main(tmp_path / "spacy_model")
    nlp = spacy.load(built, disable=["parser"])
    assert nlp.path == built
    assert [entity.ent_id_ for entity in nlp("GAD, 7th grade, Ohio").ents] == [
        "generalized_anxiety",
        "7",
        "OH",
    ]


def test_a_missing_pipeline_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="build_spacy"):
        load_spacy(tmp_path / "nowhere")
