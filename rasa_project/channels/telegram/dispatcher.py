"""One worker for each chat that has something waiting; chats do not wait for each other."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from actions.storage.database import Database
from rasa_project.channels.handover import People
from rasa_project.channels.telegram.delivery import Delivery
from rasa_project.channels.telegram.inbox import Inbox, Waiting
from rasa_project.channels.telegram.outbox import Outbox
from rasa_project.channels.telegram.replies import Call
from rasa_project.channels.telegram.update_handler import UpdateHandler
from rasa_project.channels.telegram.updates import chat_of, read

logger = logging.getLogger(__name__)

MAX_TRIES = 3
AFTER_A_FAULT = 2.0  # seconds
GOODBYE = 5.0  # seconds that a stop waits for turns under way


class Dispatcher:
    """Takes updates in, and sees to it that each is answered."""

    def __init__(
        self,
        store: Database,
        people: People,
        inbox: Inbox,
        outbox: Outbox,
        handler: UpdateHandler,
        delivery: Delivery,
    ) -> None:
        self._store = store
        self._people = people
        self._inbox = inbox
        self._outbox = outbox
        self._handler = handler
        self._delivery = delivery
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._is_open = False

    def take(self, update: Any) -> None:
        """Keeps an update for its worker. Nonsense is passed over. Raises inbox.Full."""
        number = update.get("update_id") if isinstance(update, dict) else None
        if not isinstance(number, int) or (chat := chat_of(update)) is None:
            return
        person = self._people.person(chat)
        if self._inbox.take(number, person, update):
            self._wake(person)

    def open(self) -> None:
        """Begins, or looks again: everybody with something waiting gets a worker."""
        self._is_open = True
        for person in self._inbox.people() | self._outbox.people():
            self._wake(person)

    async def close(self) -> None:
        """Lets turns under way come to an end; what is not done is done after the next start."""
        self._is_open = False
        workers = list(self._workers.values())
        if workers:
            _, unfinished = await asyncio.wait(workers, timeout=GOODBYE)
            for worker in unfinished:
                worker.cancel()

    def _wake(self, person: str) -> None:
        if self._is_open and person not in self._workers:
            self._workers[person] = asyncio.create_task(self._serve(person))

    async def _serve(self, person: str) -> None:
        tries = 0
        try:
            while True:
                try:
                    await self._delivery.deliver(person)
                    if not self._is_open:
                        return
                    waiting = self._inbox.next(person)
                    if waiting is None:
                        return
                    if (wait := waiting.ready_at - time.time()) > 0:
                        await asyncio.sleep(wait)
                        continue  # the one before it may have come
                    self._keep(person, waiting, await self._answer(waiting, tries))
                    tries = 0
                except SQLAlchemyError as error:  # nothing is lost; on when it is back
                    logger.error("The database did not answer: %s", type(error).__name__)
                    await asyncio.sleep(AFTER_A_FAULT)
                except Exception as error:  # whatever failed, the chat must not be left waiting
                    tries += 1
                    logger.error("A Telegram update failed: %s", type(error).__name__)
                    await asyncio.sleep(AFTER_A_FAULT)
        finally:
            self._workers.pop(person, None)

    async def _answer(self, waiting: Waiting, tries: int) -> list[Call]:
        incoming = read(waiting.update)
        if incoming is None:
            return []
        if tries >= MAX_TRIES:
            return self._handler.apology(incoming.chat)
        return await self._handler.answer(waiting.number, incoming)

    def _keep(self, person: str, waiting: Waiting, calls: list[Call]) -> None:
        """The answer and the end of the update are kept together, or neither is."""
        with self._store.writing() as connection:
            self._outbox.add(connection, person, calls)
            self._inbox.finish(connection, waiting.number)
