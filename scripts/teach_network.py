"""The danger reader in PyTorch, so that it can learn; see scripts/teach_safety.py.

The same sums as scripts/onnx_graph.py, for padded batches and with gradients.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from actions.core.safety.labels import HEADS
from scripts.e5_weights import DIMENSIONS, LAYERS, WIDE, Published

RANK, STRENGTH = 32, 2.0
"""Columns of the thin matrices, and by how much their product is multiplied."""
DROPPED = 0.1


class Thin(nn.Module):
    """A published matrix, and two thin ones beside it that learn."""

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

        def thin(name: str, wide: int, narrow: int) -> Thin:
            key = f"l{number}.{name}"
            return Thin(encoder.weight(f"{key}.w", wide, narrow), encoder.weight(f"{key}.b", wide))

        self.q, self.k, self.v, self.ao = (
            thin(name, DIMENSIONS, DIMENSIONS) for name in ("q", "k", "v", "ao")
        )
        self.fi, self.fo = thin("fi", WIDE, DIMENSIONS), thin("fo", DIMENSIONS, WIDE)
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
        return self.oln(states + functional.dropout(narrow, dropped, self.training))  # type: ignore[no-any-return]


class Reader(nn.Module):
    """The encoder with its heads."""

    def __init__(self, encoder: Published) -> None:
        super().__init__()
        self.words = torch.tensor(encoder.weight("emb.word", -1, DIMENSIONS))
        self.places = torch.tensor(encoder.weight("emb.pos", -1, DIMENSIONS))
        self.sort = torch.tensor(encoder.weight("emb.type", -1, DIMENSIONS)[0])
        self.first_norm = _norm(encoder, "emb.ln")
        self.layers = nn.ModuleList(Layer(encoder, number) for number in range(LAYERS))
        self.heads = nn.ModuleDict(
            {head: nn.Linear(DIMENSIONS, len(labels)) for head, labels in HEADS.items()}
        )
        self.register_buffer("middle", torch.zeros(DIMENSIONS))
        self.register_buffer("spread", torch.ones(DIMENSIONS))

    def lower(self, ids: Tensor, mask: Tensor, first: int) -> Tensor:
        """States before layer `first`; nothing is dropped."""
        states = self.first_norm(self.words[ids] + self.places[: ids.shape[1]] + self.sort)
        for layer in self.layers[:first]:
            states = layer(states, mask[:, None, None, :].bool(), 0.0)
        return states  # type: ignore[no-any-return]

    def upper(self, states: Tensor, mask: Tensor, first: int) -> Tensor:
        """The mean of the last states, from the states before layer `first`."""
        for layer in self.layers[first:]:
            states = layer(states, mask[:, None, None, :].bool(), DROPPED)
        return (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)

    def logits(self, means: Tensor) -> dict[str, Tensor]:
        """Each head's logits. The means lie close together, so they are spread first."""
        spread = functional.dropout((means - self.middle) / self.spread, DROPPED, self.training)
        return {head: layer(spread) for head, layer in self.heads.items()}


def _norm(encoder: Published, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(DIMENSIONS, eps=1e-12)
    norm.weight.data = torch.tensor(encoder.weight(f"{name}.w", DIMENSIONS))
    norm.bias.data = torch.tensor(encoder.weight(f"{name}.b", DIMENSIONS))
    return norm
