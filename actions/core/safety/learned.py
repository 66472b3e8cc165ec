"""What a piece of a message means, learned from examples: a kind of danger, or none.

Two models look at it. Meaning (sentence vectors) knows other words for the same thing; spelling
(words and letter groups) stands up to typos and knows the words themselves. English only.
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
"""C of the logistic regression; 10 to 30 cross-validate alike."""
_ARRAYS, _NAMES = "danger.npz", "danger.json"


@dataclass(frozen=True)
class Sense:
    """What a piece seems to tell of. `score` is 0 where danger and none are as likely."""

    kind: str  # the likeliest danger, however unlikely danger is
    score: float


@dataclass(frozen=True)
class DangerModel:
    """Both fitted models."""

    labels: tuple[str, ...]
    coefficients: Array
    intercepts: Array
    spelling: SpellingModel

    @classmethod
    def fit(cls, examples: Sequence[tuple[str, str]], vectors: Array) -> DangerModel:
        """Learns from (text, kind or NONE) pairs and the vectors of the texts."""
        # Learning is rare; answering should not pay for importing scikit-learn.
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=_REGULARISATION, class_weight="balanced", max_iter=1000)
        model.fit(vectors, [label for _, label in examples])
        return cls(
            labels=tuple(str(label) for label in model.classes_),
            coefficients=model.coef_.astype(np.float32),
            intercepts=model.intercept_.astype(np.float32),
            spelling=SpellingModel.fit(examples),
        )

    def by_spelling(self, text: str) -> float:
        """How dangerous the words look, without their meaning; quick."""
        return _log_odds(1 - dict(self.spelling.predict(text)).get(NONE, 1.0))

    def sense(self, text: str, vector: Array) -> Sense:
        """What the piece tells of, by both models."""
        raised = self.coefficients @ vector + self.intercepts
        shares = np.exp(raised - raised.max())
        shares = dict(zip(self.labels, (shares / shares.sum()).tolist(), strict=True))
        danger = 1 - shares.pop(NONE)
        kind = max(shares, key=lambda label: shares[label])
        return Sense(kind, (_log_odds(danger) + self.by_spelling(text)) / 2)

    def save(self, folder: Path) -> None:
        """Writes the model into an existing folder."""
        np.savez_compressed(
            folder / _ARRAYS, coefficients=self.coefficients, intercepts=self.intercepts
        )
        (folder / _NAMES).write_text(json.dumps({"labels": self.labels}), encoding="utf-8")
        self.spelling.save(folder)

    @classmethod
    def load(cls, folder: Path) -> DangerModel:
        """The model saved in `folder`. Raises OSError when there is none."""
        names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            coefficients, intercepts = arrays["coefficients"], arrays["intercepts"]
        return cls(tuple(names["labels"]), coefficients, intercepts, SpellingModel.load(folder))


def vectors_of(texts: Sequence[str]) -> Array:
    """The sentence vectors of these texts."""
    return sentence_encoder().encode([plain(text) for text in texts])


def _log_odds(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return float(np.log(share / (1 - share)))
