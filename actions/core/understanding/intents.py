"""Which intent a message has: TF-IDF of words and letter groups, and a logistic regression.

Learning uses scikit-learn; predicting needs numpy only and takes about a millisecond. Saved as
plain arrays and JSON, so that loading a model never runs code.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from actions.core.understanding.text import plain

Floats = NDArray[np.float32]
Ranking = list[tuple[str, float]]

_REGULARISATION = 20.0
"""C of the logistic regression; best of 5, 10, 20, 30 in cross-validation."""
_SEED = 7
_ARRAYS, _NAMES = "intents.npz", "intents.json"
_WORD = re.compile(r"[a-z0-9']+|[?!]")
_NUMBER = re.compile(r"\b(?!504\b)\d+(?=(?:st|nd|rd|th)?\b)")
_LETTERS = range(2, 6)


@dataclass(frozen=True)
class IntentModel:
    """A fitted model; without data (`IntentModel()`) it ranks nothing."""

    labels: tuple[str, ...] = ()
    columns: dict[str, int] = field(default_factory=dict)  # feature -> column
    weights: Floats = field(default_factory=lambda: np.zeros(0, np.float32))  # idf per column
    coefficients: Floats = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    intercepts: Floats = field(default_factory=lambda: np.zeros(0, np.float32))

    @classmethod
    def fit(cls, examples: Sequence[tuple[str, str]]) -> IntentModel:
        """Learns from (text, label) pairs; the same pairs give the same model."""
        # Learning is rare; answering should not pay for importing scikit-learn.
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression

        texts, labels = zip(*examples)
        vectorizer = TfidfVectorizer(analyzer=features, sublinear_tf=True, min_df=2)
        matrix = vectorizer.fit_transform(texts)
        model = LogisticRegression(
            C=_REGULARISATION, class_weight="balanced", max_iter=300, random_state=_SEED
        ).fit(matrix, labels)
        return cls(
            labels=tuple(str(label) for label in model.classes_),
            columns={name: int(column) for name, column in vectorizer.vocabulary_.items()},
            weights=vectorizer.idf_.astype(np.float32),
            coefficients=np.ascontiguousarray(model.coef_.T, dtype=np.float32),
            intercepts=model.intercept_.astype(np.float32),
        )

    def predict(self, text: str) -> Ranking:
        """(label, confidence) of every label, best first; any text is fine, empty ones too."""
        if not self.labels:
            return []
        scores = self.intercepts + self._scores(Counter(features(text)))
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        order = np.argsort(-shares, kind="stable")
        return [(self.labels[place], float(shares[place])) for place in order]

    def save(self, folder: Path) -> None:
        """Writes the model into an existing folder."""
        np.savez_compressed(
            Path(folder) / _ARRAYS,
            weights=self.weights,
            coefficients=self.coefficients,
            intercepts=self.intercepts,
        )
        names = {"labels": self.labels, "columns": sorted(self.columns, key=self.columns.__getitem__)}
        (Path(folder) / _NAMES).write_text(json.dumps(names), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> IntentModel:
        """The model saved in `folder`. Raises OSError when there is none."""
        names = json.loads((Path(folder) / _NAMES).read_text(encoding="utf-8"))
        with np.load(Path(folder) / _ARRAYS, allow_pickle=False) as arrays:
            return cls(
                labels=tuple(names["labels"]),
                columns={name: column for column, name in enumerate(names["columns"])},
                weights=arrays["weights"],
                coefficients=arrays["coefficients"],
                intercepts=arrays["intercepts"],
            )

    def _scores(self, counts: Counter[str]) -> Floats:
        known = [(self.columns[name], count) for name, count in counts.items() if name in self.columns]
        if not known:
            return np.zeros(len(self.labels), np.float32)
        columns, values = np.array(known).T
        vector = (1 + np.log(values)) * self.weights[columns]
        vector /= np.linalg.norm(vector)
        return vector.astype(np.float32) @ self.coefficients[columns]


def features(text: str) -> list[str]:
    """Words, word pairs and letter groups of two to five within words; numbers are alike."""
    words = _WORD.findall(_NUMBER.sub("0", plain(text)).replace("'", ""))
    pairs = [f"{first} {second}" for first, second in zip(words, words[1:])]
    padded = [f" {word} " for word in words]
    letters = [
        f"#{word[start : start + size]}"
        for word in padded
        for size in _LETTERS
        for start in range(max(1, len(word) - size + 1))
    ]
    return words + pairs + letters
