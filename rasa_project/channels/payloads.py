"""Button payloads: `/answer{"triggers": ["noise"]}`. Several taps of one question become one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

ANSWER = "/answer"
CHOOSE_LETTER = "/choose_letter"
ERASE = '/delete_data{"topic": "yes"}'
"""What the button that confirms an erasure sends."""


def merged(payloads: Sequence[str]) -> str:
    """One payload for several taps: lists are joined, of other values the last one counts.

    Only answers can be joined; with a command among them, the command alone is meant.
    """
    commands = [payload for payload in payloads if not payload.startswith(f"{ANSWER}{{")]
    if commands:
        return commands[-1]
    facts: dict[str, Any] = {}
    for payload in payloads:
        for field, value in json.loads(payload.removeprefix(ANSWER)).items():
            facts[field] = _joined(facts.get(field), value)
    return f"{ANSWER}{json.dumps(facts)}"


def choose_letter(kind: str) -> str:
    """What choosing one of a letter's `kinds` sends."""
    return f"{CHOOSE_LETTER}{json.dumps({'topic': kind})}"


def is_combinable(payload: str) -> bool:
    """Whether a tap may go together with others: it adds to a list ("none of these" does not)."""
    if not payload.startswith(f"{ANSWER}{{"):
        return False
    return any(isinstance(value, list) for value in json.loads(payload[len(ANSWER) :]).values())


def _joined(before: Any, value: Any) -> Any:
    if isinstance(before, list) and isinstance(value, list):
        return list(dict.fromkeys([*before, *value]))
    return value
