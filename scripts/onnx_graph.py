"""Sentence encoders as ONNX graphs, built from published weights; no torch.

all-MiniLM-L6-v2, and multilingual-e5-small with the heads that read danger and messages: BERT
encoders of one width, for one unpadded text at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from onnx import ModelProto, TensorProto, helper, numpy_helper

from actions.core.understanding.sentences import DIMENSIONS, HEADS, LAYERS

_OPSET = 17
_IR_VERSION = 8
_PER_HEAD = DIMENSIONS // HEADS


class _Graph:
    """Nodes and constants in the making; every method gives back the name of its result."""

    def __init__(self, weights: dict[str, Any]) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, value: Any) -> str:
        if all(known.name != name for known in self.constants):
            self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def node(self, kind: str, *inputs: str, named: str = "", **settings: Any) -> str:
        name = named or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **settings))
        return name

    def linear(self, states: str, name: str) -> str:
        matrix = self.constant(f"{name}.weight.T", self.weights[f"{name}.weight"].T)
        return self.node("Add", self.node("MatMul", states, matrix), self.weight(f"{name}.bias"))

    def normed(self, states: str, name: str) -> str:
        scale, shift = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.node("LayerNormalization", states, scale, shift, axis=-1, epsilon=1e-12)

    def head(self, name: str, product: str) -> None:
        """An output of this name: the product with the head's bias."""
        sum_ = helper.make_node("Add", [product, self.weight(f"{name}.bias")], [name], name=name)
        self.nodes.append(sum_)

    def heads(self, states: str, order: list[int]) -> str:
        shape = self.constant("by_head", np.array([-1, HEADS, _PER_HEAD]))
        return self.node("Transpose", self.node("Reshape", states, shape), perm=order)


def minilm_graph(weights: dict[str, Any]) -> ModelProto:
    """Token ids (length) in, a unit vector (DIMENSIONS) out."""
    graph = _Graph(weights)
    words = graph.node("Gather", graph.weight("embeddings.word_embeddings.weight"), "ids")
    states = _states(graph, words, graph.node("Shape", "ids"), LAYERS)
    mean = graph.node("ReduceMean", states, axes=[0], keepdims=0)
    length = graph.node("ReduceL2", mean, axes=[0], keepdims=1)
    graph.nodes.append(helper.make_node("Div", [mean, length], ["vector"], name="vector"))
    inputs = [helper.make_tensor_value_info("ids", TensorProto.INT64, ["length"])]
    return _model(graph, "minilm", inputs, {"vector": [DIMENSIONS]})


@dataclass(frozen=True)
class Heads:
    """Classification heads, name -> number of labels: over each piece, and over the whole text."""

    of_text: Mapping[str, int]
    of_pieces: Mapping[str, int] = field(default_factory=dict)


def encoder_graph(weights: dict[str, Any], layers: int, heads: Heads) -> ModelProto:
    """Embeddings of a text's pieces (length, DIMENSIONS) in, each head's logits out.

    Logits of `of_text` have the shape (labels), those of `of_pieces` (length, labels). A head's
    weights are named `<head>.weight` and `<head>.bias`.
    """
    graph = _Graph(weights)
    shape = graph.node("Shape", "words")
    first = graph.constant("first", np.array([0]))
    states = _states(graph, "words", graph.node("Gather", shape, first), layers)
    mean = graph.node("ReduceMean", states, axes=[0], keepdims=0)
    for name in heads.of_text:
        product = graph.node("MatMul", graph.weight(f"{name}.weight"), mean, named=f"head_{name}")
        graph.head(name, product)
    for name in heads.of_pieces:
        matrix = graph.constant(f"{name}.weight.T", weights[f"{name}.weight"].T)
        graph.head(name, graph.node("MatMul", states, matrix, named=f"head_{name}"))
    inputs = [helper.make_tensor_value_info("words", TensorProto.FLOAT, ["length", DIMENSIONS])]
    return _model(graph, "encoder", inputs, _outputs(heads))


def _outputs(heads: Heads) -> dict[str, list[Any]]:
    return {
        **{name: [size] for name, size in heads.of_text.items()},
        **{name: ["length", size] for name, size in heads.of_pieces.items()},
    }


def _model(
    graph: _Graph, name: str, inputs: list[Any], outputs: dict[str, list[Any]]
) -> ModelProto:
    infos = [
        helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)
        for output, shape in outputs.items()
    ]
    made = helper.make_graph(graph.nodes, name, inputs, infos, graph.constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)])
    model.ir_version = _IR_VERSION
    return model


def _states(graph: _Graph, words: str, length: str, layers: int) -> str:
    """The last states of all pieces, shape (length, DIMENSIONS)."""
    states = _embedded(graph, words, length)
    for layer in range(layers):
        states = _layer(graph, states, f"encoder.layer.{layer}.")
    return states


def _embedded(graph: _Graph, words: str, length: str) -> str:
    start, step = graph.constant("zero", np.array([0])), graph.constant("axis", np.array([0]))
    places = graph.weight("embeddings.position_embeddings.weight")
    places = graph.node("Slice", places, start, length, step)
    kind = graph.constant("token_type", graph.weights["embeddings.token_type_embeddings.weight"][0])
    summed = graph.node("Add", graph.node("Add", words, places), kind)
    return graph.normed(summed, "embeddings.LayerNorm")


def _layer(graph: _Graph, states: str, name: str) -> str:
    attended = graph.linear(_attention(graph, states, name), f"{name}attention.output.dense")
    added = graph.node("Add", states, attended)
    states = graph.normed(added, f"{name}attention.output.LayerNorm")
    wide = graph.linear(states, f"{name}intermediate.dense")
    root = graph.constant("root_of_two", np.float32(np.sqrt(2)).reshape(1))
    erf = graph.node("Erf", graph.node("Div", wide, root))
    one, half = (graph.constant(f"c{v}", np.array([v], np.float32)) for v in (1.0, 0.5))
    risen = graph.node("Mul", graph.node("Mul", wide, half), graph.node("Add", erf, one))
    narrow = graph.linear(risen, f"{name}output.dense")
    return graph.normed(graph.node("Add", states, narrow), f"{name}output.LayerNorm")


def _attention(graph: _Graph, states: str, name: str) -> str:
    parts = {
        part: graph.linear(states, f"{name}attention.self.{part}")
        for part in ("query", "key", "value")
    }
    query, value = (graph.heads(parts[part], [1, 0, 2]) for part in ("query", "value"))
    key = graph.heads(parts["key"], [1, 2, 0])
    root = graph.constant("root_of_width", np.float32(np.sqrt(_PER_HEAD)).reshape(1))
    scores = graph.node("Div", graph.node("MatMul", query, key), root)
    mixed = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), value)
    joined = graph.node("Transpose", mixed, perm=[1, 0, 2])
    return graph.node("Reshape", joined, graph.constant("flat", np.array([-1, DIMENSIONS])))
