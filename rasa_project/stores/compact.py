"""What of a conversation the dialogue still needs, so that turn 300 costs what turn 10 does.

Rasa replays every event of a conversation at every turn and sends them all to every action. Rules
look back over the latest turns only; everything before them is in the slots and the open form. So
the stored conversation is: the state as it was before the latest turns, and their events without
what was written in them. Slots hold the facts; no message text stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, SESSION_START_METADATA_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    Event,
    LoopInterrupted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

TURNS_KEPT = 2
"""Turns whose events are kept: one more than any rule looks back over."""


def compacted(tracker: DialogueStateTracker, domain: Domain) -> list[Event]:
    """Few events that leave a new tracker in the same state, as rules and forms see it."""
    events = list(tracker.events)
    cut = _beginning_of_latest(events)
    before = DialogueStateTracker.from_events(tracker.sender_id, events[:cut], domain.slots)
    state = _state(before, domain) if cut else []
    return state + [_wordless(event) for event in events[cut:] if not _is_weight(event)]


def _beginning_of_latest(events: Sequence[Event]) -> int:
    """Where the kept turns begin; 0 when there are no more than that."""
    starts = [number for number, event in enumerate(events) if isinstance(event, UserUttered)]
    return starts[-TURNS_KEPT] if len(starts) > TURNS_KEPT else 0


def _state(tracker: DialogueStateTracker, domain: Domain) -> list[Event]:
    """The state in as many events as there are filled slots, and a few."""
    initial = {slot.name: slot.initial_value for slot in domain.slots}
    values = tracker.current_slot_values()
    state: list[Event] = [
        SlotSet(name, value)
        for name, value in values.items()
        if name in initial and value != initial[name] and name != SESSION_START_METADATA_SLOT
    ]
    if tracker.active_loop is not None:
        state += _loop(tracker)
    # The action before a message is part of what rules see.
    return [*state, ActionExecuted(tracker.latest_action_name or ACTION_LISTEN_NAME)]


def _loop(tracker: DialogueStateTracker) -> list[Event]:
    loop = tracker.active_loop
    events: list[Event] = [ActiveLoop(loop.name)]
    if loop.is_interrupted:
        events.append(LoopInterrupted(True))
    if loop.rejected:
        events.append(ActionExecutionRejected(loop.name))
    return events


def _is_weight(event: Event) -> bool:
    """Whether nothing of the dialogue depends on it: what the bot said, and the first metadata."""
    is_metadata = isinstance(event, SlotSet) and event.key == SESSION_START_METADATA_SLOT
    return isinstance(event, BotUttered) or is_metadata


def _wordless(event: Event) -> Event:
    """The event without words, values found in words, or metadata."""
    if not isinstance(event, UserUttered):
        return event
    entities: list[Any] = [{"entity": one.get("entity"), "value": None} for one in event.entities]
    return UserUttered(
        text="",
        intent={"name": event.intent_name, "confidence": 1.0} if event.intent_name else None,
        entities=entities,
        timestamp=event.timestamp,
        input_channel=event.input_channel,
    )
