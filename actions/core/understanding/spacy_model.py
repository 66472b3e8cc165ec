"""The project's spaCy pipeline: blank English, and an entity ruler with the known phrases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from actions.core.content.vocabulary import Vocabulary
from actions.core.understanding.lexicon import phrases

SPACY_MODEL = Path(__file__).resolve().parents[3] / "build" / "spacy_model"
"""Where scripts/build_spacy.py puts the pipeline."""

_CURLY = "\u2019"


def build_pipeline(vocabulary: Vocabulary) -> Language:
    """A pipeline that marks every vocabulary phrase, state and grade as an entity with its id."""
    nlp = spacy.blank("en")
    nlp.meta["name"] = "homeroom"
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    wordings = {
        (wording, topic, term)
        for phrase, topic, term in phrases(vocabulary)
        for wording in (phrase, phrase.replace("'", _CURLY))
    }
    patterns = [
        {"label": topic, "pattern": wording, "id": term}
        for wording, topic, term in sorted(wordings)
    ]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    return nlp


@lru_cache(maxsize=2)
def load_spacy(path: Path = SPACY_MODEL) -> Language:
    """The built pipeline. Raises OSError, saying so, when it has not been built yet."""
    if not path.is_dir():
        raise OSError(f"no spaCy pipeline in {path}; run `python scripts/build_spacy.py` first")
    return spacy.load(path)


@contextmanager
def forgetting(nlp: Language) -> Iterator[Language]:
    """Lets spaCy forget the words that were new in the texts read within.

    Otherwise its vocabulary keeps every word that a parent ever wrote, names too. No Doc may be
    looked at afterwards.
    """
    with nlp.memory_zone():
        yield nlp


@contextmanager
def reading(text: str) -> Iterator[Doc]:
    """A text as the built pipeline sees it; to be looked at within only."""
    with forgetting(load_spacy()) as nlp:
        yield nlp(text)
