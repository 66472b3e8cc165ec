"""The sentence encoder in TensorFlow, so that its upper layers can learn.

The same sums as scripts/onnx_graph.py, for padded batches and with gradients. Only teaching needs
TensorFlow; what was taught is read by numpy and onnxruntime.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from actions.core.understanding.sentences import DIMENSIONS, HEADS, LAYERS

FROZEN = 2
"""Lower layers that stay as published: they know words, and their results are worked out once."""
DROPPED = 0.1
"""Share of values left out at random while learning."""
_HUGE = 1e9
_SCALE = 8.0
"""Unit vectors are too short for a softmax to become sure of anything."""

Weights = Mapping[str, Any]


class Learner:
    """MiniLM with one row of weights per label on top."""

    def __init__(self, published: Weights, labels: int) -> None:
        self._frozen = {name: tf.constant(value) for name, value in published.items()}
        self.taught = {
            name: tf.Variable(value, name=name)
            for name, value in published.items()
            if any(name.startswith(f"encoder.layer.{layer}.") for layer in range(FROZEN, LAYERS))
        }
        self._weights = self._frozen | self.taught
        self._rows = tf.Variable(tf.random.normal([DIMENSIONS, labels], stddev=0.05))
        self._bias = tf.Variable(tf.zeros([labels]))
        self._slow = tf.keras.optimizers.experimental.AdamW(weight_decay=0.01)
        self._fast = tf.keras.optimizers.Adam()

    @tf.function(autograph=False, reduce_retracing=True)
    def lower(self, ids: Any, mask: Any) -> Any:
        """States after the frozen layers, shape (texts, tokens, DIMENSIONS)."""
        states = self._embedded(ids)
        for layer in range(FROZEN):
            states = self._layer(states, mask, layer, learning=False)
        return states

    def learn(self, states: Any, mask: Any, wanted: Any, rates: tuple[float, float]) -> float:
        """One step with these rates for layers and rows; gives the loss."""
        self._slow.learning_rate.assign(rates[0])
        self._fast.learning_rate.assign(rates[1])
        return float(self._step(states, mask, wanted))

    @tf.function(autograph=False, reduce_retracing=True)
    def _step(self, states: Any, mask: Any, wanted: Any) -> Any:
        layers, rows = list(self.taught.values()), [self._rows, self._bias]
        with tf.GradientTape() as tape:
            raised = self._labels(states, mask)
            loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(wanted, raised))
        slopes, _ = tf.clip_by_global_norm(tape.gradient(loss, [*layers, *rows]), 1.0)
        self._slow.apply_gradients(zip(slopes[: len(layers)], layers, strict=True))
        self._fast.apply_gradients(zip(slopes[len(layers) :], rows, strict=True))
        return loss

    def vectors(self, states: Any, mask: Any, *, learning: bool = False) -> Any:
        """Unit vectors, shape (texts, DIMENSIONS), from the states after the frozen layers."""
        for layer in range(FROZEN, LAYERS):
            states = self._layer(states, mask, layer, learning=learning)
        said = tf.reduce_sum(states * mask[:, :, None], 1) / tf.reduce_sum(mask, 1, keepdims=True)
        return tf.math.l2_normalize(said, -1)

    def _labels(self, states: Any, mask: Any) -> Any:
        vectors = self.vectors(states, mask, learning=True)
        dropped = tf.nn.dropout(vectors * _SCALE, DROPPED)
        return tf.matmul(dropped, self._rows) + self._bias

    def _embedded(self, ids: Any) -> Any:
        words = tf.gather(self._weights["embeddings.word_embeddings.weight"], ids)
        places = self._weights["embeddings.position_embeddings.weight"][: tf.shape(ids)[1]]
        kind = self._weights["embeddings.token_type_embeddings.weight"][0]
        return self._normed(words + places + kind, "embeddings.LayerNorm")

    def _layer(self, states: Any, mask: Any, layer: int, *, learning: bool) -> Any:
        name = f"encoder.layer.{layer}."
        drop = (lambda x: tf.nn.dropout(x, DROPPED)) if learning else (lambda x: x)
        attended = self._linear(
            self._attention(states, mask, name), f"{name}attention.output.dense"
        )
        states = self._normed(states + drop(attended), f"{name}attention.output.LayerNorm")
        wide = tf.nn.gelu(self._linear(states, f"{name}intermediate.dense"))
        narrow = self._linear(wide, f"{name}output.dense")
        return self._normed(states + drop(narrow), f"{name}output.LayerNorm")

    def _attention(self, states: Any, mask: Any, name: str) -> Any:
        texts, tokens = tf.shape(states)[0], tf.shape(states)[1]

        def heads(part: str) -> Any:
            values = self._linear(states, f"{name}attention.self.{part}")
            split = tf.reshape(values, [texts, tokens, HEADS, DIMENSIONS // HEADS])
            return tf.transpose(split, [0, 2, 1, 3])

        scores = tf.matmul(heads("query"), heads("key"), transpose_b=True)
        scores = scores / np.float32(np.sqrt(DIMENSIONS // HEADS))
        shares = tf.nn.softmax(scores - (1 - mask[:, None, None, :]) * _HUGE)
        mixed = tf.transpose(tf.matmul(shares, heads("value")), [0, 2, 1, 3])
        return tf.reshape(mixed, [texts, tokens, DIMENSIONS])

    def _linear(self, states: Any, name: str) -> Any:
        product = tf.matmul(states, self._weights[f"{name}.weight"], transpose_b=True)
        return product + self._weights[f"{name}.bias"]

    def _normed(self, states: Any, name: str) -> Any:
        apart = states - tf.reduce_mean(states, -1, keepdims=True)
        spread = tf.reduce_mean(apart * apart, -1, keepdims=True)
        normed = apart * tf.math.rsqrt(spread + 1e-12)
        return normed * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def padded(rows: Sequence[Any]) -> tuple[Any, Any]:
    """Rows of different lengths as one array, and a mask of what is no padding."""
    longest = -(-max(len(row) for row in rows) // 8) * 8  # few shapes, as each is compiled anew
    first = np.asarray(rows[0])
    values = np.zeros((len(rows), longest, *first.shape[1:]), first.dtype)
    mask = np.zeros((len(rows), longest), np.float32)
    for place, row in enumerate(rows):
        values[place, : len(row)] = row
        mask[place, : len(row)] = 1
    return values, mask
