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
from rasa.shared.core.events import ActionExecuted, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from actions.storage.database import Database, database
from actions.storage.removal import erase
from actions.storage.tables import conversations
from actions.storage.turn_log import LoggedTurn, TurnLog
from rasa_project.stores.compact import compacted
from rasa_project.stores.turn import RUNNING, RunningTurn

PLACE = "conversation"
VERSION = "homeroom_version"
"""Attribute of a tracker: the version of the row it was read from."""


class ConversationChanged(Exception):
    """Another process answered this parent since the conversation was read."""


class ConversationStore(TrackerStore):
    """Conversations as Rasa needs them. Every access runs in a thread, off the event loop."""

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
        return await asyncio.to_thread(self._read, sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Stores the conversation and the reply in one transaction, or removes it when asked to."""
        await self.stream_events(tracker)
        await asyncio.to_thread(self._write, tracker, RUNNING.get())

    async def keys(self) -> Iterable[str]:
        """The ids of all conversations."""
        return await asyncio.to_thread(self._ids)

    def _read(self, sender_id: str) -> DialogueStateTracker | None:
        row_id = self._row(sender_id)
        wanted = select(conversations.c.version, conversations.c.data)
        with self._store.reading() as connection:
            row = connection.execute(wanted.where(conversations.c.id == row_id)).first()
        if row is None:
            return None
        stored = self._store.seal.open_json(row.data, PLACE, row_id)
        tracker = self.init_tracker(sender_id)
        for event in _events(stored["events"], self.domain):
            tracker.update(event)
        setattr(tracker, VERSION, row.version)
        return tracker

    def _write(self, tracker: DialogueStateTracker, turn: RunningTurn | None) -> None:
        row_id = self._row(tracker.sender_id)
        if turn is not None and turn.forgets:
            with self._store.writing() as connection:
                erase(connection, row_id)
            self._store.empty_the_log()
            return
        version = getattr(tracker, VERSION, 0)
        try:
            with self._store.writing() as connection:
                self._put(connection, row_id, version, tracker)
                if turn is not None and turn.messages:
                    said = LoggedTurn(turn.text, turn.pressed, turn.messages)
                    self._log.write(connection, tracker.sender_id, turn.id, said)
        except IntegrityError as error:
            raise ConversationChanged from error
        setattr(tracker, VERSION, version + 1)

    def _put(
        self, connection: Connection, row_id: str, version: int, tracker: DialogueStateTracker
    ) -> None:
        # Rasa's metadata repeats the model's name in every event.
        events = [{**event.as_dict(), "metadata": {}} for event in compacted(tracker, self.domain)]
        stored = {"id": tracker.sender_id, "events": events}
        sealed = self._store.seal.seal_json(stored, PLACE, row_id)
        values = {"version": version + 1, "used_at": time.time(), "data": sealed}
        if version == 0:
            connection.execute(conversations.insert().values(id=row_id, **values))
            return
        unchanged = (conversations.c.id == row_id) & (conversations.c.version == version)
        if connection.execute(conversations.update().where(unchanged).values(values)).rowcount != 1:
            raise ConversationChanged

    def _ids(self) -> list[str]:
        with self._store.reading() as connection:
            rows = connection.execute(select(conversations.c.id, conversations.c.data)).all()
        return [self._store.seal.open_json(row.data, PLACE, row.id)["id"] for row in rows]

    def _row(self, sender_id: str) -> str:
        return self._store.seal.hidden(PLACE, sender_id)


def _events(stored: list[dict[str, Any]], domain: Domain) -> list[Event]:
    """The events; slots that a newer model no longer has are left out."""
    slots = {slot.name for slot in domain.slots}
    events = [Event.from_parameters(one) for one in stored]
    return [e for e in events if e and not (isinstance(e, SlotSet) and e.key not in slots)]
