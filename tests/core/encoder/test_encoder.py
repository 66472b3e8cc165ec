"""Each piece knows where it stands in the text as it was typed."""

from __future__ import annotations

import pytest

from actions.core.encoder.encoder import cut
from scripts.e5_weights import Published, published


@pytest.fixture(scope="module")
def encoder() -> Published:
    return published()


@pytest.mark.parametrize(
    "text",
    [
        "she missed 17 days",
        "  two   blanks\nand a line ",
        "ﬁne “quotes” … and ½",
        "my niño doesn’t go 💔",
    ],
)
def test_places_cover_the_words_as_typed(text: str, encoder: Published) -> None:
    found = cut(text, encoder.tokenizer(), encoder.signs)
    assert len(found.ids) == len(found.places)
    covered = {n for start, end in found.places for n in range(start, end)}
    assert all(n in covered for n, sign in enumerate(text) if not sign.isspace())


def test_a_text_without_signs_has_no_places(encoder: Published) -> None:
    assert cut("   ", encoder.tokenizer(), encoder.signs).places in ([], [(0, 0)])
