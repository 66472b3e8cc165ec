"""The intent classifier: meaning and spelling, two models in equal parts.

Meaning knows other words for the same thing; spelling stands up to typos. Each alone is weaker:
the figures are in docs/decisions.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from actions.core.understanding.meaning import MeaningModel
from actions.core.understanding.spelling import Ranking, SpellingModel

MEANING_SHARE = 0.5
"""Within a point of the best in cross-validation, and best on kept-out messages."""


@dataclass(frozen=True)
class IntentModel:
    """Both fitted models; without data (`IntentModel()`) it ranks nothing."""

    meaning: MeaningModel = field(default_factory=MeaningModel)
    spelling: SpellingModel = field(default_factory=SpellingModel)

    @classmethod
    def fit(cls, examples: Sequence[tuple[str, str]]) -> IntentModel:
        """Learns from (text, label) pairs; labels are intents or "faq/<topic>"."""
        return cls(MeaningModel.fit(examples), SpellingModel.fit(examples))

    def predict(self, text: str) -> Ranking:
        """(label, confidence) of every label, best first; [] where there is nothing to read."""
        return blended(self, text, MEANING_SHARE)

    def save(self, folder: Path) -> None:
        """Writes both models into an existing folder."""
        self.meaning.save(folder)
        self.spelling.save(folder)

    @classmethod
    def load(cls, folder: Path) -> IntentModel:
        """The classifier saved in `folder`. Raises OSError when there is none."""
        return cls(MeaningModel.load(folder), SpellingModel.load(folder))


def blended(model: IntentModel, text: str, meaning_share: float) -> Ranking:
    """What `predict` says when meaning has this share of the blend, from 0 to 1."""
    if not any(sign.isalnum() for sign in text):
        return []
    by_spelling = model.spelling.shares(text)
    blend = {
        label: meaning_share * share + (1 - meaning_share) * by_spelling[label]
        for label, share in model.meaning.shares(text).items()
    }
    return sorted(blend.items(), key=lambda entry: (-entry[1], entry[0]))
