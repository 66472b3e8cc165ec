"""What the message reader learns from: labelled messages in pieces, and the labels of each."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from actions.core.encoder.encoder import FIRST, LAST, MAX_PIECES, Pieces, cut
from actions.core.reading.labels import NO_TOPIC, OTHER_TOPIC, Labels
from actions.core.understanding.examples import read_examples
from scripts.e5_weights import Published
from scripts.safety_messages import messages

MESSAGES = Path(__file__).resolve().parents[1] / "data" / "messages" / "parents.jsonl"
COUNTS = frozenset({
    "missed_days", "partial_days", "late_arrivals", "nurse_visits", "early_pickups",
})  # fmt: skip
"""Fields whose places say per what they count."""
FAQ = "faq/"
_LETTERS = {"child_name": "child_name", "parent_name": "parent_name", "school_name": "school"}
NOT_FIRST = 0.6
"""Weight of a topic that is not the first one asked."""


@dataclass(frozen=True)
class Place:
    """A labelled place: its pieces, and the number of each label that is right there."""

    pieces: list[int]
    tags: list[int]
    holder: int
    standing: int
    is_guess: bool
    status: int | None  # of a condition
    per: int | None  # of a count


@dataclass
class ReadingExample:
    """One message. Of one that is only an example of a topic, nothing else is known."""

    ids: list[int]
    told: range  # the pieces of the message itself
    topics: dict[int, float]
    places: list[Place] = field(default_factory=list)
    acts: list[int] = field(default_factory=list)
    writer: int | None = None
    language: int | None = None
    state: Tensor = field(default_factory=lambda: torch.zeros(0))


def reading_examples(encoder: Published, labels: Labels) -> list[ReadingExample]:
    """The messages of the split `train`, and the examples of topics, in any order."""
    tokenizer = encoder.tokenizer()

    def pieces(text: str) -> Pieces:
        return cut(text, tokenizer, encoder.signs)

    examples = [_example(message, labels, pieces) for message in messages("train", MESSAGES)]
    examples += [
        _example({"text": text, "topics": [label.removeprefix(FAQ)]}, labels, pieces)
        for text, label in read_examples()
        if label.startswith(FAQ) and label.removeprefix(FAQ) in labels.heads["topic"]
    ]
    random.shuffle(examples)
    return examples


def _example(
    message: Mapping[str, Any], labels: Labels, pieces: Callable[[str], Pieces]
) -> ReadingExample:
    question = labels.questions.get(_question_id(message.get("asked"), labels))
    before = pieces(f"query: [{question}]" if question else "query:").ids
    message_pieces = pieces(message["text"])
    ids, places = message_pieces.ids, message_pieces.places
    room = MAX_PIECES - len(before) - 2
    told = range(1 + len(before), 1 + len(before) + len(ids[:room]))
    example = ReadingExample(
        [FIRST, *before, *ids[:room], LAST], told, _topics(message["topics"], labels)
    )
    if "spans" in message:
        example.places = list(_places(message, labels, places[:room]))
        example.acts = [labels.heads["act"].index(act) for act in message["acts"]]
        example.writer = labels.heads["writer"].index(message["who"])
        example.language = labels.heads["language"].index(message["lang"])
    return example


def _question_id(asked: str | None, labels: Labels) -> str:
    """The question's id in the bot; labelled messages have short names for the letter's."""
    if asked is None or asked in labels.questions:
        return asked or ""
    return next((one for one in labels.questions if one.endswith(_LETTERS[asked])), "")


def _topics(asked: Sequence[str], labels: Labels) -> dict[int, float]:
    """Topic -> weight; the first one asked counts most, and they add up to 1."""
    names = [OTHER_TOPIC if topic.startswith("other:") else topic for topic in asked] or [NO_TOPIC]
    weights = {labels.heads["topic"].index(name): NOT_FIRST for name in names}
    weights[labels.heads["topic"].index(names[0])] = 1.0
    return {topic: weight / sum(weights.values()) for topic, weight in weights.items()}


def _places(
    message: Mapping[str, Any], labels: Labels, places: Sequence[tuple[int, int]]
) -> Iterator[Place]:
    seen: dict[tuple[str, str], int] = {}
    for span in message["spans"]:
        again = seen.get((span["quote"], span["field"]), 0)
        seen[span["quote"], span["field"]] = again + 1
        starts = [one.start() for one in re.finditer(re.escape(span["quote"]), message["text"])]
        start = starts[min(again, len(starts) - 1)]
        end = start + len(span["quote"])
        pieces = [n for n, (first, last) in enumerate(places) if first < end and last > start]
        if pieces:
            yield _place(span, pieces, labels)


def _place(span: Mapping[str, Any], pieces: list[int], labels: Labels) -> Place:
    heads = labels.heads
    name, is_condition = span["field"], span["field"] == "conditions"
    return Place(
        pieces=pieces,
        tags=_tags(name, str(span["value"]), heads["tag"]),
        holder=heads["holder"].index(span.get("holder", "child")),
        standing=heads["standing"].index(span.get("standing", "now")),
        is_guess=bool(span.get("guess")),
        status=heads["status"].index(span.get("status", "none_said")) if is_condition else None,
        per=heads["per"].index(span.get("per", "none")) if name in COUNTS else None,
    )


def _tags(name: str, value: str, tags: Sequence[str]) -> list[int]:
    """The tags of a place: its field, its field and value, or both, as far as they are taught."""
    value = "other" if value.startswith("other:") else value
    names = (name, f"{name}={value}", f"unused:{name}={value}")
    return [tags.index(one) for one in names if one in tags]
