"""Which intent a message has: TF-IDF of words and letter groups, and a logistic regression.

Learning uses scikit-learn; predicting needs numpy only and takes well under a millisecond. Saved
as plain arrays and JSON, so that loading a model never runs code.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from actions.core.understanding.features import letter_features, word_features

Floats = NDArray[np.float32]
Ranking = list[tuple[str, float]]

_REGULARISATION = 20.0
"""C of the logistic regression; the middle of the range (10 to 30) that cross-validates alike."""
_SEED = 7
_ARRAYS, _NAMES = "spelling.npz", "spelling.json"


def _empty() -> Floats:
    return np.zeros(0, np.float32)


@dataclass(frozen=True)
class SpellingModel:
    """A fitted model; one without data (`SpellingModel()`) ranks nothing."""

    labels: tuple[str, ...] = ()
    columns: dict[str, int] = field(default_factory=dict)  # feature -> column
    weights: Floats = field(default_factory=_empty)  # how rare the feature is, per column
    coefficients: Floats = field(default_factory=_empty)  # columns x labels
    intercepts: Floats = field(default_factory=_empty)

    @classmethod
    def fit(cls, examples: Sequence[tuple[str, str]]) -> SpellingModel:
        """Learns from (text, label) pairs; the same pairs give the same model."""
        return cls.fit_several([(text, frozenset({label})) for text, label in examples])

    @classmethod
    def fit_several(cls, examples: Sequence[tuple[str, frozenset[str]]]) -> SpellingModel:
        """Learns from texts with any number of labels each."""
        # Learning is rare; answering should not pay for importing scikit-learn.
        from scipy.sparse import hstack
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression

        texts = [text for text, _ in examples]
        parts = (
            TfidfVectorizer(analyzer=word_features, sublinear_tf=True),
            TfidfVectorizer(analyzer=letter_features, sublinear_tf=True, min_df=2),
        )
        matrix = hstack([part.fit_transform(texts) for part in parts]).tocsr()
        labels = sorted(set().union(*(several for _, several in examples)))
        # One against the rest: a message like no example then has a low share everywhere.
        models = [
            LogisticRegression(
                C=_REGULARISATION, class_weight="balanced", solver="liblinear", random_state=_SEED
            ).fit(matrix, [label in several for _, several in examples])
            for label in labels
        ]
        names = [name for part in parts for name in part.get_feature_names_out()]
        return cls(
            labels=tuple(labels),
            columns={str(name): column for column, name in enumerate(names)},
            weights=np.concatenate([part.idf_ for part in parts]).astype(np.float32),
            coefficients=np.array([model.coef_[0] for model in models], np.float32).T.copy(),
            intercepts=np.array([model.intercept_[0] for model in models], np.float32),
        )

    def predict(self, text: str) -> Ranking:
        """(label, confidence) of every label, best first; any text is fine, an empty one too."""
        return sorted(self.shares(text).items(), key=lambda entry: -entry[1])

    def shares(self, text: str) -> dict[str, float]:
        """Label -> confidence; all add up to 1."""
        if not self.labels:
            return {}
        shares = 1 / (1 + np.exp(-self.odds(text)))
        return dict(zip(self.labels, (shares / shares.sum()).tolist(), strict=True))

    def odds(self, text: str) -> Floats:
        """The logarithm of each label's odds, in the order of `labels`."""
        scores = self.intercepts + self._scores(word_features(text))
        return scores + self._scores(letter_features(text))

    def save(self, folder: Path) -> None:
        """Writes the model into an existing folder."""
        np.savez_compressed(
            Path(folder) / _ARRAYS,
            weights=self.weights,
            coefficients=self.coefficients,
            intercepts=self.intercepts,
        )
        names = {"labels": self.labels, "columns": list(self.columns)}
        (Path(folder) / _NAMES).write_text(json.dumps(names), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> SpellingModel:
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

    def _scores(self, names: Sequence[str]) -> Floats:
        """What one kind of features says for each label."""
        counts = Counter(map(self.columns.get, names))
        counts.pop(None, None)  # what was in no example
        if not counts:
            return np.zeros(len(self.labels), np.float32)
        columns = np.array(list(counts))
        vector = (1 + np.log(np.array(list(counts.values())))) * self.weights[columns]
        unit = (vector / np.linalg.norm(vector)).astype(np.float32)
        scores: Floats = unit @ self.coefficients[columns]
        return scores
