"""Learns from whole messages, of which the check reads the pieces.

Every piece of a harmless message is harmless. Of a dangerous one, the piece that holds most of the
marked part tells of the danger. Where nothing is marked the likeliest piece is taken, judged by
what the short messages taught.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from actions.core.safety.examples import Example
from actions.core.safety.learned import NONE, Array, DangerModel, vectors_of
from actions.core.safety.windows import WHOLE, windows

Lesson = tuple[str, str]
"""A piece, and the kind of danger it tells of or NONE."""
Vectors = Mapping[str, Array]


def vectors_for(examples: Sequence[Example]) -> dict[str, Array]:
    """The vector of each text that `learn` may look at."""
    marked = {one.piece: None for one in examples if one.piece}
    pieces = {text: None for one in examples for text in (*_short(one.text), *windows(one.text))}
    texts = marked | pieces
    return dict(zip(texts, vectors_of(list(texts)), strict=True))


def learn(examples: Sequence[Example], vectors: Vectors) -> DangerModel:
    """What these messages teach about pieces."""
    lessons = [lesson for example in examples for lesson in _certain(example)]
    likeliest = _judge(lessons, vectors)
    for text, kind, marked in examples:
        pieces = [piece for piece in windows(text) if piece != text]
        if kind != NONE and pieces:
            telling = max(pieces, key=lambda p: _shared(p, marked) if marked else likeliest(p))
            lessons.append((telling, kind))
    lessons = list(dict.fromkeys(lessons))
    return DangerModel.fit(lessons, _rows(lessons, vectors))


def _certain(example: Example) -> list[Lesson]:
    text, kind, marked = example
    if kind == NONE:
        return [(piece, NONE) for piece in dict.fromkeys((*windows(text), *_short(text)))]
    return [(piece, kind) for piece in (*_short(text), *filter(None, [marked]))]


def _short(text: str) -> list[str]:
    return [text] if len(text.split()) <= WHOLE else []


def _shared(piece: str, marked: str) -> float:
    """Share of words in common, of the shorter of both."""
    ours, theirs = set(piece.lower().split()), set(marked.lower().split())
    return len(ours & theirs) / min(len(ours), len(theirs))


def _judge(lessons: Sequence[Lesson], vectors: Vectors) -> Callable[[str], float]:
    """How dangerous a piece looks after these lessons; quickly learned, and good enough here."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=30.0, class_weight="balanced", max_iter=1000)
    model.fit(_rows(lessons, vectors), [kind != NONE for _, kind in lessons])
    return lambda piece: float(model.coef_[0] @ vectors[piece])


def _rows(lessons: Sequence[Lesson], vectors: Vectors) -> Array:
    return np.array([vectors[text] for text, _ in lessons], np.float32)
