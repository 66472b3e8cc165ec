"""The encoder and the danger reader in PyTorch, so that they can learn; see the finetune scripts.

The same forward pass as scripts/onnx_graph.py, batched and differentiable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from actions.core.safety.labels import HEADS
from scripts.e5_weights import DIMENSIONS, LAYERS, MATRICES, WIDE, Published

RANK, STRENGTH = 32, 2.0
"""Columns of the low-rank (LoRA) matrices, and by how much their product is multiplied."""
DROPPED = 0.1


class LowRankLinear(nn.Module):
    """A published matrix, and two of low rank (LoRA) beside it that learn."""

    def __init__(self, weight: Any, bias: Any) -> None:
        super().__init__()
        wide, narrow = weight.shape
        self.weight = nn.Parameter(torch.tensor(weight), requires_grad=False)
        self.bias = nn.Parameter(torch.tensor(bias))
        self.down = nn.Parameter(torch.randn(RANK, narrow) * 0.02)
        self.up = nn.Parameter(torch.zeros(wide, RANK))

    def forward(self, states: Tensor) -> Tensor:
        beside = functional.linear(functional.linear(states, self.down), self.up)
        return functional.linear(states, self.weight, self.bias) + STRENGTH * beside


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, encoder: Published, number: int) -> None:
        super().__init__()

        def linear(name: str, wide: int, narrow: int) -> LowRankLinear:
            key = f"l{number}.{name}"
            return LowRankLinear(
                encoder.weight(f"{key}.w", wide, narrow), encoder.weight(f"{key}.b", wide)
            )

        self.q, self.k, self.v, self.ao = (
            linear(name, DIMENSIONS, DIMENSIONS) for name in ("q", "k", "v", "ao")
        )
        self.fi, self.fo = linear("fi", WIDE, DIMENSIONS), linear("fo", DIMENSIONS, WIDE)
        self.aln = _norm(encoder, f"l{number}.aln")
        self.oln = _norm(encoder, f"l{number}.oln")

    def forward(self, states: Tensor, mask: Tensor, dropped: float) -> Tensor:
        texts, pieces, width = states.shape

        def heads(values: Tensor) -> Tensor:
            return values.view(texts, pieces, 12, width // 12).transpose(1, 2)

        mixed = functional.scaled_dot_product_attention(
            heads(self.q(states)), heads(self.k(states)), heads(self.v(states)), attn_mask=mask
        )
        attended = self.ao(mixed.transpose(1, 2).reshape(texts, pieces, width))
        states = self.aln(states + functional.dropout(attended, dropped, self.training))
        narrow = self.fo(functional.gelu(self.fi(states)))
        return self.oln(states + functional.dropout(narrow, dropped, self.training))


class EncoderBody(nn.Module):
    """The encoder without heads."""

    def __init__(self, encoder: Published) -> None:
        super().__init__()
        self.words = torch.tensor(encoder.weight("emb.word", -1, DIMENSIONS))
        self.places = torch.tensor(encoder.weight("emb.pos", -1, DIMENSIONS))
        self.sort = torch.tensor(encoder.weight("emb.type", -1, DIMENSIONS)[0])
        self.first_norm = _norm(encoder, "emb.ln")
        self.layers = nn.ModuleList(Layer(encoder, number) for number in range(LAYERS))

    def lower(self, ids: Tensor, mask: Tensor, first: int) -> Tensor:
        """States before layer `first`; nothing is dropped."""
        states = self.first_norm(self.words[ids] + self.places[: ids.shape[1]] + self.sort)
        for layer in self.layers[:first]:
            states = layer(states, mask[:, None, None, :].bool(), 0.0)
        return states

    def upper_states(self, states: Tensor, mask: Tensor, first: int) -> Tensor:
        """The last states, from the states before layer `first`."""
        for layer in self.layers[first:]:
            states = layer(states, mask[:, None, None, :].bool(), DROPPED)
        return states


def mean_state(states: Tensor, mask: Tensor) -> Tensor:
    """The mean of a text's states, padding left out."""
    return (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)


class Example(Protocol):
    """A text to learn from, and its states before the first layer that learns."""

    ids: list[int]
    state: Tensor


