"""One update: read it, run the turn it asks for, and say which calls answer it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any

from actions.core.content.chat import Chat
from rasa_project.channels.handover import People, written_code
from rasa_project.channels.handover_words import Handover
from rasa_project.channels.help_first import Reply, help_lines
from rasa_project.channels.offers import Offers
from rasa_project.channels.telegram import updates
from rasa_project.channels.telegram.api import BotApi, TelegramError
from rasa_project.channels.telegram.outbox import Outbox
from rasa_project.channels.telegram.presses import Presses, closing
from rasa_project.channels.telegram.replies import Call, Recipient, Replies
from rasa_project.channels.telegram.updates import Incoming
from rasa_project.channels.turns import Turns
from rasa_project.stores.turn import FORGET

TYPING_LASTS = 4.5  # seconds; Telegram shows it for five
MAX_DELETED = 100  # messages in one call

Turn = Awaitable[Reply]


class UpdateHandler:
    """Answers the updates of one bot, one at a time for each chat."""

    def __init__(
        self,
        turns: Turns,
        people: People,
        offers: Offers,
        outbox: Outbox,
        handover: Handover,
        words: Chat,
        api: BotApi,
    ) -> None:
        self._turns = turns
        self._people = people
        self._offers = offers
        self._outbox = outbox
        self._handover = handover
        self._words = words
        self._api = api
        self._replies = Replies(offers, words)
        self._presses = Presses(offers, words)
        self._payloads = {one.id: one.payload for one in words.commands if one.payload}
        self._on: dict[str, Callable[[Incoming, Recipient], Awaitable[list[Call]]]] = {
            updates.TEXT: self._text,
            updates.COMMAND: self._command,
            updates.PRESS: self._press,
            updates.GROUP: self._group,
            updates.BLOCKED: self._blocked,
            updates.EDITED: self._aside,
            updates.FORWARDED: self._aside,
        }

    async def answer(self, number: int, incoming: Incoming) -> list[Call]:
        """The calls that answer an update."""
        person = self._people.person(incoming.chat)
        conversation = self._people.conversation(person)
        to = Recipient(incoming.chat, person, conversation, f"telegram-{number}")
        if incoming.message is not None and incoming.kind != updates.GROUP:
            self._outbox.note_shown(person, incoming.message)
        return await self._on.get(incoming.kind, self._unreadable)(incoming, to)

    def apology(self, chat: int) -> list[Call]:
        """Something went wrong here; the parent can go on."""
        return self._replies.say(chat, self._words.notices["trouble"])

    async def _text(self, incoming: Incoming, to: Recipient) -> list[Call]:
        if code := written_code(incoming.text):
            return await self._join(code, to)
        async with self._typing(to):
            reply = await self._turns.text(to.conversation, incoming.text, turn_id=to.turn)
        return self._answered(reply, to)

    async def _command(self, incoming: Incoming, to: Recipient) -> list[Call]:
        if incoming.command == "start" and (code := written_code(incoming.text)):
            return await self._join(code, to)
        if incoming.command == "continue":
            return self._replies.say(to.chat, self._handover.code_for(to.conversation))
        async with self._typing(to):
            reply = await self._commanded(incoming, to)
        return self._answered(reply, to)

    def _commanded(self, incoming: Incoming, to: Recipient) -> Turn:
        if incoming.command == "start":
            return self._turns.start(to.conversation, turn_id=to.turn)
        if payload := self._payloads.get(incoming.command):
            return self._turns.press(to.conversation, [payload], turn_id=to.turn)
        words = f"{incoming.command} {incoming.text}"
        return self._turns.text(to.conversation, words, turn_id=to.turn)

    async def _press(self, incoming: Incoming, to: Recipient) -> list[Call]:
        choice = self._presses.read(incoming, to)
        await self._end_of_press(incoming, choice.toast)
        if not choice.payloads:
            return list(choice.calls)
        async with self._typing(to):
            reply = await self._turns.press(to.conversation, choice.payloads, turn_id=to.turn)
        if reply.notice:  # not understood for now: the buttons stay, for another try
            return self._answered(reply, to)
        return [*self._presses.chosen(incoming, choice, to.turn), *self._answered(reply, to)]

    async def _group(self, incoming: Incoming, to: Recipient) -> list[Call]:
        if incoming.query:
            await self._end_of_press(incoming, "")
            return []
        leave = Call("leaveChat", {"chat_id": to.chat}, optional=True)
        return [*self._replies.say(to.chat, self._words.telegram["group"]), leave]

    async def _blocked(self, incoming: Incoming, to: Recipient) -> list[Call]:
        self._outbox.drop(to.person)
        return []

    async def _aside(self, incoming: Incoming, to: Recipient) -> list[Call]:
        """Words that are not meant as a message to us; danger in them counts all the same."""
        if danger := help_lines(incoming.text):
            return self._answered(danger, to)
        return self._replies.say(to.chat, self._words.telegram[incoming.kind])

    async def _unreadable(self, incoming: Incoming, to: Recipient) -> list[Call]:
        """A picture, a voice note and the like; words that came with it are read."""
        if not incoming.text.strip():
            return self._replies.say(to.chat, self._words.telegram[incoming.kind])
        calls = await self._text(incoming, to)
        if help_lines(incoming.text):
            return calls
        return [*self._replies.say(to.chat, self._words.telegram["caption_read"]), *calls]

    async def _join(self, code: str, to: Recipient) -> list[Call]:
        joined, said = self._handover.join(code, to.person)
        calls = self._replies.say(to.chat, said)
        if joined is None:
            return calls
        there = replace(to, conversation=joined)
        async with self._typing(there):
            reply = await self._turns.start(joined, turn_id=to.turn)
        return [*calls, *self._answered(reply, there)]

    def _answered(self, reply: Reply, to: Recipient) -> list[Call]:
        """The reply's calls. What was offered before is over once the talk has moved on."""
        if any(said.get("type") == FORGET for said in reply.messages):
            return [*self._erased(to), *self._replies.calls(reply, to), *self._erased_note(to)]
        over: list[Call] = []
        if reply.messages:
            for offer in self._offers.still_open(to.person):
                self._offers.let_pass(offer)
                over += closing(offer, to.chat)
        return [*over, *self._replies.calls(reply, to)]

    def _erased(self, to: Recipient) -> list[Call]:
        self._offers.forget(to.person)
        self._people.forget(to.person)
        numbers = self._outbox.take_shown(to.person)
        parts = [numbers[at : at + MAX_DELETED] for at in range(0, len(numbers), MAX_DELETED)]
        return [
            Call("deleteMessages", {"chat_id": to.chat, "message_ids": part}, optional=True)
            for part in parts
        ]

    def _erased_note(self, to: Recipient) -> list[Call]:
        return self._replies.say(to.chat, self._words.telegram["erased"])

    async def _end_of_press(self, press: Incoming, toast: str) -> None:
        """Ends the tap's waiting sign, before anything that takes time."""
        params: dict[str, Any] = {"callback_query_id": press.query}
        if toast:
            params |= {"text": toast, "show_alert": True}
        await _tried(self._api, "answerCallbackQuery", params)

    @asynccontextmanager
    async def _typing(self, to: Recipient) -> AsyncIterator[None]:
        """Shows that an answer is on its way."""
        is_done = asyncio.Event()
        shows = asyncio.create_task(_keep_typing(self._api, to.chat, is_done))
        try:
            yield
        finally:
            is_done.set()
            await shows  # or the sign could arrive after the answer, and stay


async def _keep_typing(api: BotApi, chat: int, is_done: asyncio.Event) -> None:
    while not is_done.is_set():
        await _tried(api, "sendChatAction", {"chat_id": chat, "action": "typing"})
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(is_done.wait(), TYPING_LASTS)


async def _tried(api: BotApi, method: str, params: dict[str, Any]) -> None:
    """A call that nothing depends on."""
    with suppress(TelegramError):
        await api.call(method, params, timeout=5)
