"""Measures the intent model: five-fold cross-validation on the examples, and the kept-out messages.

python -m scripts.nlu_report
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import yaml
from sklearn.model_selection import StratifiedKFold

from actions.core.understanding.examples import read_examples
from actions.core.understanding.intents import IntentModel, blended
from actions.core.understanding.meaning import MeaningModel
from actions.core.understanding.spelling import SpellingModel
from actions.core.understanding.understand import CONFIDENT

KEPT_OUT = Path(__file__).resolve().parents[1] / "tests" / "nlu"
SHARES = (0.0, 0.3, 0.5, 0.7, 1.0)
OUT = "out_of_scope"
Example = tuple[str, str]
Guess = tuple[str, str, float]  # true label, guessed label, confidence


def guesses(model: IntentModel, examples: list[Example], share: float) -> list[Guess]:
    """What the model makes of each example when meaning has this share of the blend."""
    ranked = [blended(model, text, share) or [(OUT, 0.0)] for text, _ in examples]
    return [(label, *ranking[0]) for (_, label), ranking in zip(examples, ranked, strict=True)]


def accuracy(found: list[Guess]) -> float:
    """Share of right guesses."""
    return float(np.mean([true == guess for true, guess, _ in found]))


def turned_away(found: list[Guess], belongs: Callable[[str], bool]) -> float:
    """Share, of the messages that `belongs` picks, that are taken for none of ours."""
    return float(
        np.mean([g == OUT or sure < CONFIDENT for true, g, sure in found if belongs(true)])
    )


def cross_validated(examples: list[Example]) -> dict[float, list[Guess]]:
    """Guesses on each fifth of the examples by a model that learnt from the others."""
    labels = np.array([label for _, label in examples])
    found: dict[float, list[Guess]] = {share: [] for share in SHARES}
    for learn, test in StratifiedKFold(5, shuffle=True, random_state=0).split(labels, labels):
        part = [examples[place] for place in learn]
        model = IntentModel(MeaningModel.fit(part), SpellingModel.fit(part))
        for share in SHARES:
            found[share] += guesses(model, [examples[place] for place in test], share)
    return found


def main() -> None:
    """Prints accuracies by share of meaning, and how well messages that are not ours are told."""
    examples = list(read_examples())
    found = cross_validated(examples)
    print(f"{len(examples)} examples; share of meaning -> accuracy")
    print("five-fold ", {share: round(accuracy(found[share]), 3) for share in SHARES})
    model = IntentModel.fit(examples)
    for name in ("held_out", "unseen"):
        entries = yaml.safe_load((KEPT_OUT / f"{name}.yml").read_text(encoding="utf-8"))
        kept = [(entry["text"], entry["label"]) for entry in entries]
        scores = {share: round(accuracy(guesses(model, kept, share)), 3) for share in SHARES}
        print(f"{name:10}", scores, f"({len(kept)} messages)")
    caught = turned_away(found[0.5], lambda label: label == OUT)
    lost = turned_away(found[0.5], lambda label: label != OUT)
    print(
        f"at {CONFIDENT}: {caught:.3f} of what is not ours caught, {lost:.3f} of ours turned away"
    )


if __name__ == "__main__":
    main()
