"""Measures the trained model, on messages it has never seen where there are any.

    python -m scripts.model_check       prints the figures as JSON; 1 when one misses its mark

tests/nlu and data/messages hold the messages; docs/nlu.md and docs/safety.md what they are.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from actions.cli.understand import bot_models
from actions.core.understanding.understand import Models, understand
from scripts import safety_report
from scripts.nlu_report.facts import Score
from scripts.nlu_report.messages import EVALUATION, OUT, TODAY, kept_out

SETS = {"evaluation": EVALUATION, "blind": EVALUATION.parent / "blind"}

Figures = dict[str, float]

AT_LEAST: Figures = {
    "evaluation: intents right": 0.92,
    "blind: intents right": 0.92,
    "evaluation: F1 of facts": 0.9,
    "blind: F1 of facts": 0.9,
    "evaluation: not for us, told apart": 0.85,
    "safety: recall of dangers": 0.93,
    "safety: look-alikes left alone": 0.95,
}
WORSE_BY = 0.01
"""A new model may be this much below the one it replaces: two messages of the smaller set."""


def figures(models: Models) -> Figures:
    """Every figure of AT_LEAST; more is better."""
    found: Figures = {}
    for name, folder in SETS.items():
        found |= {f"{name}: {what}": value for what, value in _understood(models, folder).items()}
    report = safety_report.report_on("check")
    found |= {
        "safety: recall of dangers": report.share("danger found"),
        "safety: look-alikes left alone": report.share("no full false alarm"),
    }
    return {name: round(value, 4) for name, value in found.items() if name in AT_LEAST}


def _understood(models: Models, folder: Path) -> Figures:
    facts, right, out = Score(), [], []
    for kept in kept_out(folder):
        read = understand(kept.text, models=models, today=TODAY)
        label = f"{read.intent}/{read.topic}" if read.topic else read.intent
        right.append(label == kept.label)
        if kept.label == OUT:
            out.append(label == OUT)
        facts.add(read.facts, kept.facts)
    return {
        "intents right": sum(right) / len(right),
        "F1 of facts": facts.f1(),
        "not for us, told apart": sum(out) / max(len(out), 1),
    }


def shortfalls(new: Figures, old: Figures) -> list[str]:
    """What speaks against the new model, in words; `old` is empty when nothing is replaced."""
    below = [
        f"{name} is {new[name]:.3f}; it must be at least {mark:.3f}"
        for name, mark in AT_LEAST.items()
        if new[name] < mark
    ]
    worse = [
        f"{name} is {new[name]:.3f}; the model in use has {old[name]:.3f}"
        for name in new
        if name in old and new[name] < old[name] - WORSE_BY
    ]
    return below + worse


def main() -> int:
    """Prints the figures; 1 when one misses its mark."""
    found = figures(bot_models())
    print(json.dumps(found, indent=1))
    against = shortfalls(found, {})
    print("".join(f"✗ {one}\n" for one in against), end="", file=sys.stderr)
    return 1 if against else 0


if __name__ == "__main__":
    sys.exit(main())
