"""Lessons from whole messages, of which the check reads the pieces.

Every piece of a harmless message is harmless. Of a dangerous one, the piece that holds most of the
marked part tells of the danger. Where nothing is marked the likeliest piece is taken, judged by
the words of what is certain. Messages that are not too long to be read whole are lessons, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actions.core.safety.examples import Example
from actions.core.safety.learned import NONE
from actions.core.safety.windows import WHOLE, windows
from actions.core.understanding.spelling import SpellingModel

Lesson = tuple[str, str]
"""A piece, and the kind of danger it tells of or NONE."""


def lessons_of(examples: Sequence[Example]) -> list[Lesson]:
    """What these messages teach about pieces; no lesson twice."""
    lessons = [lesson for example in examples for lesson in _certain(example)]
    likeliest = _judge(lessons)
    for text, kind, marked in examples:
        pieces = [piece for piece in windows(text) if piece != text]
        if kind != NONE and pieces:
            telling = max(pieces, key=lambda p: _shared(p, marked) if marked else likeliest(p))
            lessons.append((telling, kind))
    return list(dict.fromkeys(lessons))


def _certain(example: Example) -> list[Lesson]:
    text, kind, marked = example
    if kind == NONE:
        return [(piece, NONE) for piece in dict.fromkeys((*windows(text), *_whole(text)))]
    return [(piece, kind) for piece in (*_whole(text), *filter(None, [marked]))]


def _whole(text: str) -> list[str]:
    return [text] if len(text.split()) <= WHOLE else []


def _shared(piece: str, marked: str) -> float:
    """Share of words in common, of the shorter of both."""
    ours, theirs = set(piece.lower().split()), set(marked.lower().split())
    return len(ours & theirs) / min(len(ours), len(theirs))


def _judge(lessons: Sequence[Lesson]) -> Callable[[str], float]:
    """How dangerous the words of a piece look after these lessons."""
    model = SpellingModel.fit(
        [(text, NONE if kind == NONE else "danger") for text, kind in lessons]
    )
    return lambda piece: model.shares(piece)["danger"]
