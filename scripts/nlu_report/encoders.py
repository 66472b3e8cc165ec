"""MiniLM run by onnxruntime, whole (float) and in bytes (int8), beside our own in numpy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnxruntime import InferenceSession, SessionOptions
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

from actions.core.understanding.sentences import Array, known_tokenizer, weights_file
from scripts.onnx_graph import minilm_graph

BUILD = Path(__file__).resolve().parents[2] / "build" / "report"


class OnnxEncoder:
    """Same use as SentenceEncoder, run by onnxruntime on one thread."""

    def __init__(self, model: Path) -> None:
        options = SessionOptions()
        options.intra_op_num_threads = 1
        self._session = InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._tokenizer = known_tokenizer()

    def encode(self, texts: Sequence[str]) -> Array:
        """Unit vectors, shape (number of texts, DIMENSIONS)."""
        return np.vstack([self._encode(text) for text in texts])

    def _encode(self, text: str) -> Array:
        ids = np.array(self._tokenizer.encode(text).ids, np.int64)
        vector: Array = self._session.run(["vector"], {"ids": ids})[0]
        return vector


def load_onnx(kind: str, folder: Path = BUILD) -> OnnxEncoder:
    """The "float" or the "int8" model, made in `folder` when it is not there yet."""
    whole, small = folder / "minilm.onnx", folder / "minilm.int8.onnx"
    if not small.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        onnx.save(minilm_graph(load_file(weights_file())), str(whole))
        quantize_dynamic(str(whole), str(small), weight_type=QuantType.QInt8, per_channel=True)
    return OnnxEncoder(small if kind == "int8" else whole)
