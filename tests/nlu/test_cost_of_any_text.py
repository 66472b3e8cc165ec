"""No text keeps the bot from other parents: any signs cost little more than a story."""

from __future__ import annotations

import string
import time
from datetime import date

import pytest

from actions.core.safety import check
from actions.core.understanding.spacy_model import forgetting
from actions.core.understanding.text import readable
from actions.core.understanding.understand import Models, understand

LENGTH = 10_000
STORY = "My son is 9 and missed 12 days since October. He has anxiety, and the school says no. "
UNICODE = "…–—’“”«»¿¡·•€£°±×÷≠∞←→★☆♥☺✓✗\u00a0\u2003\u200b\u200d💔🔪😭🙏日本語אب"
MIXTURES = (
    "=,", "a.b-", "1 1 1 ", "31 days ", "3 + 4 ", "x; ", "aN bN cN. ", "nothing matters anymore. ",
    "\t", "\n", " \n", "?!", "()[]", "a_", "%20", "http://a.b/c?d=e&", "she wants to ",
    "no not never ",
)  # fmt: skip
DEARER = 6
"""Times the cost of a story of the same length that any text may take."""


def cost(text: str, models: Models) -> float:
    """Seconds of the processor for what the bot does with a text, without waiting."""
    start = time.process_time()
    check(text)
    with forgetting(models.nlp):
        understand(readable(text), models=models, today=date(2026, 11, 30))
    return time.process_time() - start


@pytest.fixture(scope="module")
def story(models: Models) -> float:
    cost(STORY, models)  # the first one loads what all need
    return cost((STORY * LENGTH)[:LENGTH], models)


@pytest.mark.parametrize("unit", [*string.punctuation, "a", "1", *UNICODE, *MIXTURES], ids=ascii)
def test_any_text_costs_little_more_than_a_story(unit: str, models: Models, story: float) -> None:
    assert cost((unit * LENGTH)[:LENGTH], models) < DEARER * story


def test_the_vocabulary_of_spacy_does_not_grow(models: Models) -> None:
    def read(text: str) -> None:
        with forgetting(models.nlp):
            understand(text, models=models, today=date(2026, 11, 30))

    read("a first message")
    before = len(models.nlp.vocab.strings)
    for number in range(20):
        read(" ".join(f"madeupword{number}x{place}" for place in range(50)))
    assert len(models.nlp.vocab.strings) == before
