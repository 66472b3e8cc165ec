"""One turn of a conversation, the same for every channel: message in, messages out.

Every message is checked for danger here, apart from Rasa, so that help lines go out even when the
bot is down. A turn that fails or says nothing gets an apology, never silence.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.channels.channel import UserMessage

from actions.core.facts.merging import valid
from actions.core.safety import Crisis
from actions.core.understanding.text import MOST_READ, readable
from actions.settings import settings
from actions.storage.turn_log import LoggedTurn, TurnLog, turn_log
from rasa_project.channels.help_first import (
    Reply,
    danger_in,
    refusal,
    texts_in,
    with_follow_up,
    with_help_first,
    without_danger,
)
from rasa_project.channels.limits import SlidingWindow
from rasa_project.channels.metrics import measured
from rasa_project.channels.output import TurnOutput
from rasa_project.channels.payloads import merged
from rasa_project.stores.conversations import ConversationChanged
from rasa_project.stores.turn import RUNNING, RunningTurn

logger = logging.getLogger(__name__)

MAX_TEXT = 10_000  # characters
TURN_TIMEOUT = 30  # seconds
HELP_WITHIN = 8
"""Seconds: who tells of danger waits no longer for a slow bot; then the help lines come alone."""

NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
LEADING_SLASHES = re.compile(r"^[\s/]+")
"""A typed slash at the beginning would let anybody send Rasa's commands."""

START = "/start"
EDIT = "/edit_facts"

MOST_AT_ONCE = 200  # turns that run or wait; a minute's work of one process
BUSY_WAIT = 10  # seconds

REFUSED_CHECKS = 10
"""Refused messages of one conversation a minute that are looked through; the notice names the help
lines anyway."""

ATTEMPTS = 3
"""Tries when another process answers the same parent meanwhile."""

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


@dataclass(frozen=True)
class _Sent:
    """What a channel hands over: the message as Rasa gets it, and what the parent really did."""

    conversation: str
    message: str
    turn_id: str | None = None
    text: str | None = None
    pressed: tuple[str, ...] = ()
    written: str | None = None  # words in a form, looked through for danger
    metadata: dict[str, Any] | None = None


