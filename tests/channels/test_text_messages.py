"""Any message as text, and texts in parts that a channel can carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasa_project.channels.text_messages import as_plain, length, other_letters, split


@given(st.text(max_size=400), st.integers(min_value=2, max_value=60))
def test_every_part_fits_and_no_word_is_lost(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert all(part and length(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("", 10, []),
        ("short", 10, ["short"]),
        ("First part.\n\nSecond part.", 20, ["First part.", "Second part."]),
        ("one two. three four", 12, ["one two.", "three four"]),
        ("a\n\n" + "b" * 30, 20, ["a\n\n" + "b" * 17, "b" * 13]),
        ("😀" * 6, 10, ["😀" * 5, "😀"]),
    ],
)
def test_texts_are_parted_at_the_best_place(text: str, limit: int, parts: list[str]) -> None:
    assert split(text, limit) == parts


def test_what_only_a_screen_can_show_is_left_out() -> None:
    assert as_plain({"type": "progress", "asked": 1, "left": 2, "minutes": 1}) is None
    assert as_plain({"type": "forget"}) is None
    assert as_plain({"type": "something new"}) is None


def test_of_a_letters_files_the_ones_to_send_are_kept() -> None:
    files = [{"name": f"l.{kind}", "format": kind} for kind in ("pdf", "docx", "txt")]
    plain = as_plain({"type": "letter", "title": "T", "text": "Dear", "files": files})
    assert plain is not None
    assert [file["format"] for file in plain.files] == ["pdf", "docx"]
    assert plain.text == "T\n\nDear"


def test_a_letter_that_is_the_only_one_offers_no_other() -> None:
    words = {"other_letters": "Another?"}
    only = [{"kind": "a", "title": "A", "chosen": True}]
    assert other_letters({"type": "letter", "kinds": only}, words) is None
    assert other_letters({"type": "text", "text": "hello"}, words) is None
