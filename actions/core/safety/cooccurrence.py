"""Finds dangerous words that occur close together (co-occurrence), whatever their order.

Parents put one thing in a hundred ways; what happened, to whom and with what is still said. A
wording such as "{wound} + {body}" fits when all its parts stand in one sentence, close by.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic

from actions.core.content.safety_grammar import parts_of
from actions.core.safety.normalise import STOP, Words
from actions.core.safety.pattern import Lists, PatternIndex, Span, Tag

REACH = 14
"""Words within which all parts must stand."""


@dataclass(frozen=True)
class Group(Generic[Tag]):
    """One place where all parts of a wording stand together."""

    tag: Tag
    parts: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first to the last part."""
        return Span(min(part.start for part in self.parts), max(part.end for part in self.parts))


class CooccurrenceIndex(Generic[Tag]):
    """Finds tagged wordings whose parts may stand in any order."""

    def __init__(self, wordings: Iterable[tuple[str, Tag]], lists: Lists) -> None:
        """`wordings` are pairs of a wording, its rarest part first, and what it means."""
        self._wordings = [(parts_of(wording), tag) for wording, tag in wordings]
        parts = sorted({part for wording, _ in self._wordings for part in wording})
        self._parts = PatternIndex([(part, part) for part in parts], lists)

    def find(self, message: Words) -> Iterator[Group[Tag]]:
        """Every place where a wording's parts stand together."""
        spans: dict[str, list[Span]] = {}
        for part, span in self._parts.find(message.words, message.text):
            spans.setdefault(part, []).append(span)
        for wording, tag in self._wordings:
            if not all(part in spans for part in wording):
                continue
            for first in spans[wording[0]]:
                chosen = _close_to(first, [spans[part] for part in wording[1:]], message)
                if chosen is not None:
                    yield Group(tag, chosen)


def _close_to(first: Span, others: list[list[Span]], message: Words) -> tuple[Span, ...] | None:
    """The nearest span of every other part, or None when one is too far off."""
    chosen = [first]
    for spans in others:
        near = [span for span in _around(first, spans) if _fits(span, chosen, message)]
        if not near:
            return None
        chosen.append(min(near, key=lambda span: abs(span.start - first.start)))
    return tuple(chosen)


def _around(first: Span, spans: list[Span]) -> list[Span]:
    """Those of the ordered spans that begin within reach; looking at all would be slow."""
    low = bisect_left(spans, first.start - REACH, key=_start)
    return spans[low : bisect_left(spans, first.end + REACH, key=_start)]


def _start(span: Span) -> int:
    return span.start


def _fits(span: Span, chosen: list[Span], message: Words) -> bool:
    start = min(span.start, *(one.start for one in chosen))
    end = max(span.end, *(one.end for one in chosen))
    overlaps = any(span.start < one.end and one.start < span.end for one in chosen)
    return not overlaps and end - start <= REACH and STOP not in message.words[start:end]
