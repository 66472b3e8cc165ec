"""What was made quicker says what Rasa's own, slower way says."""

from __future__ import annotations

import asyncio

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered

from rasa_project.server.actions_here import ActionsHere, check_results_quickly
from rasa_project.server.state import find_events_quickly

GOOD = {"events": [{"event": "slot", "name": "a", "value": 1}], "responses": [{"text": "hello"}]}
BAD = {"events": [{"no_event": True}], "responses": []}


@pytest.fixture
def action() -> RemoteAction:
    check_results_quickly()
    return RemoteAction("any", None)


def test_a_good_result_of_an_action_passes(action: RemoteAction) -> None:
    assert action._validate_action_result(GOOD)


def test_a_bad_result_of_an_action_is_refused(action: RemoteAction) -> None:
    with pytest.raises(ValidationError):
        action._validate_action_result(BAD)


def test_events_are_found_as_before() -> None:
    names = ("user", "bot", "slot", "action", "active_loop", "session_started")
    slow = [Event.resolve_by_type(name) for name in names]
    find_events_quickly()
    assert [Event.resolve_by_type(name) for name in names] == slow
    assert {UserUttered, BotUttered, SlotSet} <= set(slow)
    with pytest.raises(ValueError, match="Unknown event"):
        Event.resolve_by_type("no such event")


def test_an_action_runs_in_this_process() -> None:
    tracker = {"sender_id": "c", "slots": {}, "latest_message": {}, "events": [], "paused": False}
    call = {
        "next_action": "action_pause",
        "tracker": {**tracker, "active_loop": {}, "latest_action_name": "action_listen"},
        "domain": {},
    }
    result = asyncio.run(ActionsHere().request(json=call))
    assert result is not None
    assert RemoteAction("action_pause", None)._validate_action_result(result)
    assert result["responses"]
