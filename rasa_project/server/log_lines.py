"""Spares the work that goes into Rasa's debug lines, which tell what a parent said.

Rasa copies conversations and spells out all slots for them in every turn, whether or not the lines
are written; here they never are (actions/quiet_logs.py).
"""

from __future__ import annotations

import copy
from types import SimpleNamespace
from typing import Any

import rasa.core.actions.forms
import rasa.core.policies.rule_policy
import rasa.core.processor
from rasa.core.processor import MessageProcessor

_COPYING_FOR_LINES = (
    rasa.core.actions.forms,
    rasa.core.policies.rule_policy,
    rasa.core.processor,
)
"""Modules that use `copy.deepcopy` for debug lines alone, in this version of Rasa."""


def spare_log_lines() -> None:
    """Has nothing copied or written out for debug lines."""
    for module in _COPYING_FOR_LINES:
        module.copy = SimpleNamespace(deepcopy=_itself, copy=copy.copy)
    MessageProcessor._log_slots = staticmethod(_nothing)


def _itself(value: Any) -> Any:
    return value


def _nothing(_: Any) -> None:
    return None
