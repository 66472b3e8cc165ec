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
    BadRequest,
    Blocked,
    BotApi,
    RateLimited,
    TelegramError,
    Unanswered,
    Upload,
)
from rasa_project.channels.telegram.outbox import Outbox, Pending
from rasa_project.channels.telegram.replies import Call, FileToSend, send_message

logger = logging.getLogger(__name__)

FIRST_WAIT = 1.0  # seconds
LONGEST_WAIT = 60.0  # seconds
MOST_REPEATS = 1  # of a message of which nobody can say whether Telegram has it

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
            if pending.unsure and not await self._may_go_again(pending):
                self._outbox.remove(pending.number)
                continue
            try:
                result = await self._make(person, pending)
            except RateLimited as limit:
                await self._sleep(limit.seconds)
                continue
            except Blocked:
                self._outbox.drop(person)
                return
            except BadRequest as refusal:
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

    async def _make(self, person: str, pending: Pending) -> Any:
        """Makes a call. That it is under way is kept first, so that a stop cannot hide it."""
        call, upload = self._ready(pending.call)
        if call.optional:  # an edit may be made as often as one likes
            return await self._api.call(call.method, call.params)
        if call.file is not None and upload is not None:
            await self._show_upload(call.params["chat_id"], call.file)
        self._outbox.note_unsure(person, pending, pending.unsure + 1)
        try:
            return await self._api.call(call.method, call.params, upload)
        except Unanswered:
            raise
        except TelegramError:  # Telegram did not do it
            self._outbox.note_unsure(person, pending, pending.unsure)
            raise

    def _ready(self, call: Call) -> tuple[Call, Upload | None]:
        """The call with its file; words in its place when the file is gone."""
        if call.file is None:
            return call, None
        content = self._documents(call.file.conversation, call.file.document, call.file.name)
        if content is None:
            gone = markup.escaped(self._words.telegram["document_gone"])
            return send_message(call.params["chat_id"], gone), None
        return call, Upload(call.file.field, call.file.name, content)

    async def _may_go_again(self, pending: Pending) -> bool:
        """Whether a call that may have been done is made once more, when Telegram answers again.

        Telegram knows no key by which it could tell a repetition. Once too often is better than
        never; more often than that a parent would only see the same words again and again.
        """
        if pending.unsure > MOST_REPEATS:
            logger.warning("Telegram did not answer two times; %s counts", pending.call.method)
            return False
        await self._until_it_answers()
        return True

    async def _until_it_answers(self) -> None:
        """Asks for what changes nothing. A silent line must not use up the one repetition."""
        wait = FIRST_WAIT
        while True:
            try:
                await self._api.call("getMe")
                return
            except TelegramError as error:
                await self._sleep(error.seconds if isinstance(error, RateLimited) else wait)
                wait = min(wait * 2, LONGEST_WAIT)

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


def _code(refusal: BadRequest) -> str:
    """The refusal without what it may quote of a message ("can't parse entities: ...")."""
    return ":".join(str(refusal).split(":")[:2])