class Turns:
    """Runs the turns of one channel.

    A turn may carry an id that the channel keeps when it delivers the message again: the second
    delivery gets the first one's reply, and the conversation moves once.
    """

    def __init__(
        self, channel: str, handle: OnNewMessage, *, log: Callable[[], TurnLog] = turn_log
    ) -> None:
        self._channel = channel
        self._handle = handle
        self._log = log
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._window = SlidingWindow(settings().messages_per_minute)
        self._refused = SlidingWindow(REFUSED_CHECKS)
        self._running = 0

    async def start(self, conversation: str, *, turn_id: str | None = None) -> Reply:
        """The page opens, or the parent comes back."""
        return await self._turn(_Sent(conversation, START, turn_id))

    async def text(self, conversation: str, text: str, *, turn_id: str | None = None) -> Reply:
        """The parent typed something. It can never be a command."""
        words = LEADING_SLASHES.sub("", NOT_TEXT.sub(" ", text)).strip()
        if not words:
            return Reply(notice="empty")
        if len(words) > MAX_TEXT:
            return self._refusal("too_long", conversation, words)
        sent = _Sent(conversation, readable(words, MOST_READ), turn_id, text=words)
        return await self._turn(sent)

    async def press(
        self, conversation: str, payloads: Sequence[str], *, turn_id: str | None = None
    ) -> Reply:
        """The parent pressed one button, or chose several. The channel vouches for the payloads."""
        sent = _Sent(conversation, merged(payloads), turn_id, pressed=tuple(payloads))
        return await self._turn(sent)

    async def edit(
        self, conversation: str, facts: Mapping[str, Any], *, turn_id: str | None = None
    ) -> Reply:
        """The parent changed facts in a form: fields a Case accepts, whatever else came along.

        Words of danger get their answer and are not stored: they must never reach a letter.
        """
        written = "\n".join(texts_in(facts))[:MAX_TEXT]
        metadata = {"facts": await asyncio.to_thread(without_danger, valid(facts))}
        return await self._turn(
            _Sent(conversation, EDIT, turn_id, written=written, metadata=metadata)
        )

    async def history(self, conversation: str) -> list[LoggedTurn]:
        """The latest turns, oldest first, for a page that was loaded again."""
        return await asyncio.to_thread(self._log().history, conversation)

    async def _turn(self, sent: _Sent) -> Reply:
        """One delivery, answered whatever happens. Help lines go out even when all else fails."""
        written = sent.written or sent.text or ""
        with measured(self._channel) as meter:
            reply = with_follow_up(sent.pressed, await self._limited(sent, written))
            meter.answered(reply.messages, reply.responses, reply.notice)
        return reply

    async def _limited(self, sent: _Sent, written: str) -> Reply:
        if wait := self._window.wait(sent.conversation):
            return self._refusal("slow_down", sent.conversation, written, wait)
        if self._running >= MOST_AT_ONCE:
            return self._refusal("busy", sent.conversation, written, BUSY_WAIT)
        self._running += 1
        crisis: Crisis | None = None
        try:
            crisis = await danger_in(written)
            return await asyncio.wait_for(
                self._in_order(sent, crisis), HELP_WITHIN if crisis else None
            )
        except Exception as error:  # whatever failed, the parent gets an answer
            logger.error("A turn failed: %s", type(error).__name__)
            return with_help_first(crisis, Reply(notice="trouble"))
        finally:
            self._running -= 1

    def _refusal(self, notice: str, conversation: str, written: str, wait: int = 0) -> Reply:
        """A refusal; after many in a minute the message is not even looked at."""
        is_too_often = bool(self._refused.wait(conversation))
        return refusal(notice, "" if is_too_often else written, wait)

    async def _in_order(self, sent: _Sent, crisis: Crisis | None) -> Reply:
        async with self._lock(sent.conversation):
            return await self._answer(sent, crisis)

    async def _answer(self, sent: _Sent, crisis: Crisis | None) -> Reply:
        turn_id = sent.turn_id or secrets.token_hex(16)
        for _ in range(ATTEMPTS):
            if sent.turn_id and (kept := await self._kept(sent.conversation, sent.turn_id)):
                # An id used twice must not hide a danger that only the second message tells.
                return with_help_first(crisis, Reply(tuple(kept.messages)))
            with contextlib.suppress(ConversationChanged):
                return await self._run(sent, turn_id, crisis)
        raise ConversationChanged

    async def _run(self, sent: _Sent, turn_id: str, crisis: Crisis | None) -> Reply:
        """Runs the turn in Rasa. What it says is stored with the turn, in one transaction."""
        output = TurnOutput(self._channel)
        turn = RunningTurn(sent.conversation, turn_id, output, sent.text, list(sent.pressed))
        message = UserMessage(
            sent.message,
            output,
            sent.conversation,
            input_channel=self._channel,
            metadata=sent.metadata,
        )
        running = RUNNING.set(turn)
        try:
            await asyncio.wait_for(self._handle(message), TURN_TIMEOUT)
        finally:
            RUNNING.reset(running)
        notice = None if output.messages else "trouble"
        reply = Reply(tuple(output.messages), notice, responses=tuple(output.responses))
        helped = with_help_first(crisis, reply)
        if helped is not reply and not turn.forgets and reply.messages:
            said = LoggedTurn(sent.text, list(sent.pressed), list(helped.messages))
            await asyncio.to_thread(self._log().correct, sent.conversation, turn_id, said)
        return helped

    async def _kept(self, conversation: str, turn_id: str) -> LoggedTurn | None:
        return await asyncio.to_thread(self._log().find, conversation, turn_id)

    def _lock(self, conversation: str) -> asyncio.Lock:
        """One turn of a conversation at a time; Rasa's own lock looks only once a second."""
        return self._locks.setdefault(conversation, asyncio.Lock())
