"""What a clause tells of triggers, impacts and the school, learned from examples.

Parents describe rather than name ("his belly hurts by ten", "they told me to drag her in"); no
list of words ends. Meaning (sentence vectors) and spelling (words and letter groups) are asked
about every label by itself, as a clause may tell several things, or nothing.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from actions.core.understanding.clause_examples import Example
from actions.core.understanding.sentences import Array, sentence_encoder
from actions.core.understanding.spelling import SpellingModel
from actions.core.understanding.text import plain

MEANING_SHARE = 0.7
"""Of the blend with spelling; the best of 0.3, 0.5 and 0.7 in cross-validation."""
_REGULARISATION = 30.0
_ARRAYS, _NAMES = "clauses.npz", "clauses.json"


@dataclass(frozen=True)
class ClauseModel:
    """Both fitted models. Scores are logarithms of odds: more than 0 is likelier than not."""

    labels: tuple[str, ...]
    coefficients: Array
    intercepts: Array
    spelling: SpellingModel

    @classmethod
    def fit(cls, examples: Sequence[Example]) -> ClauseModel:
        """Learns from clauses and the labels of each."""
        # Learning is rare; answering should not pay for importing scikit-learn.
        from sklearn.linear_model import LogisticRegression

        vectors = sentence_encoder().encode([plain(text) for text, _ in examples])
        spelling = SpellingModel.fit_several(examples)
        models = [
            LogisticRegression(C=_REGULARISATION, class_weight="balanced", max_iter=1000).fit(
                vectors, [label in means for _, means in examples]
            )
            for label in spelling.labels
        ]
        return cls(
            labels=spelling.labels,
            coefficients=np.array([model.coef_[0] for model in models], np.float32),
            intercepts=np.array([model.intercept_[0] for model in models], np.float32),
            spelling=spelling,
        )

    def scores(self, clause: str, unlikely: float) -> dict[str, float]:
        """Label -> score; {} where by spelling alone all are below `unlikely`, which is quick."""
        by_spelling = self.spelling.odds(clause)
        if by_spelling.max() < unlikely:
            return {}
        vector = sentence_encoder().encode([plain(clause)])[0]
        by_meaning = self.coefficients @ vector + self.intercepts
        blend = MEANING_SHARE * by_meaning + (1 - MEANING_SHARE) * by_spelling
        return dict(zip(self.labels, blend.tolist(), strict=True))

    def save(self, folder: Path) -> None:
        """Writes the model into an existing folder."""
        arrays = {"coefficients": self.coefficients, "intercepts": self.intercepts}
        np.savez_compressed(folder / _ARRAYS, **arrays)
        (folder / _NAMES).write_text(json.dumps({"labels": self.labels}), encoding="utf-8")
        self.spelling.save(folder)

    @classmethod
    def load(cls, folder: Path) -> ClauseModel:
        """The model saved in `folder`. Raises OSError when there is none."""
        names = json.loads((folder / _NAMES).read_text(encoding="utf-8"))
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            coefficients, intercepts = arrays["coefficients"], arrays["intercepts"]
        spelling = SpellingModel.load(folder)
        return cls(tuple(names["labels"]), coefficients, intercepts, spelling)
