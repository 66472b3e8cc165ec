"""Event names stand for the classes that Rasa itself finds."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses

from rasa_project.patches.event_types import _cached


def test_every_event_is_found_as_by_rasa() -> None:
    names = {event.type_name for event in all_subclasses(Event)}
    assert {"user", "bot", "slot", "action", "active_loop", "session_started"} <= names
    for name in names:
        assert _cached(name) is _cached(name) is Event.resolve_by_type(name)


def test_an_unknown_event_is_refused_as_by_rasa() -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="Unknown event"):
            _cached("no such event")
