"""Cross-validates the learned part of the safety check, to choose its two scores.

python -m scripts.safety_learning

Messages that nearly repeat each other are never both learned from and asked about. Everything the
rules were made with is in the data too, so only what this part adds is told.
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

from actions.core.safety import check_by_rules
from actions.core.safety.detect import explained_by_rules
from actions.core.safety.examples import danger_examples, everyday_examples
from actions.core.safety.learned import NONE, Array, DangerModel, vectors_of

FOLDS = 5
NEAR = 0.8
"""Messages of this cosine nearly repeat each other."""
SCORES = np.arange(0.0, 4.1, 0.4)


def main() -> int:
    """Prints what each score would add."""
    special = danger_examples()
    examples = special + everyday_examples()
    vectors = vectors_of([text for text, _ in examples])
    scores = held_out_scores(examples, vectors)
    danger = np.array([kind != NONE for _, kind in examples])
    everyday = np.arange(len(examples)) >= len(special)
    open_to = np.array([not explained_by_rules(text) for text, _ in examples])
    missed = danger & np.array([check_by_rules(text) is None for text, _ in examples])
    print(f"{missed.sum()} of {danger.sum()} dangers are missed by the rules")
    for score in SCORES:
        alarm = open_to & (scores >= score)
        print(
            f"score {score:.1f}: finds {alarm[missed].mean():.3f} of these; "
            f"alarms at {alarm[~danger & ~everyday].mean():.3f} of the look-alikes, "
            f"{alarm[everyday].mean():.4f} of everyday messages"
        )
    return 0


def held_out_scores(examples: list[tuple[str, str]], vectors: Array) -> NDArray[np.float64]:
    """The score of each example by a model that has not learned from it or its like."""
    scores = np.zeros(len(examples))
    folds = _folds(vectors)
    for fold in range(FOLDS):
        learn, ask = np.where(folds != fold)[0], np.where(folds == fold)[0]
        model = DangerModel.fit([examples[place] for place in learn], vectors[learn])
        for place in ask:
            scores[place] = model.sense(examples[place][0], vectors[place]).score
    return scores


def _folds(vectors: Array) -> NDArray[np.int64]:
    """A fold for each vector; near ones share it."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    count, group = connected_components(csr_matrix(vectors @ vectors.T > NEAR), directed=False)
    folds: NDArray[np.int64] = np.random.RandomState(3).randint(0, FOLDS, count)[group]
    return folds


if __name__ == "__main__":
    sys.exit(main())
