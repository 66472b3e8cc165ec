"""The safety check: reviewed wordings first, then what was learned from examples."""

from __future__ import annotations

from collections import OrderedDict

from actions.core.content.safety_gaps import STUDENT
from actions.core.safety.crisis import Crisis
from actions.core.safety.detect import check_by_rules
from actions.core.safety.rules import safety_rules
from actions.core.safety.second_look import (
    FAINT_YIELDS,
    PLAIN_YIELDS,
    danger_model,
    digest,
    looks_ordinary,
    second_look,
)

_REMEMBERED = 512
_answers: OrderedDict[tuple[bytes, int, int], Crisis | None] = OrderedDict()
"""Answers to the latest messages, by a digest: their words are not kept. Other rules or another
model answer for themselves."""


def check(text: str) -> Crisis | None:
    """The most urgent danger this message tells of, or None.

    Takes any text. Raises ContentError when the reviewed patterns cannot be read: silence
    about danger would be worse than a bot that does not start. Without the learned model the
    rules answer alone. A wording that only asks softly or names a topic yields to it where the
    whole message is ordinary; a plain one only where it is so by far.
    """
    found = check_by_rules(text)
    if found is None or not found.stops:
        return second_look(text) or found
    below = FAINT_YIELDS if found.faint else PLAIN_YIELDS
    return None if found.kind != STUDENT and looks_ordinary(text, below) else found


def check_once(text: str) -> Crisis | None:
    """The same, worked out once for a message that both the channel and the bot look at."""
    if not text:
        return None
    key = (digest(text), id(safety_rules()), id(danger_model()))
    if key not in _answers:
        _answers[key] = check(text)
        if len(_answers) > _REMEMBERED:
            _answers.popitem(last=False)
    return _answers[key]


def warm_up() -> None:
    """Reads the rules and the learned model now, so that the first message need not wait."""
    check("a message that tells of nothing in particular")
