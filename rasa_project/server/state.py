"""Quicker ways for what Rasa does to a conversation's state many times in every turn."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rasa.core.actions import action
from rasa.core.actions.action import Action, ActionExtractSlots
from rasa.shared.core.constants import ACTION_VALIDATE_SLOT_MAPPINGS, DEFAULT_SLOT_NAMES
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    Event,
    LegacyForm,
    Restarted,
    SessionStarted,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

_LEFT_TO_FORMS = [{"type": "custom"}]
"""Mappings of a slot that only our own actions fill."""

_BEGINNING = {Restarted, SessionStarted}
_UNUSUAL = {ActionReverted, LegacyForm, UserUtteranceReverted}

_apply_events = DialogueStateTracker.applied_events
_make_default_actions = action.default_actions
_extract_slots = ActionExtractSlots.run
_compare_with_an_empty_one = Domain.is_empty


def find_events_quickly() -> None:
    """Has Rasa remember which class an event's name means.

    It goes through all subclasses of Event anew for every event of every conversation it reads.
    """
    Event.resolve_by_type = staticmethod(lru_cache(maxsize=256)(Event.resolve_by_type))


def know_domains_quickly() -> None:
    """Has a domain asked once whether it is empty; Rasa makes an empty one to compare with."""
    Domain.is_empty = _is_empty


def skip_empty_extraction() -> None:
    """Has slots looked through for values only where one of them takes its value from messages."""
    ActionExtractSlots.run = _extract


def apply_events_quickly() -> None:
    """Has the events that count told by their exact kind, where none takes another back.

    Rasa asks of every event, and of those before each run of a form, whether it is one of several
    kinds, and abstract classes, as its events are, answer slowly.
    """
    DialogueStateTracker.applied_events = _applied_events


def know_default_actions() -> None:
    """Has Rasa's own actions made once; it makes all twelve whenever it looks for an action."""
    action.default_actions = _default_actions


def _default_actions(endpoint: EndpointConfig | None = None) -> list[Action]:
    if endpoint is None:
        return _make_default_actions()
    known: dict[str, list[Action]] = endpoint.__dict__
    if "homeroom_default_actions" not in known:
        known["homeroom_default_actions"] = _make_default_actions(endpoint)
    return known["homeroom_default_actions"]


def _applied_events(tracker: DialogueStateTracker) -> list[Event]:
    kinds = {type(event) for event in tracker.events}
    if kinds & _UNUSUAL:
        return _apply_events(tracker)
    forms = {event.name for event in tracker.events if type(event) is ActiveLoop}
    applied: list[Event] = []
    for event in tracker.events:
        kind = type(event)
        if kind in _BEGINNING:
            applied = []
        elif (
            kind is ActionExecuted
            and event.action_name in forms
            and not _runs_anew(event.action_name, applied)
        ):
            tracker._undo_till_previous_loop_execution(event.action_name, applied)
        else:
            applied.append(event)
    return applied


def _runs_anew(form: str, applied: list[Event]) -> bool:
    """Whether a form runs for the first time, or again after something else was answered."""
    following: str | None = None
    for event in reversed(applied):
        kind = type(event)
        if kind is ActiveLoop and event.name is None:
            return True
        if kind is ActionExecutionRejected and event.action_name == form:
            return True
        if kind is UserUttered and following not in (None, form):
            return True
        if kind is ActionExecuted:
            if event.action_name == form:
                return False
            following = event.action_name
    return True


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
