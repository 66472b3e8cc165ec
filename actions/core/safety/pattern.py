"""Compiles patterns of `content.safety_grammar` and finds them quickly in a message."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from actions.core.content.safety_grammar import Either, Piece, Sequence, parse

Tag = TypeVar("Tag")
Lists = Mapping[str, tuple[str, ...]]

_TIMES = {"": "", "?": "?", "*": "{0,6}"}
_GAPS = {"..": "(?:[a-z0-9]+ ){0,3}?", "...": "(?:[a-z0-9]+ ){0,8}?"}
_SENTENCE_END = r"(?=\. |\Z)"


def to_regex(parts: Sequence, lists: Lists) -> str:
    """A regular expression that eats each word with the space behind it.

    All repetition is bounded, so matching stays linear in the length of the message.
    """
    return "".join(_part_regex(part, lists) for part in parts)


def _part_regex(part: Piece | Either, lists: Lists) -> str:
    if isinstance(part, Piece) and part.kind == "gap":
        return _GAPS[part.text]
    if isinstance(part, Piece) and part.kind == "end":
        return _SENTENCE_END
    if isinstance(part, Either):
        choices = [to_regex(choice, lists) for choice in part.choices]
    else:
        choices = [f"{phrase} " for phrase in _phrases(part, lists)]
    longest_first = sorted(choices, key=len, reverse=True)
    return f"(?:{'|'.join(longest_first)}){_TIMES[part.times]}"


def _phrases(piece: Piece, lists: Lists) -> tuple[str, ...]:
    return lists[piece.text] if piece.kind == "list" else (piece.text,)


@dataclass(frozen=True)
class Span:
    """Where a pattern fits: words `start` up to, not including, `end`."""

    start: int
    end: int

    def inside(self, other: Span) -> bool:
        """Whether the other span covers this one and more."""
        return self != other and other.start <= self.start and self.end <= other.end

    def covers_end_of(self, other: Span) -> bool:
        """Whether this span holds the other's last word: "die [of embarrassment]"."""
        return self.start < other.end <= self.end


class PatternIndex(Generic[Tag]):
    """Finds tagged patterns in a message, trying only those whose key word occurs in it."""

    def __init__(self, patterns: Iterable[tuple[str, Tag]], lists: Lists) -> None:
        """`patterns` are pairs of a pattern and what it means."""
        pairs = [(parse(pattern), tag) for pattern, tag in patterns]
        common = Counter(word for parts, _ in pairs for word in _all_words(parts, lists))
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._compiled: list[tuple[re.Pattern[str], Tag]] = []
        for number, (parts, tag) in enumerate(pairs):
            self._compiled.append((re.compile(" " + to_regex(parts, lists)), tag))
            for key in _key_words(parts, lists, common):
                self._by_key[key].append(number)

    def find(self, words: list[str], text: str) -> Iterator[tuple[Tag, Span]]:
        """Every place a pattern fits; `text` is the words with a space around each."""
        candidates = {number for word in set(words) for number in self._by_key.get(word, ())}
        for number in sorted(candidates):
            regex, tag = self._compiled[number]
            before = counted = 0
            for match in regex.finditer(text):
                before += text.count(" ", counted, match.start())
                counted = match.start()
                yield tag, Span(before, before + match.group().count(" ") - 1)


def _all_words(parts: Sequence, lists: Lists) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Either):
            for choice in part.choices:
                yield from _all_words(choice, lists)
        elif part.kind in ("word", "list"):
            yield from (phrase.split()[0] for phrase in _phrases(part, lists))


def _key_words(parts: Sequence, lists: Lists, common: Counter[str]) -> set[str]:
    """Words one of which every match must contain, the rarest such set; empty when none."""
    choices = [keys for part in parts if (keys := _part_keys(part, lists, common))]
    return min(choices, key=lambda words: sum(common[word] for word in words), default=set())


def _part_keys(part: Piece | Either, lists: Lists, common: Counter[str]) -> set[str]:
    if part.times:
        return set()
    if isinstance(part, Either):
        keys = [_key_words(choice, lists, common) for choice in part.choices]
        return set().union(*keys) if all(keys) else set()
    if part.kind in ("gap", "end"):
        return set()
    return {phrase.split()[0] for phrase in _phrases(part, lists)}
