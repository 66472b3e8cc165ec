"""Quicker ways for what Rasa does to a conversation's state many times in every turn."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import Any

from rasa.core.actions import action
from rasa.core.actions.action import Action, ActionExtractSlots
from rasa.shared.core.constants import ACTION_VALIDATE_SLOT_MAPPINGS, DEFAULT_SLOT_NAMES
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    Event,
    Restarted,
    SessionStarted,
    UserUtteranceReverted,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

_LEFT_TO_FORMS = [{"type": "custom"}]
"""Mappings of a slot that only our own actions fill."""

_BEGINNING = {Restarted, SessionStarted}
_TAKING_BACK = {ActionReverted, UserUtteranceReverted}

_apply_events = DialogueStateTracker.applied_events
_make_default_actions = action.default_actions
_extract_slots = ActionExtractSlots.run
_compare_with_an_empty_one = Domain.is_empty


def find_events_quickly() -> None:
    """Has Rasa remember which class an event's name means.

    It goes through all subclasses of Event anew for every event of every conversation it reads.
    """
    Event.resolve_by_type = staticmethod(lru_cache(maxsize=256)(Event.resolve_by_type))


def copy_trackers_quickly() -> None:
    """Has a conversation copied as it stands; Rasa makes a new one and goes through all events."""
    DialogueStateTracker.copy = _copied_tracker


def know_domains_quickly() -> None:
    """Has a domain asked once whether it is empty; Rasa makes an empty one to compare with."""
    Domain.is_empty = _is_empty


def skip_empty_extraction() -> None:
    """Has slots looked through for values only where one of them takes its value from messages."""
    ActionExtractSlots.run = _extract


def apply_events_quickly() -> None:
    """Has events that take nothing back looked at once.

    Rasa asks of every event whether it is one of four kinds, and abstract classes, as its events
    are, answer slowly.
    """
    DialogueStateTracker.applied_events = _applied_events


def know_default_actions() -> None:
    """Has Rasa's own actions made once; it makes all twelve whenever it looks for an action."""
    action.default_actions = _default_actions


def _copied_tracker(tracker: DialogueStateTracker) -> DialogueStateTracker:
    copied = object.__new__(type(tracker))
    copied.__dict__.update(tracker.__dict__)
    copied.slots = copy(tracker.slots)  # shared: see slots.py
    copied.events = copy(tracker.events)
    copied.active_loop = copy(tracker.active_loop)
    return copied


def _default_actions(endpoint: EndpointConfig | None = None) -> list[Action]:
    if endpoint is None:
        return _make_default_actions()
    known: dict[str, list[Action]] = endpoint.__dict__
    if "homeroom_default_actions" not in known:
        known["homeroom_default_actions"] = _make_default_actions(endpoint)
    return known["homeroom_default_actions"]


def _applied_events(tracker: DialogueStateTracker) -> list[Event]:
    kinds = {type(event) for event in tracker.events}
    if kinds & _TAKING_BACK:
        return _apply_events(tracker)
    forms = {event.name for event in tracker.events if isinstance(event, ActiveLoop) and event.name}
    applied: list[Event] = []
    for event in tracker.events:
        kind = type(event)
        if kind in _BEGINNING:
            applied = []
        elif (
            kind is ActionExecuted
            and event.action_name in forms
            and not tracker._first_loop_execution_or_unhappy_path(event.action_name, applied)
        ):
            tracker._undo_till_previous_loop_execution(event.action_name, applied)
        else:
            applied.append(event)
    return applied


def _is_empty(domain: Domain) -> bool:
    known: dict[str, bool] = domain.__dict__
    if "homeroom_empty" not in known:
        known["homeroom_empty"] = _compare_with_an_empty_one(domain)
    return known["homeroom_empty"]


async def _extract(
    self: ActionExtractSlots, output_channel: Any, nlg: Any, tracker: Any, domain: Domain
) -> list[Event]:
    if _left_to_forms(domain):
        return []
    return await _extract_slots(self, output_channel, nlg, tracker, domain)


def _own_slots(domain: Domain) -> list[Slot]:
    return [slot for slot in domain.slots if slot.name not in DEFAULT_SLOT_NAMES]


def _left_to_forms(domain: Domain) -> bool:
    """Whether no slot of this domain takes its value from a message by itself."""
    known: dict[str, bool] = domain.__dict__
    if "homeroom_left_to_forms" not in known:
        known["homeroom_left_to_forms"] = (
            ACTION_VALIDATE_SLOT_MAPPINGS not in domain.user_actions
            and all(slot.mappings == _LEFT_TO_FORMS for slot in _own_slots(domain))
        )
    return known["homeroom_left_to_forms"]
