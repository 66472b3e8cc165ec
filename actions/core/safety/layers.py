"""The safety check: reviewed wordings first, then what was learned from examples."""

from __future__ import annotations

import hashlib
from collections import OrderedDict

from actions.core.safety.crisis import Crisis
from actions.core.safety.detect import check_by_rules
from actions.core.safety.rules import safety_rules
from actions.core.safety.second_look import danger_model, second_look

_REMEMBERED = 512
_answers: OrderedDict[tuple[bytes, int, int], Crisis | None] = OrderedDict()
"""Answers to the latest messages, by a digest: each is checked by the channel and by the bot, and
its words are not kept. Other rules or another model answer for themselves."""


def check(text: str) -> Crisis | None:
    """The most urgent danger this message tells of, or None.

    Takes any text. Raises ContentError when the reviewed patterns cannot be read: silence
    about danger would be worse than a bot that does not start. Without the learned model the
    rules answer alone.
    """
    if not text:
        return None
    key = (_digest(text), id(safety_rules()), id(danger_model()))
    if key not in _answers:
        _answers[key] = _checked(text)
        if len(_answers) > _REMEMBERED:
            _answers.popitem(last=False)
    return _answers[key]


def _checked(text: str) -> Crisis | None:
    found = check_by_rules(text)
    if found is not None and found.stops:
        return found
    return second_look(text) or found


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()


def warm_up() -> None:
    """Reads the rules and the learned model now, so that the first message need not wait."""
    check("a message that tells of nothing in particular")
