"""Rasa's tracker store on the project's database: one sealed row a conversation.

A conversation that somebody else changed meanwhile is never overwritten (`ConversationChanged`),
and a database that is away is an error, never an empty memory.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError

from actions.storage.database import Database, database
from actions.storage.removal import forget
from actions.storage.tables import conversations
from actions.storage.turn_log import LoggedTurn, TurnLog
from rasa_project.stores.compact import compacted
from rasa_project.stores.turn import RUNNING, RunningTurn

PLACE = "conversation"
READ = select(conversations.c.version, conversations.c.data).where(
    conversations.c.id == bindparam("row")
)
BEGIN = conversations.insert().values(
    id=bindparam("row"),
    version=bindparam("next"),
    used_at=bindparam("now"),
    data=bindparam("sealed"),
)
GO_ON = (
    conversations.update()
    .where(conversations.c.id == bindparam("row"), conversations.c.version == bindparam("before"))
    .values(version=bindparam("next"), used_at=bindparam("now"), data=bindparam("sealed"))
)

VERSION = "homeroom_version"
"""Attribute of a tracker: the version of the row it was read from."""


class ConversationChanged(Exception):
    """Another process answered this parent since the conversation was read."""


class ConversationStore(TrackerStore):
    """Conversations as Rasa needs them. No access holds up the event loop."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        store: Database | None = None,
        **_: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        self._store = store or database()
        self._log = TurnLog(self._store)

    async def create_tracker(
        self, sender_id: str, append_action_listen: bool = True
    ) -> DialogueStateTracker:
        """A new conversation. It is stored when something has been said, not before."""
        tracker = self.init_tracker(sender_id)
        if append_action_listen:
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        return tracker

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation, or None when there is none. Raises when the database is away."""
        row_id = self._row(sender_id)
        row = await asyncio.to_thread(_read, self._store, row_id)
        return None if row is None else self._tracker(sender_id, row_id, *row)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Stores the conversation and the reply in one transaction, or removes it when asked to."""
        await self.stream_events(tracker)
        turn = RUNNING.get()
        if turn is not None and turn.forgets:
            await asyncio.to_thread(forget, self._store, tracker.sender_id)
            return
        version = getattr(tracker, VERSION, 0)
        changed = self._changed(tracker, version)
        said = self._said(tracker.sender_id, turn) if turn is not None and turn.messages else None
        try:
            await asyncio.to_thread(_write, self._store, changed, said)
        except IntegrityError as error:
            raise ConversationChanged from error
        setattr(tracker, VERSION, version + 1)

    async def keys(self) -> Iterable[str]:
        """The ids of all conversations."""
        return await asyncio.to_thread(self._ids)

    def _tracker(
        self, sender_id: str, row_id: str, version: int, sealed: bytes
    ) -> DialogueStateTracker:
        stored = self._store.seal.open_json(sealed, PLACE, row_id)
        tracker = self.init_tracker(sender_id)
        for event in _events(stored["events"], self.domain):
            tracker.update(event)
        setattr(tracker, VERSION, version)
        return tracker

    def _changed(self, tracker: DialogueStateTracker, version: int) -> dict[str, Any]:
        """The conversation's row after this turn."""
        row_id = self._row(tracker.sender_id)
        events = [_as_stored(event) for event in compacted(tracker, self.domain)]
        stored = {"id": tracker.sender_id, "events": events}
        return {
            "row": row_id,
            "before": version,
            "next": version + 1,
            "now": time.time(),
            "sealed": self._store.seal.seal_json(stored, PLACE, row_id),
        }

    def _said(self, conversation: str, turn: RunningTurn) -> dict[str, Any]:
        """The row of what was said in this turn."""
        said = LoggedTurn(turn.text, turn.pressed, turn.messages)
        return self._log.row(conversation, turn.id, said)

    def _ids(self) -> list[str]:
        with self._store.reading() as connection:
            rows = connection.execute(select(conversations.c.id, conversations.c.data)).all()
        return [self._store.seal.open_json(row.data, PLACE, row.id)["id"] for row in rows]

    def _row(self, sender_id: str) -> str:
        return self._store.seal.hidden(PLACE, sender_id)


def _read(store: Database, row_id: str) -> tuple[int, bytes] | None:
    """Version and sealed content."""
    with store.reading() as connection:
        row: tuple[int, bytes] | None = connection.execute(READ, {"row": row_id}).fetchone()
        return row


def _write(store: Database, changed: dict[str, Any], said: dict[str, Any] | None) -> None:
    """The conversation, unless somebody else changed it, and what was said: all or nothing."""
    with store.writing() as connection:
        if changed["before"] == 0:
            connection.execute(BEGIN, changed)
        elif connection.execute(GO_ON, changed).rowcount != 1:
            raise ConversationChanged
        if said is not None:
            TurnLog.note(connection, said)


def _as_stored(event: Event) -> dict[str, Any]:
    """What a new one is made from, and no more. Rasa's metadata repeats the model's name."""
    wanted: dict[str, Any] = event.as_dict()
    wanted.pop("metadata", None)
    if not isinstance(event, UserUttered):  # nobody asks when the others were
        del wanted["timestamp"]
    return wanted


def _events(stored: list[dict[str, Any]], domain: Domain) -> list[Event]:
    """The events; slots that a newer model no longer has are left out."""
    slots = {slot.name for slot in domain.slots}
    events = [Event.from_parameters(one) for one in stored]
    return [e for e in events if e and not (isinstance(e, SlotSet) and e.key not in slots)]
