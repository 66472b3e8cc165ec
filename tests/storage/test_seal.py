"""What is sealed opens only with the operator's secret, and only where it belongs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from actions.storage.seal import Seal, Unreadable, signing_key

SEAL = Seal("a secret")


def test_what_was_sealed_comes_back() -> None:
    value = {"child_name": "Zoë", "days": [1, 2]}
    assert SEAL.open_json(SEAL.seal_json(value, "turn", "1"), "turn", "1") == value


def test_the_sealed_bytes_hold_no_word_of_it() -> None:
    assert b"Maya" not in SEAL.seal(b"Maya Maya Maya", "turn", "1")


def test_the_same_content_never_looks_the_same() -> None:
    assert SEAL.seal(b"no", "turn", "1") != SEAL.seal(b"no", "turn", "1")


@pytest.mark.parametrize("place", [("turn", "2"), ("document", "1"), ("turn1",), ()])
def test_it_opens_in_no_other_place(place: tuple[str, ...]) -> None:
    with pytest.raises(Unreadable):
        SEAL.open(SEAL.seal(b"letter", "turn", "1"), *place)


def test_it_opens_with_no_other_secret() -> None:
    with pytest.raises(Unreadable):
        Seal("another").open(SEAL.seal(b"letter", "turn", "1"), "turn", "1")


@pytest.mark.parametrize("damaged", [b"", b"short", b"x" * 200])
def test_what_is_damaged_is_refused(damaged: bytes) -> None:
    with pytest.raises(Unreadable):
        SEAL.open(damaged, "turn", "1")


def test_ids_are_hidden_the_same_way_each_time_and_differently_by_each_operator() -> None:
    assert SEAL.hidden("chat", "12345") == SEAL.hidden("chat", "12345")
    assert SEAL.hidden("chat", "12345") != Seal("another").hidden("chat", "12345")
    assert SEAL.hidden("a", "bc") != SEAL.hidden("ab", "c")


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: signing_key(tmp_path), range(40)))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["signing.key"]
