"""A quicker way from a stored event to its class."""

from __future__ import annotations

from functools import lru_cache

from rasa.shared.core.events import Event


def find_events_quickly() -> None:
    """Has Rasa remember which class an event's name means.

    It goes through all subclasses of Event anew for every event of every conversation it reads.
    """
    Event.resolve_by_type = staticmethod(lru_cache(maxsize=256)(Event.resolve_by_type))
