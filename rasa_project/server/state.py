"""Quicker ways for what Rasa does to a conversation's state many times in every turn."""

from __future__ import annotations

from functools import lru_cache

from rasa.shared.core.events import Event
from rasa.shared.core.slots import Slot


def find_events_quickly() -> None:
    """Has Rasa remember which class an event's name means.

    It goes through all subclasses of Event anew for every event of every conversation it reads.
    """
    Event.resolve_by_type = staticmethod(lru_cache(maxsize=256)(Event.resolve_by_type))


def copy_slots_quickly() -> None:
    """Has a slot copied by its attributes; every state Rasa looks at begins with copies of all."""
    Slot.__copy__ = _copied


def _copied(slot: Slot) -> Slot:
    copied = object.__new__(type(slot))
    copied.__dict__.update(slot.__dict__)
    return copied
