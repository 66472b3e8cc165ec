"""What a piece of a message means, learned from examples: a kind of danger, or none.

Two models look at it. Meaning (sentence vectors) knows other words for the same thing; spelling
(words and letter groups) stands up to typos, knows the words themselves, and learns Spanish too.
"""

from __future__ import annotations

import json
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from actions.core.content.safety_patterns import Language
from actions.core.understanding.sentences import DANGER_MODEL, Array, sentence_encoder
from actions.core.understanding.spelling import SpellingModel
from actions.core.understanding.text import plain

NONE = "none"
"""Label of examples in which nobody is in danger."""

_NETWORKS, _HIDDEN, _ROUNDS = 5, 64, 20
"""Small networks whose answers are averaged. Their number steadies the kind and the score; wider
or longer learning cross-validates alike."""
_WEIGHTS: dict[Language, tuple[float, float]] = {"en": (1 / 2, 1 / 3), "es": (0.15, 0.8)}
"""Weights of meaning and spelling: the encoder knows English, Spanish is known by its words."""
_LEAST = 1e-5
"""Shares are never nearer to 0 or 1, so that a score stays finite."""
_ARRAYS, _NAMES = "danger.npz", "danger.json"


@dataclass(frozen=True)
class Sense:
    """What a piece seems to tell of. `score` grows with danger; above 0 it is likely."""

    score: float
    kinds: dict[str, float]  # how likely each kind is, should there be danger


@dataclass(frozen=True)
class Spelt:
    """A piece, and how likely its words are of each kind of danger or of none."""

    text: str
    shares: dict[str, float]

    @cached_property
    def score(self) -> float:
        """How dangerous the words look."""
        return _log_odds(1 - self.shares[NONE])


def likeliest_kind(senses: Sequence[Sense]) -> str:
    """The kind of danger all these pieces together tell of; the dangerous ones say most."""
    said: Counter[str] = Counter()
    for sense in senses:
        weight = 1 / (1 + np.exp(-2 * sense.score))
        for kind, share in sense.kinds.items():
            said[kind] += weight * share
    return said.most_common(1)[0][0]


@dataclass(frozen=True)
class Meaning:
    """Fitted networks of one hidden layer over sentence vectors; one row of weights for each."""

    labels: tuple[str, ...]
    inner: Array  # networks x dimensions x hidden
    inner_bias: Array
    outer: Array  # networks x hidden x labels
    outer_bias: Array

    @classmethod
    def fit(cls, examples: Sequence[tuple[str, str]], vectors: Array) -> Meaning:
        """Learns from (text, kind or NONE) pairs and the vectors of the texts."""
        # Learning is rare; answering should not pay for importing scikit-learn.
        from sklearn.exceptions import ConvergenceWarning
        from sklearn.neural_network import MLPClassifier

        labels = [label for _, label in examples]
        settings = {"alpha": 1e-3, "learning_rate_init": 2e-3, "max_iter": _ROUNDS}
        networks = [
            MLPClassifier((_HIDDEN,), random_state=seed, **settings) for seed in range(_NETWORKS)
        ]
        with warnings.catch_warnings():
            # To stop before everything is learned by heart is meant.
            warnings.simplefilter("ignore", ConvergenceWarning)
            fitted = [network.fit(vectors, labels) for network in networks]
        return cls(
            labels=tuple(str(label) for label in fitted[0].classes_),
            inner=np.array([one.coefs_[0] for one in fitted], np.float32),
            inner_bias=np.array([one.intercepts_[0] for one in fitted], np.float32),
            outer=np.array([one.coefs_[1] for one in fitted], np.float32),
            outer_bias=np.array([one.intercepts_[1] for one in fitted], np.float32),
        )

    def arrays(self) -> dict[str, Array]:
        """The weights by name."""
        names = ("inner", "inner_bias", "outer", "outer_bias")
        return {name: getattr(self, name) for name in names}

    def shares(self, vector: Array) -> dict[str, float]:
        """How likely each label is."""
        hidden = np.maximum(vector @ self.inner + self.inner_bias, 0)
        raised = np.einsum("nh,nhl->nl", hidden, self.outer) + self.outer_bias
        each = np.exp(raised - raised.max(axis=1, keepdims=True))
        shares = (each / each.sum(axis=1, keepdims=True)).mean(axis=0)
        return dict(zip(self.labels, shares.tolist(), strict=True))


@dataclass(frozen=True)
class DangerModel:
    """What all examples taught: whether there is danger, and of which kind."""

    meaning: Meaning
    spelling: SpellingModel

    def by_spelling(self, text: str) -> Spelt:
        """What the words of a piece look like, without their meaning; quick."""
        return Spelt(text, self.spelling.shares(text))

    def sense(self, spelt: Spelt, vector: Array, language: Language = "en") -> Sense:
        """What the piece tells of, by meaning and spelling."""
        meant = self.meaning.shares(vector)
        by_meaning, by_spelling = _WEIGHTS[language]
        score = by_meaning * _log_odds(1 - meant[NONE]) + by_spelling * spelt.score
        meant_kinds, spelt_kinds = _among_dangers(meant), _among_dangers(spelt.shares)
        kinds = {kind: meant_kinds[kind] + spelt_kinds[kind] / 2 for kind in meant_kinds}
        return Sense(score, kinds)

    def save(self, folder: Path) -> None:
        """Writes the model into an existing folder."""
        np.savez_compressed(folder / _ARRAYS, **self.meaning.arrays())
        names = {"labels": self.meaning.labels}
        (folder / _NAMES).write_text(json.dumps(names), encoding="utf-8")
        self.spelling.save(folder)

    @classmethod
    def load(cls, folder: Path) -> DangerModel:
        """The model saved in `folder`. Raises OSError when there is none."""
        names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            meaning = Meaning(tuple(names["labels"]), **arrays)
        return cls(meaning, SpellingModel.load(folder))


def vectors_of(texts: Sequence[str]) -> Array:
    """The vectors of these texts, as the encoder taught to read danger sees them."""
    return sentence_encoder(DANGER_MODEL).encode([plain(text) for text in texts])


def _among_dangers(shares: dict[str, float]) -> dict[str, float]:
    """The shares of the kinds of danger, without NONE."""
    danger = max(1 - shares[NONE], _LEAST)
    return {kind: share / danger for kind, share in shares.items() if kind != NONE}


def _log_odds(share: float) -> float:
    share = min(max(share, _LEAST), 1 - _LEAST)
    return float(np.log(share / (1 - share)))
