"""Pieces that go together make one place, in whole words of the message as it was typed."""

from __future__ import annotations

import numpy as np

from actions.core.reading.labels import Labels
from actions.core.reading.reader import Pass
from actions.core.reading.spans import Span, spans_in

LABELS = Labels(
    {
        "tag": ("age", "severity=weekly"),
        "holder": ("child", "sibling"),
        "standing": ("now", "past"),
        "status": ("none_said",),
        "per": ("none",),
        "guess": ("guess",),
    },
    {},
)
TEXT = "she is twelve years"
PLACES = [(0, 3), (4, 6), (7, 10), (10, 13), (14, 19)]


def places(ages: list[float], holder: float = 0.9) -> list[Span]:
    tags = np.array([[age, 0.0] for age in ages], np.float32)
    of_all = np.ones((len(ages), 1), np.float32)
    pieces = {
        "tag": tags,
        "holder": np.array([[holder, 1 - holder]] * len(ages), np.float32),
        "standing": np.array([[0.7, 0.3]] * len(ages), np.float32),
        "status": of_all,
        "per": of_all,
        "guess": of_all * 0.1,
    }
    return spans_in(TEXT, Pass({}, pieces, PLACES), LABELS, 0.5)


def test_pieces_side_by_side_are_one_place_in_whole_words() -> None:
    (span,) = places([0, 0, 0.9, 0.4, 0])
    assert (span.tag, span.field, span.value) == ("age", "age", "")
    assert span.text == "twelve"
    assert span.share == np.float32(0.9)
    assert (span.standing, span.is_guess) == ("now", False)


def test_a_place_below_the_least_share_is_none() -> None:
    assert places([0, 0, 0.4, 0, 0]) == []


def test_places_far_apart_are_two() -> None:
    assert [span.text for span in places([0.8, 0, 0, 0, 0.9])] == ["years", "she"]


def test_whom_it_speaks_of_is_weighed_over_its_pieces() -> None:
    (span,) = places([0, 0, 0.9, 0, 0], holder=0.2)
    assert span.of_child < 0.5
