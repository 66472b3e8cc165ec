"""Patches of Rasa 3.6.21, applied once when the bot starts. There are five.

in_process_actions.py   custom actions run in the bot's process      saves 5-9 ms a turn
action_results.py       no JSON schema compiled for each result      saves 25 ms a turn
event_types.py          event classes are looked up once             saves 4 ms a turn
button_payloads.py      payloads skip the NLU pipeline               saves 0.4-15 ms a tap
without_tensorflow.py   TensorFlow is never imported                 saves 5 s and 350 MB at start

apply.py applies them. Each module says what of Rasa it replaces, why, what that saves
(docs/performance.md has the measurements), and how a newer Rasa would show that it no longer fits.
A patch that saves less than two milliseconds a turn is not worth its upkeep.
"""

from __future__ import annotations

from typing import Any

RASA_VERSION = "3.6.21"
"""The version the patches were read against. A test compares it with the installed one."""


class PatchDoesNotFitError(Exception):
    """Rasa no longer has what a patch replaces."""


def replace_attribute(owner: Any, name: str, replacement: Any) -> None:
    """Sets `owner.name` to the replacement.

    Raises PatchDoesNotFitError when there is nothing of that name: setting it anyway would be a
    patch that nobody calls.
    """
    if not hasattr(owner, name):
        raise PatchDoesNotFitError(f"Rasa has no {owner.__qualname__}.{name} any more.")
    setattr(owner, name, replacement)
