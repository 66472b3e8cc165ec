"""Caches which class an event's name stands for.

Replaces  rasa.shared.core.events.Event.resolve_by_type
Why       Rasa searches all subclasses of Event anew for every event of every conversation it reads.
Saves     4 ms a turn (docs/performance.md).
No fit    A start fails when the method is gone. Were event classes defined after the first lookup,
          or the method given more to decide by, tests/patches/test_event_types.py would fail: it
          compares every event's name with Rasa's own answer.
"""

from __future__ import annotations

from functools import lru_cache

from rasa.shared.core.events import Event

from rasa_project.patches import replace_attribute

_cached = lru_cache(maxsize=256)(Event.resolve_by_type)


def cache_event_types() -> None:
    """Looks every event's name up once in the life of the process."""
    replace_attribute(Event, "resolve_by_type", staticmethod(_cached))
