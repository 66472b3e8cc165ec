"""One pass over any message gives shares of all labels, and its files are looked at before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from actions.core.encoder.files import ModelDamaged
from actions.core.reading.labels import OF_PIECES, OF_TEXT, SEVERAL
from actions.core.reading.reader import (
    GRAPH,
    LABELS,
    READING_MODEL,
    MessageReader,
    message_reader,
)
from actions.core.reading.spans import Span, spans_in


def said(text: str, tag: str, asked: str | None = None) -> list[Span]:
    reader = message_reader()
    return [
        span
        for span in spans_in(text, reader.read(text, asked), reader.labels, 0.3)
        if span.tag == tag
    ]


@pytest.mark.parametrize("name", [GRAPH, LABELS])
def test_a_damaged_file_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(READING_MODEL, folder)
    (folder / name).write_bytes(b"damaged")
    with pytest.raises(ModelDamaged, match="make train"):
        MessageReader(folder)


@pytest.mark.parametrize("text", ["", " ", "💔", "\ud83d", "=" * 3_000, "a " * 1_500])
def test_any_text_is_read(text: str) -> None:
    read = message_reader().read(text)
    labels = message_reader().labels
    for head in OF_TEXT:
        assert tuple(read.text[head]) == labels.heads[head]
        if head not in SEVERAL:
            assert sum(read.text[head].values()) == pytest.approx(1, abs=1e-3)
    for head in OF_PIECES:
        assert read.pieces[head].shape == (len(read.places), len(labels.heads[head]))


def test_a_condition_is_found_with_whom_it_speaks_of() -> None:
    (own,) = said("my daughter has anxiety", "conditions=anxiety")
    assert "anxiety" in own.text
    assert own.of_child > 0.5
    brothers = said("her brother has adhd, she is fine", "conditions=adhd")
    assert all(span.of_child < 0.5 for span in brothers)


def test_a_message_is_read_in_the_light_of_the_open_question() -> None:
    reader = message_reader()
    alone, asked = reader.read("16"), reader.read("16", "attendance_missed_days")
    days = reader.labels.heads["tag"].index("missed_days")
    assert asked.pieces["tag"][:, days].max() > alone.pieces["tag"][:, days].max()


def test_the_same_message_is_read_once() -> None:
    reader = message_reader()
    assert reader.read("she stays at home") is reader.read("she stays at home")
