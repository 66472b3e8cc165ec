"""The places of a message that say something: which fact and value, of whom, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from actions.core.encoder.encoder import Array
from actions.core.reading.labels import Labels
from actions.core.reading.reader import Pass

SEEN = 0.1
"""Share from which a piece belongs to a place."""
MOST_BETWEEN = 2
"""Pieces below SEEN that may lie inside one place."""


@dataclass(frozen=True)
class Span:
    """One place. `tag`: a field, or `field=value`. `share`: how likely it says that.

    `of_child`: how likely it speaks of this child or case. `standing`, `status`, `per`, `is_guess`:
    see docs/labels.md.
    """

    tag: str
    text: str
    start: int
    end: int
    share: float
    of_child: float
    standing: str
    status: str
    per: str
    is_guess: bool

    @property
    def field(self) -> str:
        """The field it speaks of."""
        return self.tag.partition("=")[0]

    @property
    def value(self) -> str:
        """The value it names, "" where its words are the value."""
        return self.tag.partition("=")[2]


def spans_in(text: str, read: Pass, labels: Labels, least: float) -> list[Span]:
    """The places of a message whose share is `least` or more, likeliest first."""
    found = [
        _span(text, read, labels, tag, first, last)
        for tag, first, last in _runs(read.pieces["tag"], least)
    ]
    return sorted(found, key=lambda span: -span.share)


def _runs(tags: Array, least: float) -> Iterator[tuple[int, int, int]]:
    """(tag, first piece, last piece) of pieces that go together and reach `least`."""
    for tag in np.flatnonzero(tags.max(axis=0, initial=0.0) >= least).tolist():
        seen = np.flatnonzero(tags[:, tag] >= SEEN)
        breaks = np.flatnonzero(np.diff(seen) > MOST_BETWEEN) + 1
        for run in np.split(seen, breaks):
            if tags[run, tag].max() >= least:
                yield tag, int(run[0]), int(run[-1])


def _span(text: str, read: Pass, labels: Labels, tag: int, first: int, last: int) -> Span:
    pieces = slice(first, last + 1)
    shares = read.pieces["tag"][pieces, tag]
    start, end = _whole_words(text, read.places[pieces])

    def mean(head: str) -> Array:
        weighted: Array = (read.pieces[head][pieces] * shares[:, None]).sum(axis=0) / shares.sum()
        return weighted

    def likeliest(head: str) -> str:
        return labels.heads[head][int(mean(head).argmax())]

    return Span(
        tag=labels.heads["tag"][tag],
        text=text[start:end],
        start=start,
        end=end,
        share=float(shares.max()),
        of_child=float(mean("holder")[labels.heads["holder"].index("child")]),
        standing=likeliest("standing"),
        status=likeliest("status"),
        per=likeliest("per"),
        is_guess=bool(mean("guess")[0] > 0.5),
    )


def _whole_words(text: str, places: list[tuple[int, int]]) -> tuple[int, int]:
    told = [place for place in places if place[1] > place[0]] or [(0, 0)]
    start, end = min(place[0] for place in told), max(place[1] for place in told)
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end