def padded(batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Ids of the pieces and a mask of those that are some, shape (texts, longest text)."""
    longest = max(len(one.ids) for one in batch)
    ids, mask = torch.zeros(len(batch), longest, dtype=torch.long), torch.zeros(len(batch), longest)
    for row, example in enumerate(batch):
        ids[row, : len(example.ids)] = torch.tensor(example.ids)
        mask[row, : len(example.ids)] = 1
    return ids, mask


def remember_states(
    body: EncoderBody, examples: Sequence[Example], first: int, together: int
) -> None:
    """Works out the states before layer `first` once, `together` texts at a time."""
    body.eval()
    ordered = sorted(examples, key=lambda one: len(one.ids))
    with torch.no_grad():
        for start in range(0, len(ordered), together):
            batch = ordered[start : start + together]
            states = body.lower(*padded(batch), first).half()
            for example, state in zip(batch, states, strict=True):
                example.state = state[: len(example.ids)].clone()


def remembered_states(batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """The remembered states of a batch, padded, and the mask."""
    ids, mask = padded(batch)
    states = torch.zeros(*ids.shape, DIMENSIONS)
    for row, example in enumerate(batch):
        states[row, : len(example.ids)] = example.state.float()
    return states, mask


class Reader(EncoderBody):
    """The encoder with the heads of the danger reader."""

    def __init__(self, encoder: Published) -> None:
        super().__init__(encoder)
        self.heads = nn.ModuleDict(
            {head: nn.Linear(DIMENSIONS, len(labels)) for head, labels in HEADS.items()}
        )
        self.middle, self.spread = torch.zeros(DIMENSIONS), torch.ones(DIMENSIONS)

    def upper(self, states: Tensor, mask: Tensor, first: int) -> Tensor:
        """The mean of the last states, from the states before layer `first`."""
        return mean_state(self.upper_states(states, mask, first), mask)

    def spread_means(self, middle: Tensor, spread: Tensor) -> None:
        """Takes another middle and spread; the heads go on saying the same."""
        folded = self.folded_heads()
        self.middle, self.spread = middle, spread
        self.take_heads(folded)

    def folded_heads(self) -> dict[str, tuple[Tensor, Tensor]]:
        """Each head's weight and bias over the means as they come, without middle and spread."""
        folded = {}
        for head, layer in self.heads.items():
            weight = layer.weight.detach() / self.spread
            folded[head] = (weight, layer.bias.detach() - weight @ self.middle)
        return folded

    def take_heads(self, folded: Mapping[str, tuple[Tensor, Tensor]]) -> None:
        """The heads of a weight and a bias over the means as they come."""
        for head, (weight, bias) in folded.items():
            self.heads[head].weight.data = weight * self.spread
            self.heads[head].bias.data = bias + weight @ self.middle

    def logits(self, means: Tensor) -> dict[str, Tensor]:
        """Each head's logits. The means lie close together, so they are spread first."""
        spread = functional.dropout((means - self.middle) / self.spread, DROPPED, self.training)
        return {head: layer(spread) for head, layer in self.heads.items()}


def finetuned_weights(reader: Reader) -> dict[str, Any]:
    """Arrays under the names that scripts/build_encoder.py reads."""
    finetuned = body_weights(reader)
    for head, (weight, bias) in reader.folded_heads().items():
        finetuned[f"{head}.w"], finetuned[f"{head}.b"] = _array(weight), _array(bias)
    return finetuned


def body_weights(body: EncoderBody) -> dict[str, Any]:
    """What the encoder itself was taught, under the names that scripts/build_encoder.py reads."""
    finetuned = {name: _array(value).astype(np.float16) for name, value in _parameters(body)}
    for number in range(len(body.layers)):
        for name in MATRICES:  # the product is written, so that nobody need know the strength
            finetuned[f"l{number}.{name}.up"] *= np.float16(STRENGTH)
    return finetuned


def take_body(body: EncoderBody, finetuned: Mapping[str, Any]) -> None:
    """Takes what `body_weights` has written, so that the encoder can learn on."""
    for name, value in _parameters(body):
        strength = STRENGTH if name.endswith(".up") else 1.0
        value.data = torch.tensor(finetuned[name].astype(np.float32) / strength)


def take(reader: Reader, finetuned: Mapping[str, Any]) -> None:
    """Takes what `finetuned_weights` has written, so that the reader can learn on."""
    take_body(reader, finetuned)
    reader.take_heads({head: _grown(reader, head, finetuned) for head in reader.heads})


def _grown(reader: Reader, head: str, finetuned: Mapping[str, Any]) -> tuple[Tensor, Tensor]:
    """A head's weight and bias; labels not taught yet come last and start from nothing."""
    weight, bias = torch.tensor(finetuned[f"{head}.w"]), torch.tensor(finetuned[f"{head}.b"])
    added = reader.heads[head].out_features - len(bias)
    return (
        torch.cat([weight, torch.zeros(added, DIMENSIONS)]),
        torch.cat([bias, torch.full((added,), bias.min())]),
    )


def _parameters(reader: EncoderBody) -> Iterator[tuple[str, Tensor]]:
    """What is taught beside the heads, by the name it is written under."""
    yield from (("emb.ln.w", reader.first_norm.weight), ("emb.ln.b", reader.first_norm.bias))
    for number, layer in enumerate(reader.layers):
        for name in MATRICES:
            thin = getattr(layer, name)
            yield f"l{number}.{name}.down", thin.down
            yield f"l{number}.{name}.up", thin.up
            yield f"l{number}.{name}.b", thin.bias
        for name in ("aln", "oln"):
            norm = getattr(layer, name)
            yield f"l{number}.{name}.w", norm.weight
            yield f"l{number}.{name}.b", norm.bias


def _array(value: Tensor) -> Any:
    return value.detach().numpy()


def _norm(encoder: Published, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(DIMENSIONS, eps=1e-12)
    norm.weight.data = torch.tensor(encoder.weight(f"{name}.w", DIMENSIONS))
    norm.bias.data = torch.tensor(encoder.weight(f"{name}.b", DIMENSIONS))
    return norm
