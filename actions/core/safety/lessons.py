"""Learns from whole messages, of which the check reads the pieces.

Every piece of a harmless message is harmless. In a dangerous one it is not written down which
piece tells of the danger: the likeliest is taken, judged by what the short messages taught.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from actions.core.safety.examples import Example
from actions.core.safety.learned import NONE, Array, DangerModel, Meaning, vectors_of
from actions.core.safety.windows import WHOLE, windows

Vectors = Mapping[str, Array]


def vectors_for(examples: Sequence[Example]) -> dict[str, Array]:
    """The vector of each text that `learn` may look at."""
    texts = {text: None for told, _ in examples for text in (told, *windows(told))}
    return dict(zip(texts, vectors_of(list(texts)), strict=True))


def learn(examples: Sequence[Example], vectors: Vectors) -> DangerModel:
    """What these messages teach about pieces."""
    lessons = [lesson for example in examples for lesson in _certain(example)]
    first = Meaning.fit(lessons, _rows(lessons, vectors))
    for text, kind in examples:
        pieces = [piece for piece in windows(text) if piece != text]
        if kind != NONE and pieces:
            lessons.append((max(pieces, key=lambda piece: first.danger(vectors[piece])), kind))
    lessons = list(dict.fromkeys(lessons))
    return DangerModel.fit(lessons, _rows(lessons, vectors))


def _certain(example: Example) -> list[Example]:
    text, kind = example
    if kind == NONE:
        return [(piece, NONE) for piece in dict.fromkeys((*windows(text), *_short(text)))]
    return [(piece, kind) for piece in _short(text)]


def _short(text: str) -> list[str]:
    return [text] if len(text.split()) <= WHOLE else []


def _rows(lessons: Sequence[Example], vectors: Vectors) -> Array:
    return np.array([vectors[text] for text, _ in lessons], np.float32)
