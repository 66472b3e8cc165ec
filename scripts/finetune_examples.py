"""What the danger reader learns from: messages as pieces, with the labels that would be right."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from actions.core.encoder.encoder import MAX_PIECES
from actions.core.safety.crisis import STUDENT
from actions.core.safety.detect import check_by_rules
from actions.core.safety.labels import HEADS, NONE, question_before
from actions.core.understanding.examples import labelled_clauses, read_examples
from scripts.e5_weights import Published
from scripts.safety_messages import messages


@dataclass
class TrainingExample:
    """One message and the labels that would be right, by head; a head left out is not asked."""

    ids: list[int]
    right: dict[str, list[int]]
    is_partly_labelled: bool
    state: Tensor = field(default_factory=lambda: torch.zeros(0))


def training_examples(encoder: Published) -> list[TrainingExample]:
    """The messages of the split `train` and the bot's everyday examples, in any order."""
    tokenizer = encoder.tokenizer()
    found = []
    for message in (*messages("train"), *_everyday()):
        before = question_before(message["asked"], message.get("told"))
        text = f"query: {before}{message['text']}"
        plain = " ".join(text.translate(encoder.signs).split())
        ids = [0, *tokenizer.encode(plain).ids, 2]
        if len(ids) > MAX_PIECES:  # both ends
            ids = [*ids[: MAX_PIECES // 2], *ids[-MAX_PIECES // 2 :]]
        is_partly = message["who"] is None and message["answer"] is None
        found.append(TrainingExample(ids, _right(message), is_partly))
    random.shuffle(found)
    return found


def _everyday() -> Iterator[dict[str, Any]]:
    """What the bot hears every day, as messages in which nobody is in danger."""
    said = [*read_examples(), *((clause, "inform") for clause, _ in labelled_clauses())]
    for text, label in said:
        by_wording = check_by_rules(text)
        if by_wording is None or by_wording.kind == STUDENT.kind:
            ordinary = {"text": text, "asked": None, "kind": None, "level": None}
            writer = "student" if label == STUDENT.kind else None
            yield {**ordinary, "who": writer, "answer": None, "also": []}


def _right(message: dict[str, Any]) -> dict[str, list[int]]:
    """The labels that would be right; several where the message does not tell them apart."""
    kind, level = message["kind"], message["level"]
    kinds = [NONE] if kind is None else [kind] if isinstance(kind, str) else kind
    right = {
        "kind": list(HEADS["kind"][1:]) if kinds == ["any"] else kinds,
        "level": [level or NONE] if level or kind is None else ["concern", "serious", "immediate"],
    }
    if message["who"]:
        right["writer"] = [message["who"]]
    if message["answer"]:
        right["answer"] = [message["answer"]]
        right["also"] = [message["answer"], *message["also"]]
    return {
        head: [HEADS[head].index(label) for label in labels if label in HEADS[head]]
        for head, labels in right.items()
    }
