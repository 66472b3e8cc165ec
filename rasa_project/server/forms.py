"""Quicker ways for what Rasa's forms do in every turn."""

from __future__ import annotations

from typing import Any

from rasa.core.actions.forms import FormAction
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, Restarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

_go_through_events = FormAction._temporary_tracker
_compare_events = FormAction._get_events_since_last_user_uttered


def run_forms_quickly() -> None:
    """Has a form's try-outs begin where the conversation stands."""
    FormAction._temporary_tracker = _try_out
    FormAction._get_events_since_last_user_uttered = staticmethod(_slots_set_since_the_message)


def _try_out(
    self: FormAction, current_tracker: DialogueStateTracker, additional_events: Any, domain: Domain
) -> DialogueStateTracker:
    """A conversation with the form's own events after those so far.

    Rasa begins an empty one and goes through all events again, which leads to where it stands.
    """
    if any(type(event) is Restarted for event in current_tracker.events):
        return _go_through_events(self, current_tracker, additional_events, domain)
    tracker = current_tracker.copy()
    tracker.model_id = tracker.assistant_id = None  # a new one has neither
    tracker.update(SlotSet(REQUESTED_SLOT, self.get_slot_to_fill(current_tracker)))
    tracker.update(ActionExecuted(self.name()))
    for event in additional_events:
        tracker.update(event)
    return tracker


def _slots_set_since_the_message(tracker: DialogueStateTracker) -> list[Event]:
    """The slots set after the latest message.

    Rasa compares every event with the message, spelling out both; the message is the latest one.
    """
    since: list[Event] = []
    for event in reversed(tracker.events):
        if event is tracker.latest_message:
            return since[::-1]
        if isinstance(event, (UserUttered, Restarted)):
            break
        if isinstance(event, SlotSet):
            since.append(event)
    return _compare_events(tracker)
