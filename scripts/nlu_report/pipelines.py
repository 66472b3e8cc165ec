"""The classifiers compared: spelling, meaning by three encoders, and blends of the two."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from actions.core.understanding.meaning import REGULARISATION
from actions.core.understanding.sentences import Array
from actions.core.understanding.spelling import Ranking, SpellingModel
from actions.core.understanding.text import plain
from scripts.nlu_report.intents import Shares

Example = tuple[str, str]
Encode = Callable[[Sequence[str]], Array]
FOLDS = 5


@dataclass(frozen=True)
class Sets:
    """Shares on the cross-validated examples and on further sets of texts, and what it took."""

    cross_validated: Shares | None
    kept_out: list[Shares]
    training_seconds: float
    milliseconds: float  # a message


def spelling_sets(examples: Sequence[Example], texts: Sequence[Sequence[str]]) -> Sets:
    """The spelling model."""
    labels = sorted({label for _, label in examples})

    def shares(model: SpellingModel, several: Sequence[str]) -> Shares:
        return as_shares([model.predict(text) for text in several], labels)

    crossed = np.zeros((len(examples), len(labels)))
    for learn, test in folds(examples):
        model = SpellingModel.fit([examples[place] for place in learn])
        crossed[test] = shares(model, [examples[place][0] for place in test])
    started = time.process_time()
    model = SpellingModel.fit(examples)
    trained = time.process_time() - started
    found, took = _timed(partial(shares, model), texts)
    return Sets(crossed, found, trained, took)


def meaning_sets(
    examples: Sequence[Example], texts: Sequence[Sequence[str]], encode: Encode
) -> Sets:
    """A logistic regression over one encoder's sentence vectors."""
    labels = np.array([label for _, label in examples])
    started = time.process_time()
    vectors = encode([plain(text) for text, _ in examples])
    model = _fitted(vectors, labels)
    trained = time.process_time() - started
    crossed = np.zeros((len(examples), len(model.classes_)))
    for learn, test in folds(examples):
        crossed[test] = _fitted(vectors[learn], labels[learn]).predict_proba(vectors[test])

    def shares(several: Sequence[str]) -> Shares:
        one_by_one = np.vstack([encode([plain(text)]) for text in several])
        found: Shares = model.predict_proba(one_by_one)
        return found

    found, took = _timed(shares, texts)
    return Sets(crossed, found, trained, took)


def blend(meaning: Sets, spelling: Sets, share: float) -> Sets:
    """Both, meaning with this share."""

    def mix(one: Shares, other: Shares) -> Shares:
        return share * one + (1 - share) * other

    crossed = None
    if meaning.cross_validated is not None and spelling.cross_validated is not None:
        crossed = mix(meaning.cross_validated, spelling.cross_validated)
    return Sets(
        crossed,
        [mix(*pair) for pair in zip(meaning.kept_out, spelling.kept_out, strict=True)],
        meaning.training_seconds + spelling.training_seconds,
        meaning.milliseconds + spelling.milliseconds,
    )


def folds(examples: Sequence[Example]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Places to learn from and to test on, five times; always the same."""
    labels = [label for _, label in examples]
    yield from StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(labels, labels)


def as_shares(rankings: Sequence[Ranking], labels: Sequence[str]) -> Shares:
    """Rankings as a table, shape (messages, labels)."""
    tables = [dict(ranking) for ranking in rankings]
    return np.array([[table.get(label, 0.0) for label in labels] for table in tables])


def _fitted(vectors: Array, labels: NDArray[np.str_]) -> LogisticRegression:
    model = LogisticRegression(C=REGULARISATION, class_weight="balanced", max_iter=1000)
    return model.fit(vectors, labels)


def _timed(
    shares: Callable[[Sequence[str]], Shares], texts: Sequence[Sequence[str]]
) -> tuple[list[Shares], float]:
    started = time.process_time()
    found = [shares(several) for several in texts]
    messages = sum(len(several) for several in texts)
    return found, (time.process_time() - started) / messages * 1000
