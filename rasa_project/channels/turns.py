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
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.channels.channel import UserMessage

from actions.core.content.loader import guidance
from actions.core.facts import Facts, valid
from actions.core.safety import check, check_once, reply_for
from actions.storage.turn_log import LoggedTurn, TurnLog, turn_log
from rasa_project.channels.limits import SlidingWindow, limit_setting
from rasa_project.channels.metrics import measured
from rasa_project.channels.output import Said, TurnOutput
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

PER_MINUTE = 40  # messages of one conversation, unless the operator says otherwise
MOST_AT_ONCE = 200  # turns that run or wait; a minute's work of one process
BUSY_WAIT = 10  # seconds

NOT_SAFE = ("not_safe", "not_sure")
"""Answers to "is your child safe right now?" that need help lines whatever happens."""

ATTEMPTS = 3
"""Tries when another process answers the same parent meanwhile."""

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


@dataclass(frozen=True)
class Reply:
    """What is said back: channel-neutral messages, and why the bot itself could not answer.

    `notice` is an id of guidance_content/chat/notices.yml; its words are not among the messages.
    """

    messages: tuple[Said, ...] = ()
    notice: str | None = None
    wait: int = 0  # seconds until another message is taken
    responses: tuple[str, ...] = ()  # names of what was said, for counting


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
        self._window = SlidingWindow(limit_setting("HOMEROOM_MESSAGES_PER_MINUTE", PER_MINUTE))
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
            return refusal("too_long", words)
        return await self._turn(_Sent(conversation, words, turn_id, text=words))

    async def press(
        self, conversation: str, payloads: Sequence[str], *, turn_id: str | None = None
    ) -> Reply:
        """The parent pressed one button, or chose several. The channel vouches for the payloads."""
        sent = _Sent(conversation, merged(payloads), turn_id, pressed=tuple(payloads))
        return await self._turn(sent)

    async def edit(self, conversation: str, facts: Facts, *, turn_id: str | None = None) -> Reply:
        """The parent changed facts in a form: fields a Case accepts, whatever else came along.

        Words of danger get their answer and are not stored: they must never reach a letter.
        """
        written = " ".join(value for value in facts.values() if isinstance(value, str))
        metadata = {"facts": _without_danger(valid(facts))}
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
            reply = _with_follow_up(sent.pressed, await self._limited(sent, written))
            meter.answered(reply.messages, reply.responses, reply.notice)
        return reply

    async def _limited(self, sent: _Sent, written: str) -> Reply:
        if wait := self._window.wait(sent.conversation):
            return refusal("slow_down", written, wait)
        if self._running >= MOST_AT_ONCE:
            return refusal("busy", written, BUSY_WAIT)
        self._running += 1
        try:
            return await asyncio.wait_for(
                self._in_order(sent, written), HELP_WITHIN if check_once(written) else None
            )
        except Exception as error:  # whatever failed, the parent gets an answer
            logger.error("A turn failed: %s", type(error).__name__)
            return refusal("trouble", written)
        finally:
            self._running -= 1

    async def _in_order(self, sent: _Sent, written: str) -> Reply:
        async with self._lock(sent.conversation):
            return await self._answer(sent, written)

    async def _answer(self, sent: _Sent, written: str) -> Reply:
        turn_id = sent.turn_id or secrets.token_hex(16)
        for _ in range(ATTEMPTS):
            if sent.turn_id and (kept := await self._kept(sent.conversation, sent.turn_id)):
                return Reply(tuple(kept.messages))
            with contextlib.suppress(ConversationChanged):
                return await self._run(sent, turn_id, written)
        raise ConversationChanged

    async def _run(self, sent: _Sent, turn_id: str, written: str) -> Reply:
        """Has Rasa answer. What it says is stored with the conversation, in one transaction."""
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
        helped = _with_help_first(written, reply)
        if helped is not reply and not turn.forgets and reply.messages:
            said = LoggedTurn(sent.text, list(sent.pressed), list(helped.messages))
            await asyncio.to_thread(self._log().correct, sent.conversation, turn_id, said)
        return helped

    async def _kept(self, conversation: str, turn_id: str) -> LoggedTurn | None:
        return await self._log().found(conversation, turn_id)

    def _lock(self, conversation: str) -> asyncio.Lock:
        """One turn of a conversation at a time; Rasa's own lock looks only once a second."""
        return self._locks.setdefault(conversation, asyncio.Lock())


def refusal(notice: str, written: str, wait: int = 0) -> Reply:
    """The answer when the bot itself cannot be asked. Danger gets its help lines all the same."""
    return _with_help_first(written, Reply(notice=notice, wait=wait))


def _without_danger(facts: Facts) -> Facts:
    return {
        field: value
        for field, value in facts.items()
        if not isinstance(value, str) or check(value) is None
    }


def _with_help_first(written: str, reply: Reply) -> Reply:
    """The reply, or the help lines alone when the words speak of danger and the bot gave none."""
    if any(message.get("crisis") for message in reply.messages):
        return reply
    return help_lines(written) or reply


def _with_follow_up(pressed: tuple[str, ...], reply: Reply) -> Reply:
    """The reply, or what to do now when "Not safe" was pressed and the bot could not say it.

    Which language the danger was told in is known to the bot alone, so both are given.
    """
    in_danger = [name for name in NOT_SAFE if f"/{name}" in pressed]
    if not in_danger or any(message.get("crisis") for message in reply.messages):
        return reply
    spoken = guidance().safety.spoken.values()
    return Reply(tuple(_help(words.follow_ups[in_danger[0]].message) for words in spoken))


def help_lines(written: str) -> Reply | None:
    """The help lines alone when words speak of danger, whether or not they are for the bot."""
    crisis = check_once(written)
    if crisis is None:
        return None
    return Reply((_help(reply_for(crisis, guidance().safety)),))


def _help(text: str) -> Said:
    return {"type": "text", "text": text, "crisis": True}
