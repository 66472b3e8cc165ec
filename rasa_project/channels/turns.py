"""One turn of a conversation, the same for every channel: message in, messages out.

Every message is checked for danger here, apart from Rasa, so that help lines go out even when the
bot is down. A turn that fails or says nothing gets an apology, never silence.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from actions.core.content.loader import guidance
from actions.core.facts import Facts, valid
from actions.core.safety import check, reply_for
from rasa_project.channels.conversations import forget_conversation
from rasa_project.channels.output import Said, TurnOutput
from rasa_project.channels.payloads import merged

logger = logging.getLogger(__name__)

MAX_TEXT = 10_000  # characters
TURN_TIMEOUT = 30  # seconds

NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
LEADING_SLASHES = re.compile(r"^[\s/]+")
"""A typed slash at the beginning would let anybody send Rasa's commands."""

FORGET = "forget"
START = "/start"
EDIT = "/edit_facts"

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


@dataclass(frozen=True)
class Reply:
    """What is said back: channel-neutral messages, and why the bot itself could not answer.

    `notice` is an id of guidance_content/chat/notices.yml; its words are not among the messages.
    """

    messages: tuple[Said, ...] = ()
    notice: str | None = None


class Turns:
    """Runs the turns of one channel. `agent` gives Rasa's agent once the server has started."""

    def __init__(self, channel: str, handle: OnNewMessage, agent: Callable[[], Agent]) -> None:
        self._channel = channel
        self._handle = handle
        self._agent = agent
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def start(self, conversation: str) -> Reply:
        """The page opens, or the parent comes back."""
        return await self._turn(conversation, START)

    async def text(self, conversation: str, text: str) -> Reply:
        """The parent typed something. It can never be a command."""
        words = LEADING_SLASHES.sub("", NOT_TEXT.sub(" ", text)).strip()
        if not words:
            return Reply(notice="empty")
        if len(words) > MAX_TEXT:
            return _with_help_first(words, Reply(notice="too_long"))
        return _with_help_first(words, await self._turn(conversation, words))

    async def press(self, conversation: str, payloads: Sequence[str]) -> Reply:
        """The parent pressed one button, or chose several. The channel vouches for the payloads."""
        return await self._turn(conversation, merged(payloads))

    async def edit(self, conversation: str, facts: Facts) -> Reply:
        """The parent changed facts in a form: fields a Case accepts, whatever else came along."""
        written = " ".join(value for value in facts.values() if isinstance(value, str))
        reply = await self._turn(conversation, EDIT, {"facts": valid(facts)})
        return _with_help_first(written, reply)

    async def _turn(
        self, conversation: str, sent: str, metadata: dict[str, Any] | None = None
    ) -> Reply:
        output = TurnOutput(self._channel)
        message = UserMessage(
            sent, output, conversation, input_channel=self._channel, metadata=metadata
        )
        try:
            async with self._lock(conversation):
                await asyncio.wait_for(self._handle(message), TURN_TIMEOUT)
        except Exception as error:  # whatever failed, the parent gets an answer
            logger.error("A turn failed: %s", type(error).__name__)
            return Reply(tuple(output.messages), "trouble")
        if any(said.get("type") == FORGET for said in output.messages):
            forget_conversation(self._agent().processor.tracker_store, conversation)
        return Reply(tuple(output.messages), None if output.messages else "trouble")

    def _lock(self, conversation: str) -> asyncio.Lock:
        """One turn of a conversation at a time; Rasa's own lock looks only once a second."""
        return self._locks.setdefault(conversation, asyncio.Lock())


def _with_help_first(written: str, reply: Reply) -> Reply:
    """The reply, or the help lines alone when the words speak of danger and the bot gave none."""
    crisis = check(written)
    if crisis is None or any(message.get("crisis") for message in reply.messages):
        return reply
    text = reply_for(crisis, guidance().safety)
    return Reply(({"type": "text", "text": text, "crisis": True},))
