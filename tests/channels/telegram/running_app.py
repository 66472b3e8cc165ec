"""The Telegram channel at work in a thread, with a scripted bot in the place of Rasa's."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import Any

from rasa.core.channels.channel import UserMessage

from actions.storage.database import Database
from actions.storage.documents import DocumentStore
from actions.storage.turn_log import TurnLog
from rasa_project.channels.telegram.channel import TelegramApp
from rasa_project.channels.telegram.settings import TelegramBot
from rasa_project.channels.turns import Turns
from tests.channels.telegram.fake_bot_api import TOKEN

BotMessage = dict[str, Any]
Script = Callable[[str, str], list[BotMessage]]
"""(conversation, what came in) -> what the bot says."""


class ScriptedBot:
    """Stands for Rasa. `heard`: (conversation, message) in order."""

    def __init__(self, script: Script, pause: float = 0.0) -> None:
        self.script = script
        self.pause = pause
        self.heard: list[tuple[str, str]] = []

    async def handle(self, message: UserMessage) -> None:
        self.heard.append((message.sender_id, message.text))
        await asyncio.sleep(self.pause)
        for said in self.script(message.sender_id, message.text):
            await message.output_channel.send_response(message.sender_id, said)

    @property
    def words(self) -> list[str]:
        """What came in, whoever said it."""
        return [text for _, text in self.heard]


class RunningApp:
    """Starts on entering, stops on leaving, as the server does."""

    def __init__(self, base: str, store: Database, bot: ScriptedBot, token: str = TOKEN) -> None:
        self._settings = TelegramBot(token, base, None)
        self._store = store
        self._bot = bot
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._is_up = threading.Event()
        self._has_ended = threading.Event()

    def __enter__(self) -> RunningApp:
        self._thread.start()
        assert self._is_up.wait(30)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(30)
        assert not self._thread.is_alive()

    def wait_until_given_up(self) -> None:
        """Returns when the channel has ended by itself."""
        assert self._has_ended.wait(30)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        turns = Turns("telegram", self._bot.handle, log=lambda: TurnLog(self._store))
        documents = DocumentStore(self._store).find
        telegram_app = TelegramApp(self._settings, self._store, turns, documents, "a-secret")
        running = asyncio.create_task(telegram_app.run())
        running.add_done_callback(lambda _: self._has_ended.set())
        self._is_up.set()
        await self._stop.wait()
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await telegram_app.close()


def answers(replies: dict[str, list[BotMessage]], otherwise: str = "Noted.") -> Script:
    """A script: what comes in -> what is said."""

    def script(conversation: str, message: str) -> list[BotMessage]:
        return [dict(said) for said in replies.get(message, [{"text": otherwise}])]

    return script


def custom(message: BotMessage) -> BotMessage:
    """A channel-neutral message as an action utters it."""
    return {"custom": message}
