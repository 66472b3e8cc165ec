"""Results of actions get the verdict that Rasa's own schema gives them."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from rasa_project.patches.action_results import _validate

SLOT = {"event": "slot", "name": "a", "value": 1}
GOOD: list[dict[str, Any]] = [
    {"events": [SLOT], "responses": [{"text": "hello"}]},
    {"events": [], "responses": []},
    {"events": [SLOT]},
    {},
]
BAD: list[dict[str, Any]] = [
    {"events": [{"no_event": True}], "responses": []},
    {"events": [{"event": 1}], "responses": []},
    {"events": ["slot"], "responses": []},
    {"events": [], "responses": ["hello"]},
]


@pytest.fixture
def action() -> RemoteAction:
    return RemoteAction("any", None)


@pytest.mark.parametrize("result", GOOD)
def test_a_good_result_passes_as_by_the_schema(action: RemoteAction, result: Any) -> None:
    assert action._validate_action_result(result)
    assert _validate(action, result)


@pytest.mark.parametrize("result", BAD)
def test_a_bad_result_is_refused_as_by_the_schema(action: RemoteAction, result: Any) -> None:
    for check in (action._validate_action_result, lambda bad: _validate(action, bad)):
        with pytest.raises(ValidationError):
            check(result)
