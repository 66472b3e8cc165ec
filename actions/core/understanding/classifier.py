"""The intent classifier: meaning and spelling, two models in equal parts.

Meaning knows other words for the same thing; spelling stands up to typos. Each alone is weaker:
the figures are in docs/decisions.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from actions.core.understanding.intents import IntentModel, Ranking
from actions.core.understanding.meaning import MeaningModel

MEANING_SHARE = 0.5
"""Best of 0, 0.3, 0.5, 0.7, 0.85, 1 in cross-validation."""


@dataclass(frozen=True)
class Classifier:
    """Both fitted models; without data (`Classifier()`) it ranks nothing."""

    meaning: MeaningModel = field(default_factory=MeaningModel)
    spelling: IntentModel = field(default_factory=IntentModel)

    @classmethod
    def fit(cls, examples: Sequence[tuple[str, str]]) -> Classifier:
        """Learns from (text, label) pairs; labels are intents or "faq/<topic>"."""
        return cls(MeaningModel.fit(examples), IntentModel.fit(examples))

    def predict(self, text: str) -> Ranking:
        """(label, confidence) of every label, best first; [] where there is nothing to read."""
        if not any(sign.isalnum() for sign in text):
            return []
        by_spelling = dict(self.spelling.predict(text))
        blend = {
            label: MEANING_SHARE * share + (1 - MEANING_SHARE) * by_spelling[label]
            for label, share in self.meaning.shares(text).items()
        }
        return sorted(blend.items(), key=lambda entry: (-entry[1], entry[0]))

    def save(self, folder: Path) -> None:
        """Writes both models into an existing folder."""
        self.meaning.save(folder)
        self.spelling.save(folder)

    @classmethod
    def load(cls, folder: Path) -> Classifier:
        """The classifier saved in `folder`. Raises OSError when there is none."""
        return cls(MeaningModel.load(folder), IntentModel.load(folder))
