"""What the message reader's heads have wrong in a batch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from scripts.reading_examples import Place, ReadingExample

WEIGHTS = {
    "tag": 1.5, "holder": 1.0, "standing": 0.5, "guess": 0.2, "status": 0.3, "per": 0.2,
    "act": 1.0, "topic": 1.0, "writer": 0.3, "language": 0.3,
}  # fmt: skip
"""Of each head's loss in the sum."""


def loss_of(logits: Mapping[str, Tensor], batch: Sequence[ReadingExample]) -> Tensor:
    """The heads' losses, each over the messages and places that have its label."""
    full = [row for row, example in enumerate(batch) if example.writer is not None]
    asking = [row for row, example in enumerate(batch) if example.topics is not None]
    acting = [row for row, example in enumerate(batch) if example.acts is not None]
    losses: dict[str, Tensor] = {}
    if asking:
        losses |= {"topic": _of_topics(logits["topic"][asking], [batch[row] for row in asking])}
    if acting:
        losses |= {"act": _of_acts(logits["act"][acting], [batch[row] for row in acting])}
    if full:
        losses |= {"tag": _of_tags(logits["tag"], batch, full)}
        losses |= _of_choices(logits, batch, full) | _of_places(logits, batch, full)
    return torch.stack([WEIGHTS[head] * loss for head, loss in losses.items()]).sum()


def _of_topics(found: Tensor, batch: Sequence[ReadingExample]) -> Tensor:
    right = torch.zeros_like(found)
    for row, example in enumerate(batch):
        for topic, weight in (example.topics or {}).items():
            right[row, topic] = weight
    return -(right * functional.log_softmax(found, -1)).sum(-1).mean()


def _of_tags(found: Tensor, batch: Sequence[ReadingExample], full: Sequence[int]) -> Tensor:
    right, told = torch.zeros_like(found), torch.zeros(found.shape[:2])
    for row in full:
        example = batch[row]
        told[row, example.told.start : example.told.stop] = 1
        for place in example.places:
            for piece in place.pieces:
                right[row, example.told.start + piece, place.tags] = 1
    wrong = functional.binary_cross_entropy_with_logits(found, right, reduction="none")
    return (wrong.sum(-1) * told).sum() / told.sum().clamp(min=1)


def _of_acts(found: Tensor, batch: Sequence[ReadingExample]) -> Tensor:
    right = torch.zeros_like(found)
    for row, example in enumerate(batch):
        right[row, example.acts or []] = 1
    wrong = functional.binary_cross_entropy_with_logits(found, right, reduction="none")
    return wrong.sum(-1).mean()


def _of_choices(
    logits: Mapping[str, Tensor], batch: Sequence[ReadingExample], full: list[int]
) -> dict[str, Tensor]:
    writers = torch.tensor([batch[row].writer for row in full])
    languages = torch.tensor([batch[row].language for row in full])
    return {
        "writer": functional.cross_entropy(logits["writer"][full], writers),
        "language": functional.cross_entropy(logits["language"][full], languages),
    }


def _of_places(
    logits: Mapping[str, Tensor], batch: Sequence[ReadingExample], full: Sequence[int]
) -> dict[str, Tensor]:
    """The losses of heads that say more of a labelled place, over its pieces."""
    found = [
        (row, batch[row].told.start + piece, place)
        for row in full
        for place in batch[row].places
        for piece in place.pieces
    ]
    if not found:
        return {}

    def among(head: str, label: Callable[[Place], int | None]) -> Tensor | None:
        some = [(row, piece, label(place)) for row, piece, place in found]
        some = [one for one in some if one[2] is not None]
        if not some:
            return None
        rows, pieces, right = (list(part) for part in zip(*some, strict=True))
        return functional.cross_entropy(logits[head][rows, pieces], torch.tensor(right))

    rows, pieces = [row for row, _, _ in found], [piece for _, piece, _ in found]
    guesses = torch.tensor([float(place.is_guess) for _, _, place in found])
    losses = {
        "holder": _of_holders(logits["holder"], found),
        "standing": among("standing", lambda place: place.standing),
        "status": among("status", lambda place: place.status),
        "per": among("per", lambda place: place.per),
        "guess": functional.binary_cross_entropy_with_logits(
            logits["guess"][rows, pieces, 0], guesses
        ),
    }
    return {head: loss for head, loss in losses.items() if loss is not None}


def _of_holders(logits: Tensor, found: Sequence[tuple[int, int, Place]]) -> Tensor:
    """Several holders may be right: "both of them have adhd" speaks of the child and a brother."""
    holders: dict[tuple[int, int], set[int]] = {}
    for row, piece, place in found:
        holders.setdefault((row, piece), set()).add(place.holder)
    rows, pieces = [row for row, _ in holders], [piece for _, piece in holders]
    right = torch.zeros(len(holders), logits.shape[-1])
    for number, several in enumerate(holders.values()):
        right[number, list(several)] = 1
    return functional.binary_cross_entropy_with_logits(logits[rows, pieces], right)
