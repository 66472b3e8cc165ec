"""Cross-validates the learned part of the safety check, to choose its two scores.

python -m scripts.safety_learning

Whole messages are asked about, by the highest score of their pieces, as the check does. Messages
that nearly repeat each other are never both learned from and asked about. The rules know most of
the data, so only what this part adds is told; for the sixth set, which the rules were not made
with, what both find together.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from actions.core.safety import check_by_rules
from actions.core.safety.detect import explained_by_rules, set_aside
from actions.core.safety.examples import SAFETY_ROOT, Example, danger_examples, everyday_examples
from actions.core.safety.learned import NONE, Array
from actions.core.safety.lessons import Vectors, learn, vectors_for
from actions.core.safety.windows import windows

FOLDS = 5
NEAR = 0.8
"""Messages of this cosine nearly repeat each other."""
SCORES = np.arange(0.0, 1.6, 0.1)


def main() -> int:
    """Prints what each score would add."""
    special = danger_examples()
    examples = special + everyday_examples()
    scores = held_out_scores(examples, vectors_for(examples))
    danger = np.array([kind != NONE for _, kind in examples])
    everyday = np.arange(len(examples)) >= len(special)
    unknown = {text for text, _ in danger_examples(SAFETY_ROOT / "studied" / "sixth")}
    sixth = np.array([text in unknown for text, _ in examples])
    ruled = np.array([check_by_rules(text) is not None for text, _ in examples])
    missed = danger & ~ruled
    print(f"{missed.sum()} of {danger.sum()} dangers are missed by the rules")
    for score in SCORES:
        alarm = scores >= score
        both = alarm | ruled
        print(
            f"score {score:.1f}: finds {alarm[missed].mean():.3f} of these; "
            f"alarms at {alarm[~danger & ~everyday].mean():.3f} of the look-alikes, "
            f"{alarm[everyday].mean():.4f} of everyday messages; with the rules, of the sixth set "
            f"{both[sixth & danger].mean():.3f}, false alarms {both[sixth & ~danger].mean():.3f}"
        )
    return 0


def held_out_scores(examples: Sequence[Example], vectors: Vectors) -> NDArray[np.float64]:
    """The score of each message by a model that has not learned from it or its like."""
    scores = np.full(len(examples), -np.inf)
    folds = _folds(np.array([vectors[text] for text, _ in examples]))
    for fold in range(FOLDS):
        ours = zip(examples, folds == fold, strict=True)
        model = learn([example for example, held_out in ours if not held_out], vectors)
        for place in np.where(folds == fold)[0]:
            open_to = [p for p in windows(examples[place][0]) if not _judged(p)]
            senses = [model.sense(piece, vectors[piece]).score for piece in open_to]
            scores[place] = max(senses, default=-np.inf)
    return scores


def _judged(piece: str) -> bool:
    return explained_by_rules(piece) or set_aside(piece)


def _folds(vectors: Array) -> NDArray[np.int64]:
    """A fold for each vector; near ones share it."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    count, group = connected_components(csr_matrix(vectors @ vectors.T > NEAR), directed=False)
    folds: NDArray[np.int64] = np.random.RandomState(3).randint(0, FOLDS, count)[group]
    return folds


if __name__ == "__main__":
    sys.exit(main())
