"""Puts the Telegram channel together for Rasa. Without a token it is off, and nothing happens."""

from __future__ import annotations

import asyncio
import fcntl
import hmac
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from json import loads
from pathlib import Path
from typing import IO, Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json
from sqlalchemy.exc import SQLAlchemyError

from actions.core.content.loader import guidance
from actions.settings import data_folder
from actions.storage.database import Database, database
from actions.storage.documents import document_store
from actions.storage.seal import signing_key
from rasa_project.channels.addresses import Addresses
from rasa_project.channels.handover import Codes, People
from rasa_project.channels.handover_words import Handover
from rasa_project.channels.offers import Offers
from rasa_project.channels.tables import make_tables
from rasa_project.channels.telegram.api import BotApi
from rasa_project.channels.telegram.delivery import Delivery, Documents
from rasa_project.channels.telegram.dispatcher import Dispatcher
from rasa_project.channels.telegram.inbox import Full, Inbox
from rasa_project.channels.telegram.outbox import Outbox
from rasa_project.channels.telegram.receiving import introduce, poll, webhook_secret
from rasa_project.channels.telegram.settings import TelegramBot, telegram_bot
from rasa_project.channels.telegram.update_handler import UpdateHandler
from rasa_project.channels.turns import OnNewMessage, Turns

logger = logging.getLogger(__name__)

CHANNEL = "telegram"
LINK = "https://t.me/"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LOOK_AGAIN = 1.0  # seconds between looks for what another process took in
TIDY_UP = 3600.0  # seconds; addresses.FRESH must be longer
LOCK = "telegram.lock"


class TelegramApp:
    """One running bot: everything it needs, put together."""

    def __init__(
        self,
        settings: TelegramBot,
        store: Database,
        turns: Turns,
        documents: Documents,
        secret: str,
    ) -> None:
        make_tables(store)
        words = guidance().chat
        self.api = BotApi(settings.token, settings.base)
        self._settings = settings
        self._secret = secret
        self._commands = words.commands
        people = People(CHANNEL, store)
        offers = Offers(store)
        self._addresses = Addresses(store)
        self._inbox = Inbox(store)
        self._outbox = Outbox(store)
        handover = Handover(people, Codes(store), words, settings.site)
        handler = UpdateHandler(turns, people, offers, self._outbox, handover, words, self.api)
        delivery = Delivery(self.api, self._outbox, offers, documents, words)
        self.dispatcher = Dispatcher(store, people, self._inbox, self._outbox, handler, delivery)

    async def run(self) -> None:
        """Serves until cancelled. Returns at once when the token is wrong."""
        name = await introduce(self.api, self._settings, self._secret, self._commands)
        if name is None:
            return
        with _database_may_be_away():
            self.dispatcher.open()
        work = [self._look_again(), self._tidy_up(f"{LINK}{name}")]
        if not self._settings.webhook:
            work.append(poll(self.api, self.dispatcher.take))
        await asyncio.gather(*work)

    async def close(self) -> None:
        """Ends the work in order."""
        await self.dispatcher.close()
        await self.api.close()

    async def _look_again(self) -> None:
        """What another process of ours took in, by the webhook, or was left when all was down."""
        while True:
            await asyncio.sleep(LOOK_AGAIN)
            with _database_may_be_away():
                self.dispatcher.open()

    async def _tidy_up(self, address: str) -> None:
        while True:
            with _database_may_be_away():
                self._addresses.note(CHANNEL, address)
                for kept in (self._inbox, self._outbox):
                    kept.expire()
            await asyncio.sleep(TIDY_UP)


class Telegram(InputChannel):
    """The channel, as Rasa's credentials name it."""

    def __init__(self, settings: TelegramBot | None) -> None:
        self._settings = settings
        self._lock: IO[str] | None = None

    @classmethod
    def name(cls) -> str:
        """The channel's name; Telegram's requests come to /webhooks/telegram/webhook."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> Telegram:
        """The channel as the environment sets it."""
        return cls(telegram_bot())

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The webhook, and what starts and stops with the server."""
        site = Blueprint("telegram")
        settings = self._settings
        if settings is None:
            return site
        store = database()
        self._secret = webhook_secret(signing_key(data_folder()), settings.token)
        turns = Turns(CHANNEL, on_new_message)
        documents = document_store().find
        self._make: Callable[[], TelegramApp] = lambda: TelegramApp(
            settings, store, turns, documents, self._secret
        )
        site.listener("after_server_start")(self._started)
        site.listener("before_server_stop")(self._stopped)

        @site.post("/webhook")
        async def webhook(request: Request) -> HTTPResponse:
            return self._receive(request)

        return site

    async def _started(self, app: Sanic, _: Any) -> None:
        self._app = self._make()
        self._running = asyncio.create_task(self._run_once(self._app))

    async def _stopped(self, app: Sanic, _: Any) -> None:
        self._running.cancel()
        await self._app.close()
        if self._lock is not None:
            self._lock.close()

    async def _run_once(self, telegram_app: TelegramApp) -> None:
        """Only one process on this machine answers; the others take in what the webhook brings."""
        while (lock := lock_taken(data_folder() / LOCK)) is None:
            await asyncio.sleep(LOOK_AGAIN)
        self._lock = lock
        await telegram_app.run()

    def _receive(self, request: Request) -> HTTPResponse:
        """Keeps the update and answers at once; the work comes after."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return json({}, status=403)
        try:
            self._app.dispatcher.take(_parsed(request.body))
        except Full:  # Telegram keeps it and comes again
            return json({}, status=503)
        return json({})


@contextmanager
def _database_may_be_away() -> Iterator[None]:
    """What is done again later anyway may fail once."""
    try:
        yield
    except SQLAlchemyError as error:
        logger.error("The database did not answer: %s", type(error).__name__)


def _parsed(body: bytes) -> Any:
    """The JSON in a request; None when it holds none."""
    try:
        return loads(body)
    except ValueError:
        return None


def lock_taken(path: Path) -> IO[str] | None:
    """The lock, held until it is closed or the process ends; None when another process has it."""
    file = path.open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file
