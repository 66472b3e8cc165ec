"""What the message reader learns from: labelled messages in pieces, and the labels of each."""

from __future__ import annotations

import itertools
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
LONG = 14
"""Words of a message that is also learned from in parts."""
OF_A_PART = range(2, 17)
"""Words of such a part."""
PARTS = 2
"""Parts of one message at most."""
WITHOUT_A_PLACE = 0.25
"""Share of parts that say nothing which are kept."""
_ENDS_A_PART = re.compile(
    r"[.!?\n;]+\s+|, (?=(?:and|but|so|then|she|he|they|i|my|we|y|pero) )", re.IGNORECASE
)


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
    """One message, or a part of one; what is not known of it is None.

    Of an example of a topic only the topic is known, of a part neither its topic nor its acts.
    """

    ids: list[int]
    told: range  # the pieces of the message itself
    topics: dict[int, float] | None = None
    places: list[Place] = field(default_factory=list)
    acts: list[int] | None = None
    writer: int | None = None
    language: int | None = None
    state: Tensor = field(default_factory=lambda: torch.zeros(0))


def reading_examples(encoder: Published, labels: Labels) -> list[ReadingExample]:
    """The messages of the split `train`, and the examples of topics, in any order."""
    tokenizer = encoder.tokenizer()

    def pieces(text: str) -> Pieces:
        return cut(text, tokenizer, encoder.signs)

    told = list(messages("train", MESSAGES))
    examples = [_example(message, labels, pieces) for message in [*told, *parts_of(told)]]
    examples += [
        _example({"text": text, "topics": [label.removeprefix(FAQ)]}, labels, pieces)
        for text, label in read_examples()
        if label.startswith(FAQ) and label.removeprefix(FAQ) in labels.heads["topic"]
    ]
    random.shuffle(examples)
    return examples


def parts_of(told: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Some sentences and clauses of long messages, with the places in them.

    Short plain statements are what parents type in the middle of a talk; whole messages alone do
    not teach them.
    """
    for message in told:
        if len(message["text"].split()) >= LONG:
            found = [part for part in _parts(message) if _teaches(part)]
            yield from random.sample(found, min(PARTS, len(found)))


def _parts(message: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    text, spans = message["text"], list(_with_starts(message))
    cuts = [0, *(found.end() for found in _ENDS_A_PART.finditer(text)), len(text)]
    for start, end in itertools.pairwise(cuts):
        inside = [(at, span) for at, span in spans if start <= at < end]
        is_whole = all(at + len(span["quote"]) <= end for at, span in inside)
        cut_into = any(at < start < at + len(span["quote"]) for at, span in spans)
        if is_whole and not cut_into:
            kept = {name: message[name] for name in ("who", "lang")}
            yield {**kept, "text": text[start:end].strip(" ,;\n"), "spans": [s for _, s in inside]}


def _teaches(part: Mapping[str, Any]) -> bool:
    """Whether it is short, and says by itself what its places say."""
    if len(part["text"].split()) not in OF_A_PART:
        return False
    if any(span["quote"] not in part["text"] for span in part["spans"]):
        return False
    if any("holder" in span or "standing" in span for span in part["spans"]):
        return random.random() < 0.5  # whose it is was often said before
    return bool(part["spans"]) or random.random() < WITHOUT_A_PLACE


def _with_starts(message: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Each place with where its quote starts; the same quote again stands further on."""
    seen: dict[tuple[str, str], int] = {}
    for span in message["spans"]:
        again = seen.get((span["quote"], span["field"]), 0)
        seen[span["quote"], span["field"]] = again + 1
        starts = [one.start() for one in re.finditer(re.escape(span["quote"]), message["text"])]
        yield starts[min(again, len(starts) - 1)], span


def _example(
    message: Mapping[str, Any], labels: Labels, pieces: Callable[[str], Pieces]
) -> ReadingExample:
    question = labels.questions.get(_question_id(message.get("asked"), labels))
    before = pieces(f"query: [{question}]" if question else "query:").ids
    message_pieces = pieces(message["text"])
    ids, places = message_pieces.ids, message_pieces.places
    room = MAX_PIECES - len(before) - 2
    told = range(1 + len(before), 1 + len(before) + len(ids[:room]))
    example = ReadingExample([FIRST, *before, *ids[:room], LAST], told)
    if "topics" in message:
        example.topics = _topics(message["topics"], labels)
    if "acts" in message:
        example.acts = [labels.heads["act"].index(act) for act in message["acts"]]
    if "spans" in message:
        example.places = list(_places(message, labels, places[:room]))
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
    for start, span in _with_starts(message):
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
