"""Checks the result of an action by its types instead of a JSON schema.

Replaces  rasa.core.actions.action.RemoteAction._validate_action_result
Why       Rasa compiles its schema, and validates the schema itself, at every call.
Saves     25 ms a turn with one action (docs/performance.md).
No fit    A start fails when the method is gone. tests/patches/test_action_results.py gives good and
          bad results to this check and to Rasa's own and wants the same verdict.
"""

from __future__ import annotations

from typing import Any

from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from rasa_project.patches import replace_attribute


def check_action_results_by_type() -> None:
    """Replaces the schema by `_validate`."""
    replace_attribute(RemoteAction, "_validate_action_result", _validate)


def _validate(_: RemoteAction, result: Any) -> bool:
    """True for a list of named events and a list of responses. Raises ValidationError."""
    events, responses = result.get("events", []), result.get("responses", [])
    if not all(isinstance(event, dict) and isinstance(event.get("event"), str) for event in events):
        raise ValidationError("An event of an action has no name.")
    if not all(isinstance(response, dict) for response in responses):
        raise ValidationError("A response of an action is no object.")
    return True
