"""all-MiniLM-L6-v2 in numpy alone: what onnxruntime is compared with, and checked against."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from scipy.special import erf
from tokenizers import Tokenizer

from actions.core.understanding.sentences import (
    DIMENSIONS,
    HEADS,
    LAYERS,
    Array,
    known_tokenizer,
    weights_file,
)

_AT_ONCE = 32
"""Texts encoded together; more only takes memory."""


class NumpyEncoder:
    """Same use as SentenceEncoder."""

    def __init__(self, weights: dict[str, Array], tokenizer: Tokenizer) -> None:
        self._weights = weights
        self._tokenizer = tokenizer

    def encode(self, texts: Sequence[str]) -> Array:
        """Unit vectors, shape (number of texts, DIMENSIONS)."""
        tokens = [self._tokenizer.encode(text).ids for text in texts]
        vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
        for places in _of_equal_length(tokens):
            vectors[places] = self._vectors(np.array([tokens[place] for place in places]))
        return vectors

    def _vectors(self, tokens: NDArray[np.int64]) -> Array:
        states = self._embedded(tokens)
        for layer in range(LAYERS):
            states = self._layer(states, f"encoder.layer.{layer}.")
        mean = states.mean(axis=1)
        unit: Array = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return unit

    def _embedded(self, tokens: NDArray[np.int64]) -> Array:
        words = self._weights["embeddings.word_embeddings.weight"][tokens]
        places = self._weights["embeddings.position_embeddings.weight"][: tokens.shape[1]]
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
        texts, length, width = states.shape
        query, key, value = (
            self._linear(states, f"{name}attention.self.{part}")
            .reshape(texts, length, HEADS, width // HEADS)
            .swapaxes(1, 2)
            for part in ("query", "key", "value")
        )
        scores = query @ key.swapaxes(2, 3) / np.sqrt(width // HEADS, dtype=np.float32)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (scores / scores.sum(axis=-1, keepdims=True)) @ value
        joined: Array = mixed.swapaxes(1, 2).reshape(texts, length, width)
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


def _of_equal_length(tokens: Sequence[Sequence[int]]) -> list[list[int]]:
    """Places of the texts, in small groups of the same length: these need no padding."""
    by_length: dict[int, list[int]] = {}
    for place, text in enumerate(tokens):
        by_length.setdefault(len(text), []).append(place)
    return [
        places[start : start + _AT_ONCE]
        for places in by_length.values()
        for start in range(0, len(places), _AT_ONCE)
    ]


def load_numpy() -> NumpyEncoder:
    """The encoder with the published weights."""
    return NumpyEncoder(load_file(weights_file()), known_tokenizer())
