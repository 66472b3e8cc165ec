"""Lets conversations share slots: Rasa copies all of them for every conversation it makes, and it
makes several in every turn. Here a slot is copied when it gets a value, as that is when it begins
to differ. Rasa sets values in two places only.
"""

from __future__ import annotations

import copy
from types import SimpleNamespace
from typing import Any

import rasa.shared.core.trackers
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

_set_value = DialogueStateTracker._set_slot


def share_slots() -> None:
    """Has slots shared until they differ."""
    Slot.__copy__ = _copied
    # It copies nothing but the slots a new conversation is given.
    rasa.shared.core.trackers.copy = SimpleNamespace(copy=_itself)
    DialogueStateTracker._set_slot = _set
    DialogueStateTracker._reset_slots = _reset
    DialogueStateTracker.copy = _copied_tracker


def _copied(slot: Slot) -> Slot:
    """A copy by attributes, quicker than the general way."""
    copied = object.__new__(type(slot))
    copied.__dict__.update(slot.__dict__)
    return copied


def _copied_tracker(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """A conversation as it stands; Rasa makes a new one and goes through all events."""
    copied = object.__new__(type(tracker))
    copied.__dict__.update(tracker.__dict__)
    copied.slots = copy.copy(tracker.slots)
    copied.events = copy.copy(tracker.events)
    copied.active_loop = copy.copy(tracker.active_loop)
    return copied


def _itself(slot: Slot) -> Slot:
    return slot


def _set(self: DialogueStateTracker, key: str, value: Any) -> None:
    if key in self.slots:
        self.slots[key] = copy.copy(self.slots[key])
    _set_value(self, key, value)


def _reset(self: DialogueStateTracker) -> None:
    """Initial values for all; a slot that was never set has it already."""
    for name, slot in self.slots.items():
        if slot.has_been_set:
            self.slots[name] = fresh = copy.copy(slot)
            fresh.reset()
