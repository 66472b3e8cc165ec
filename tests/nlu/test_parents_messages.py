"""The labelled messages of parents: one file, one format, an author in one split only."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).parents[2] / "data" / "messages" / "parents.jsonl"
FIELDS = {
    "text", "asked", "spans", "topics", "acts", "who", "danger", "lang", "author", "written_on",
    "split",
}  # fmt: skip
OF_A_SPAN = {"quote", "field", "value", "holder", "standing", "status", "per", "guess"}
HOLDERS = {"sibling", "other_child", "parent", "staff"}
STANDINGS = {
    "past", "future", "denied", "ruled_out", "wished", "asked", "quoted", "hypothetical",
}  # fmt: skip


@pytest.fixture(scope="module")
def messages() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_every_line_has_the_same_fields(messages: list[dict[str, Any]]) -> None:
    for one in messages:
        assert set(one) == FIELDS, one["text"]
        assert one["split"] in ("train", "dev", "check"), one["text"]
        assert one["who"] in ("parent", "student", "other"), one["text"]


def test_every_label_has_its_words_in_the_text(messages: list[dict[str, Any]]) -> None:
    for one in messages:
        for span in one["spans"]:
            assert set(span) <= OF_A_SPAN, one["text"]
            assert span["quote"], one["text"]
            assert span["quote"] in one["text"], (span, one["text"])
            assert span.get("holder", "staff") in HOLDERS, one["text"]
            assert span.get("standing", "past") in STANDINGS, one["text"]


def test_an_author_stands_in_one_split_only(messages: list[dict[str, Any]]) -> None:
    splits: dict[str, set[str]] = {}
    for one in messages:
        splits.setdefault(one["author"], set()).add(one["split"])
    assert not {author for author, found in splits.items() if len(found) > 1}


def test_no_message_stands_twice(messages: list[dict[str, Any]]) -> None:
    times = Counter((one["text"].lower(), one["asked"]) for one in messages)
    assert not [text for text, count in times.items() if count > 1]
