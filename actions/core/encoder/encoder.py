"""Runs the encoder over one text: pieces in, the outputs of its ONNX graph out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from actions.core.encoder.files import check_files
from actions.core.encoder.quantization import dequantized

Array = NDArray[np.float32]

WORDS, TOKENIZER, SIGNS = "words.npy", "tokenizer.json", "signs.json"
"""Files beside the graph: embeddings of the pieces, how a text is cut, how signs are read."""

FIRST, LAST = 0, 2
"""Ids of the first and the last piece of every text."""

MAX_PIECES = 224
"""Pieces of a text that are read at once, about 160 words."""


@dataclass(frozen=True)
class Pieces:
    """The pieces of a text. `places`: start and end of each in the text as it was typed; a piece
    that stands for no sign of it has an empty place."""

    ids: list[int]
    places: list[tuple[int, int]]


class Encoder:
    """Graphs over the same pieces. An instance may be used by several threads."""

    def __init__(self, folder: Path, graphs: Sequence[str], also: Sequence[str] = ()) -> None:
        """Raises ModelDamaged when one of its files, or of `also`, is missing or changed."""
        check_files(folder, (*graphs, WORDS, TOKENIZER, SIGNS, *also))
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._sessions = {
            graph: InferenceSession(
                str(folder / graph), options, providers=["CPUExecutionProvider"]
            )
            for graph in graphs
        }
        self._words = np.load(folder / WORDS, mmap_mode="r", allow_pickle=False)
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        signs = json.loads((folder / SIGNS).read_text(encoding="utf-8"))
        self._signs = {int(sign): read_as for sign, read_as in signs.items()}

    def pieces(self, text: str) -> Pieces:
        """The text cut into pieces, signs read as the encoder knows them."""
        return cut(text, self._tokenizer, self._signs)

    def run(self, graph: str, outputs: Sequence[str], ids: Sequence[int]) -> list[Array]:
        """These outputs of a graph for one text's pieces; FIRST and LAST are among `ids`."""
        rows = np.asarray(self._words[list(ids)])
        session = self._sessions[graph]
        results: list[Array] = session.run(list(outputs), {"words": dequantized(rows)})
        return results


def cut(text: str, tokenizer: Tokenizer, signs: Mapping[int, str]) -> Pieces:
    """The text in pieces. `signs`: code point -> what it is read as."""
    plain, origin = _plain(text, signs)
    found = tokenizer.encode(plain)
    return Pieces(found.ids, [_place(plain, origin, *ends) for ends in found.offsets])


def _plain(text: str, signs: Mapping[int, str]) -> tuple[str, list[int]]:
    """The text with single blanks and known signs, and where each of its letters came from."""
    # Half of a cut emoji is no sign that could be read.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    letters: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(whole):
        for letter in signs.get(ord(sign), sign):
            is_blank = letter.isspace()
            if is_blank and (not letters or letters[-1] == " "):
                continue
            letters.append(" " if is_blank else letter)
            origin.append(place)
    plain = "".join(letters).rstrip(" ")
    return plain, origin[: len(plain)]


def _place(plain: str, origin: Sequence[int], start: int, end: int) -> tuple[int, int]:
    while start < end and plain[start] == " ":
        start += 1
    end = min(end, len(plain))
    return (origin[start], origin[end - 1] + 1) if start < end else (0, 0)
