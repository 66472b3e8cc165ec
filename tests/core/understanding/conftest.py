"""Shared by the tests of understanding."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from actions.core.calendar.school_days import SchoolDate
from actions.core.content.loader import guidance
from actions.core.encoder.files import CHECKSUMS
from actions.core.reading.reader import READING_MODEL
from actions.core.understanding.examples import read_examples
from actions.core.understanding.spacy_model import build_pipeline
from actions.core.understanding.spelling import SpellingModel
from scripts.build_reading import main as build_reading

if TYPE_CHECKING:
    from spacy.language import Language

    from actions.core.content.vocabulary import Vocabulary


@pytest.fixture(scope="session", autouse=True)
def built_reader() -> None:
    """The message reader, built once when nothing has built it yet."""
    if not (READING_MODEL / CHECKSUMS).is_file():
        build_reading()


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The project's own vocabulary."""
    return guidance().vocabulary


@pytest.fixture(scope="session")
def nlp(vocabulary: Vocabulary) -> Language:
    """The spaCy pipeline, built in memory."""
    return build_pipeline(vocabulary)


@pytest.fixture(scope="session")
def spelling() -> SpellingModel:
    """The intent model by spelling, learnt from the project's own examples."""
    return SpellingModel.fit(read_examples())


@pytest.fixture(scope="session")
def today() -> date:
    """The day on which all example sentences are said."""
    return date(2026, 11, 24)


@pytest.fixture(scope="session")
def said_on(today: date) -> SchoolDate:
    """That day in the typical school year."""
    return SchoolDate(today, guidance().calendar)
