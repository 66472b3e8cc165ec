"""What a piece of a message means, learned from examples: a kind of danger, or none.

Two models look at it. Meaning (sentence vectors) knows other words for the same thing; spelling
(words and letter groups) stands up to typos, knows the words themselves, and learns Spanish too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from actions.core.understanding.sentences import Array, sentence_encoder
from actions.core.understanding.spelling import SpellingModel
from actions.core.understanding.text import plain

NONE = "none"
"""Label of examples in which nobody is in danger."""

_REGULARISATION = 30.0
"""C of the logistic regression that names the kind; 10 to 30 cross-validate alike."""
_SLACK, _REACH = 3.0, 2.0
"""C and gamma of the support vector machine; it cross-validates better than the regression."""
_SPELLING = 1 / 3
"""Weight of the spelling beside the meaning."""
_ARRAYS, _NAMES = "danger.npz", "danger.json"


@dataclass(frozen=True)
class Sense:
    """What a piece seems to tell of. `score` grows with danger."""

    kind: str  # the likeliest danger, however unlikely danger is
    score: float


@dataclass(frozen=True)
class Meaning:
    """A fitted logistic regression over sentence vectors."""

    labels: tuple[str, ...]
    coefficients: Array
    intercepts: Array

    @classmethod
    def fit(cls, examples: Sequence[tuple[str, str]], vectors: Array) -> Meaning:
        """Learns from (text, kind or NONE) pairs and the vectors of the texts."""
        # Learning is rare; answering should not pay for importing scikit-learn.
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=_REGULARISATION, class_weight="balanced", max_iter=1000)
        model.fit(vectors, [label for _, label in examples])
        return cls(
            labels=tuple(str(label) for label in model.classes_),
            coefficients=model.coef_.astype(np.float32),
            intercepts=model.intercept_.astype(np.float32),
        )

    def shares(self, vector: Array) -> dict[str, float]:
        """How likely each label is."""
        raised = self.coefficients @ vector + self.intercepts
        shares = np.exp(raised - raised.max())
        return dict(zip(self.labels, (shares / shares.sum()).tolist(), strict=True))

    def danger(self, vector: Array) -> float:
        """How likely any danger is."""
        return 1 - self.shares(vector)[NONE]


@dataclass(frozen=True)
class Nearness:
    """A fitted support vector machine: nearer to dangers or to look-alikes."""

    supports: Array
    pulls: Array
    bias: float

    @classmethod
    def fit(cls, examples: Sequence[tuple[str, str]], vectors: Array) -> Nearness:
        """Learns from (text, kind or NONE) pairs and the unit vectors of the texts."""
        from sklearn.svm import SVC

        model = SVC(C=_SLACK, gamma=_REACH, class_weight="balanced")
        model.fit(vectors, [label != NONE for _, label in examples])
        return cls(
            supports=model.support_vectors_.astype(np.float32),
            pulls=model.dual_coef_[0].astype(np.float32),
            bias=float(model.intercept_[0]),
        )

    def danger(self, vector: Array) -> float:
        """More than 0 where dangers are nearer."""
        # The squared distance of two unit vectors is 2 - 2 * their product.
        near = np.exp(2 * _REACH * (self.supports @ vector - 1))
        return float(self.pulls @ near) + self.bias


@dataclass(frozen=True)
class DangerModel:
    """What all examples taught: whether there is danger, and of which kind."""

    meaning: Meaning
    nearness: Nearness
    spelling: SpellingModel

    @classmethod
    def fit(cls, examples: Sequence[tuple[str, str]], vectors: Array) -> DangerModel:
        """Learns from (text, kind or NONE) pairs and the vectors of the texts."""
        return cls(
            Meaning.fit(examples, vectors),
            Nearness.fit(examples, vectors),
            SpellingModel.fit(examples),
        )

    def by_spelling(self, text: str) -> float:
        """How dangerous the words look, without their meaning; quick."""
        return _log_odds(1 - dict(self.spelling.predict(text)).get(NONE, 1.0))

    def sense(self, text: str, vector: Array) -> Sense:
        """What the piece tells of, by meaning and spelling."""
        shares = self.meaning.shares(vector)
        del shares[NONE]
        kind = max(shares, key=lambda label: shares[label])
        return Sense(kind, self.nearness.danger(vector) + _SPELLING * self.by_spelling(text))

    def save(self, folder: Path) -> None:
        """Writes the model into an existing folder."""
        np.savez_compressed(
            folder / _ARRAYS,
            coefficients=self.meaning.coefficients,
            intercepts=self.meaning.intercepts,
            supports=self.nearness.supports.astype(np.float16),
            pulls=self.nearness.pulls,
        )
        names = {"labels": self.meaning.labels, "bias": self.nearness.bias}
        (folder / _NAMES).write_text(json.dumps(names), encoding="utf-8")
        self.spelling.save(folder)

    @classmethod
    def load(cls, folder: Path) -> DangerModel:
        """The model saved in `folder`. Raises OSError when there is none."""
        names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            return cls(
                Meaning(tuple(names["labels"]), arrays["coefficients"], arrays["intercepts"]),
                Nearness(arrays["supports"].astype(np.float32), arrays["pulls"], names["bias"]),
                SpellingModel.load(folder),
            )


def vectors_of(texts: Sequence[str]) -> Array:
    """The sentence vectors of these texts."""
    return sentence_encoder().encode([plain(text) for text in texts])


def _log_odds(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return float(np.log(share / (1 - share)))
