"""Rasa's default pipeline (DIET), trained on the same examples as the others."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml

from actions.core.understanding.spelling import Ranking

_PIPELINE: tuple[dict[str, object], ...] = (
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {
        "name": "DIETClassifier",
        "constrain_similarities": True,
        "entity_recognition": False,
        "ranking_length": 0,
        "random_seed": 7,
    },
)
_SLASH = "__"  # a slash would make all topics one retrieval intent


class Diet:
    """A trained DIET model; `predict` ranks labels as the other classifiers do."""

    def __init__(self, examples: Sequence[tuple[str, str]], epochs: int) -> None:
        # Rasa takes seconds to import; only this candidate pays.
        from rasa.core.agent import Agent
        from rasa.model_training import train_nlu

        with tempfile.TemporaryDirectory() as folder:
            config, data = Path(folder) / "config.yml", Path(folder) / "nlu.yml"
            config.write_text(yaml.safe_dump(_config(epochs)), encoding="utf-8")
            data.write_text(yaml.safe_dump(_training_data(examples)), encoding="utf-8")
            model = train_nlu(str(config), str(data), folder)
            self._agent = Agent.load(model)

    def predict(self, text: str) -> Ranking:
        """(label, confidence), best first."""
        read = asyncio.run(self._agent.parse_message(text))
        ranking = read["intent_ranking"]
        return [(entry["name"].replace(_SLASH, "/"), entry["confidence"]) for entry in ranking]


def _config(epochs: int) -> dict[str, object]:
    *featurizers, classifier = _PIPELINE
    return {
        "recipe": "default.v1",
        "assistant_id": "report",
        "language": "en",
        "pipeline": [*featurizers, {**classifier, "epochs": epochs}],
    }


def _training_data(examples: Sequence[tuple[str, str]]) -> dict[str, object]:
    by_label: dict[str, list[str]] = {}
    for text, label in examples:
        by_label.setdefault(label.replace("/", _SLASH), []).append(text)
    return {
        "version": "3.1",
        "nlu": [
            {"intent": label, "examples": "".join(f"- {text}\n" for text in texts)}
            for label, texts in by_label.items()
        ],
    }
