"""The messages that the danger reader learns from and is measured with: one file, one format."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from actions.core.safety.labels import ANSWERS, KINDS, LEVELS, WRITERS

FILE = Path(__file__).parents[3] / "data" / "messages" / "safety.jsonl"
FIELDS = {
    "text", "asked", "kind", "level", "who", "answer", "also", "lang", "author", "written_on",
    "split",
}  # fmt: skip


@pytest.fixture(scope="module")
def messages() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_every_line_has_the_same_fields(messages: list[dict[str, Any]]) -> None:
    for one in messages:
        assert set(one) - {"veiled", "told"} == FIELDS, one["text"]
        kinds = one["kind"] if isinstance(one["kind"], list) else [one["kind"]]
        assert set(kinds) <= {*KINDS, "any", None}, one["text"]
        assert one["level"] in (*LEVELS, None), one["text"]
        assert one["who"] in (*WRITERS, None), one["text"]
        assert one.get("told") in (*KINDS, None), one["text"]
        assert one["answer"] in (*ANSWERS, None), one["text"]
        assert set(one["also"]) <= set(ANSWERS), one["text"]
        assert one["split"] in ("train", "dev", "check", "blind"), one["text"]


def test_an_author_stands_in_one_split_only(messages: list[dict[str, Any]]) -> None:
    splits: dict[str, set[str]] = {}
    for one in messages:
        splits.setdefault(one["author"], set()).add(one["split"])
    assert not {author for author, found in splits.items() if len(found) > 1}


def test_no_message_stands_twice(messages: list[dict[str, Any]]) -> None:
    times = Counter((one["text"], one["asked"], one.get("told")) for one in messages)
    assert not [text for text, count in times.items() if count > 1]
