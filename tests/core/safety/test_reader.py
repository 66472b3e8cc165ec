"""The danger reader's files are looked at when they are loaded, and its cost is bounded."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from actions.core.encoder.encoder import MAX_PIECES, TOKENIZER, WORDS
from actions.core.encoder.files import ModelDamaged
from actions.core.safety.labels import HEADS
from actions.core.safety.reader import (
    ANSWERS,
    GRAPH,
    MOST_WINDOWS,
    SAFETY_MODEL,
    DangerReader,
    danger_reader,
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    shutil.copytree(SAFETY_MODEL, folder)
    return folder


@pytest.mark.parametrize("name", [GRAPH, ANSWERS, WORDS, TOKENIZER])
def test_a_damaged_file_is_refused(copy: Path, name: str) -> None:
    with (copy / name).open("r+b") as file:
        file.truncate(1000)
    with pytest.raises(ModelDamaged, match="make train"):
        DangerReader(copy)


def test_a_missing_file_is_refused(copy: Path) -> None:
    (copy / GRAPH).unlink()
    with pytest.raises(ModelDamaged, match="not complete"):
        DangerReader(copy)


def test_every_head_gives_shares_of_its_labels() -> None:
    reading = danger_reader().read("she said she wants to die", "child")
    for head, labels in HEADS.items():
        assert tuple(reading.shares[head]) == labels
        if head != "also":
            assert sum(reading.shares[head].values()) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("text", ["", " ", "💔", "\ud83d", "=" * 10_000, "a " * 5_000])
def test_any_text_is_read(text: str) -> None:
    assert 0 <= danger_reader().read(text).danger <= 1


def test_a_long_text_is_read_in_few_windows_from_both_ends() -> None:
    windows = list(danger_reader()._windows("she stays at home again. " * 400, before=[]))
    assert len(windows) <= MOST_WINDOWS
    assert all(len(window) <= MAX_PIECES for window in windows)


def test_danger_at_either_end_of_a_long_message_is_found() -> None:
    story = "We wrote to the school about the absences and the meeting. " * 40
    danger = "Last night he told me he is going to kill himself."
    for text in (f"{danger} {story}", f"{story} {danger}"):
        assert danger_reader().read(text).danger > 0.5
