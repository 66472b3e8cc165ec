"""Quicker ways for what Rasa does to a conversation's state many times in every turn."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import Any

from rasa.core.actions.action import ActionExtractSlots
from rasa.shared.core.constants import ACTION_VALIDATE_SLOT_MAPPINGS, DEFAULT_SLOT_NAMES
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

_LEFT_TO_FORMS = [{"type": "custom"}]
"""Mappings of a slot that only our own actions fill."""

_extract_slots = ActionExtractSlots.run
_compare_with_an_empty_one = Domain.is_empty


def find_events_quickly() -> None:
    """Has Rasa remember which class an event's name means.

    It goes through all subclasses of Event anew for every event of every conversation it reads.
    """
    Event.resolve_by_type = staticmethod(lru_cache(maxsize=256)(Event.resolve_by_type))


def copy_slots_quickly() -> None:
    """Has a slot copied by its attributes; every state Rasa looks at begins with copies of all."""
    Slot.__copy__ = _copied


def copy_trackers_quickly() -> None:
    """Has a conversation copied as it stands; Rasa makes a new one and goes through all events."""
    DialogueStateTracker.copy = _copied_tracker


def know_domains_quickly() -> None:
    """Has a domain asked once whether it is empty; Rasa makes an empty one to compare with."""
    Domain.is_empty = _is_empty


def skip_empty_extraction() -> None:
    """Has slots looked through for values only where one of them takes its value from messages."""
    ActionExtractSlots.run = _extract


def _copied(slot: Slot) -> Slot:
    copied = object.__new__(type(slot))
    copied.__dict__.update(slot.__dict__)
    return copied


def _copied_tracker(tracker: DialogueStateTracker) -> DialogueStateTracker:
    copied = object.__new__(type(tracker))
    copied.__dict__.update(tracker.__dict__)
    copied.slots = {name: copy(slot) for name, slot in tracker.slots.items()}
    copied.events = copy(tracker.events)
    copied.active_loop = copy(tracker.active_loop)
    return copied


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
