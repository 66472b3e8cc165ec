"""What was made quicker says what Rasa's own, slower way says."""

from __future__ import annotations

import asyncio
from math import inf

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from rasa_project.server.actions_here import ActionsHere, check_results_quickly
from rasa_project.server.slots import share_slots
from rasa_project.server.state import (
    _is_empty,
    _left_to_forms,
    find_events_quickly,
)

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


def a_conversation() -> DialogueStateTracker:
    slots = [AnySlot("facts", [{}]), AnySlot("asked", [{}], initial_value=[])]
    tracker = DialogueStateTracker("c", slots)
    said = UserUttered("12 days", {"name": "inform", "confidence": 1.0})
    form = [ActionExecuted("form"), ActiveLoop("form"), SlotSet("facts", {"missed_days": 12})]
    for event in [ActionExecuted("action_listen"), said, *form, BotUttered("Got it.")]:
        tracker.update(event)
    return tracker


def state_of(tracker: DialogueStateTracker) -> dict[str, object]:
    return tracker.current_state(EventVerbosity.ALL)


def test_a_copied_conversation_is_as_one_gone_through_again() -> None:
    tracker = a_conversation()
    share_slots()
    assert state_of(tracker.copy()) == state_of(tracker.travel_back_in_time(inf))


def test_what_happens_to_a_copy_stays_there() -> None:
    tracker = a_conversation()
    share_slots()
    before, copied = state_of(tracker), tracker.copy()
    copied.update(SlotSet("facts", None))
    copied.interrupt_loop(True)
    copied.update(ActiveLoop(None))
    assert state_of(tracker) == before
    assert state_of(copied) != before


def test_a_domain_is_empty_as_before() -> None:
    assert _is_empty(Domain.empty())
    assert not _is_empty(Domain.from_dict({"intents": ["inform"]}))
    assert not _is_empty(Domain.from_dict({"actions": ["action_pause"]}))


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [({"type": "custom"}, True), ({"type": "from_text"}, False)],
)
def test_slots_are_looked_through_where_one_takes_its_value_from_messages(
    mapping: dict[str, str], expected: bool
) -> None:
    domain = Domain.from_dict({"slots": {"facts": {"type": "any", "mappings": [mapping]}}})
    assert _left_to_forms(domain) is expected
