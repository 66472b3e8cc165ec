"""Which intent a message has, by meaning: MiniLM sentence vectors and a logistic regression."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from actions.core.understanding.sentences import DIMENSIONS, Array, sentence_encoder
from actions.core.understanding.text import plain

REGULARISATION = 30.0
"""C of the logistic regression; unit vectors need a weak one."""
_ARRAYS, _NAMES = "meaning.npz", "meaning.json"


@dataclass(frozen=True)
class MeaningModel:
    """A fitted model; without data (`MeaningModel()`) it knows no label."""

    labels: tuple[str, ...] = ()
    coefficients: Array = field(default_factory=lambda: np.zeros((0, DIMENSIONS), np.float32))
    intercepts: Array = field(default_factory=lambda: np.zeros(0, np.float32))

    @classmethod
    def fit(cls, examples: Sequence[tuple[str, str]]) -> MeaningModel:
        """Learns from (text, label) pairs."""
        # Learning is rare; answering should not pay for importing scikit-learn.
        from sklearn.linear_model import LogisticRegression

        vectors = sentence_encoder().encode([plain(text) for text, _ in examples])
        labels = [label for _, label in examples]
        model = LogisticRegression(C=REGULARISATION, class_weight="balanced", max_iter=1000)
        model.fit(vectors, labels)
        return cls(
            labels=tuple(str(label) for label in model.classes_),
            coefficients=model.coef_.astype(np.float32),
            intercepts=model.intercept_.astype(np.float32),
        )

    def shares(self, text: str) -> dict[str, float]:
        """Label -> confidence; all add up to 1."""
        if not self.labels:
            return {}
        scores = self.coefficients @ sentence_encoder().encode([plain(text)])[0] + self.intercepts
        raised = np.exp(scores - scores.max())
        return dict(zip(self.labels, (raised / raised.sum()).tolist(), strict=True))

    def save(self, folder: Path) -> None:
        """Writes the model into an existing folder."""
        arrays = {"coefficients": self.coefficients, "intercepts": self.intercepts}
        np.savez_compressed(folder / _ARRAYS, **arrays)
        (folder / _NAMES).write_text(json.dumps({"labels": self.labels}), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> MeaningModel:
        """The model saved in `folder`. Raises OSError when there is none."""
        names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            return cls(tuple(names["labels"]), arrays["coefficients"], arrays["intercepts"])
