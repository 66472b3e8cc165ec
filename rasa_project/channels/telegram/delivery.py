"""Makes the calls that wait for a chat, in order and as slowly as Telegram wants."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from actions.core.content.chat import Chat
from rasa_project.channels.offers import Offers
from rasa_project.channels.telegram import markup
from rasa_project.channels.telegram.api import (
    Blocked,
    BotApi,
    Refused,
    TelegramError,
    TooFast,
    Upload,
)
from rasa_project.channels.telegram.outbox import Outbox, Pending
from rasa_project.channels.telegram.replies import Call, FileToSend, send_message

logger = logging.getLogger(__name__)

FIRST_WAIT = 1.0  # seconds
LONGEST_WAIT = 60.0  # seconds

Documents = Callable[[str, str, str], bytes | None]
"""(conversation, document, name) -> the file's content, or None when it is gone."""

Sleep = Callable[[float], Awaitable[None]]


class Delivery:
    """Empties the outbox."""

    def __init__(
        self,
        api: BotApi,
        outbox: Outbox,
        offers: Offers,
        documents: Documents,
        words: Chat,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._api = api
        self._outbox = outbox
        self._offers = offers
        self._documents = documents
        self._words = words
        self._sleep = sleep

    async def deliver(self, person: str) -> None:
        """Returns when nothing waits for this person any more."""
        wait = FIRST_WAIT
        while (pending := self._outbox.first(person)) is not None:
            try:
                result = await self._make(pending.call)
            except TooFast as limit:
                await self._sleep(limit.seconds)
                continue
            except Blocked:
                self._outbox.drop(person)
                return
            except Refused as refusal:
                logger.error("Telegram refused %s: %s", pending.call.method, _code(refusal))
                await self._say_sorry(pending.call)
            except TelegramError:  # no answer: the call stays first in line
                if not pending.call.optional:
                    await self._sleep(wait)
                    wait = min(wait * 2, LONGEST_WAIT)
                    continue
            else:
                self._note(person, pending, result)
            wait = FIRST_WAIT
            self._outbox.remove(pending.number)

    async def _make(self, call: Call) -> Any:
        if call.file is None:
            return await self._api.call(call.method, call.params)
        content = self._documents(call.file.conversation, call.file.document, call.file.name)
        if content is None:
            gone = markup.escaped(self._words.telegram["document_gone"])
            return await self._api.call(
                "sendMessage", send_message(call.params["chat_id"], gone).params
            )
        await self._show_upload(call.params["chat_id"], call.file)
        upload = Upload(call.file.field, call.file.name, content)
        return await self._api.call(call.method, call.params, upload)

    async def _show_upload(self, chat: int, file: FileToSend) -> None:
        action = {"chat_id": chat, "action": f"upload_{file.field}"}
        with suppress(TelegramError):  # only a sign of life
            await self._api.call("sendChatAction", action, timeout=5)

    async def _say_sorry(self, call: Call) -> None:
        """A message that Telegram does not take: the parent must not wait for it in vain."""
        if call.optional or not call.method.startswith("send"):
            return
        sorry = markup.escaped(self._words.notices["trouble"])
        try:
            params = send_message(call.params["chat_id"], sorry).params
            await self._api.call("sendMessage", params)
        except TelegramError as error:
            logger.error("No apology could be sent: %s", type(error).__name__)

    def _note(self, person: str, pending: Pending, result: Any) -> None:
        """Which message shows what was sent."""
        message = result.get("message_id") if isinstance(result, dict) else None
        if not isinstance(message, int) or not pending.call.method.startswith("send"):
            return
        self._outbox.note_shown(person, message)
        if pending.call.offer:
            self._offers.placed(pending.call.offer, message)


def _code(refusal: Refused) -> str:
    """The refusal without what it may quote of a message ("can't parse entities: ...")."""
    return ":".join(str(refusal).split(":")[:2])
