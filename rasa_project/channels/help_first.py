"""What is said when a message may tell of danger and the bot itself gave no help lines.

Looked for here, apart from Rasa, so that help lines go out even when the bot is down.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from actions.core.content.loader import guidance
from actions.core.content.safety import Occasion
from actions.core.facts.told import Facts, without
from actions.core.safety import Crisis, begin, check_once
from rasa_project.channels.output import BotMessage

logger = logging.getLogger(__name__)

NOT_SAFE: dict[str, Occasion] = {"not_safe": "not_safe", "not_sure": "not_sure"}
"""Buttons under "is your child safe right now?" that need help lines whatever happens."""

CHECK_WITHIN = 5
"""Seconds for the check of one message, in a thread of its own."""

CHECKED_OF_A_REFUSED = 1_000
"""Letters of each end of a refused message that are looked through for danger."""


@dataclass(frozen=True)
class Reply:
    """What is said back: channel-neutral messages, and why the bot itself could not answer.

    `notice` is an id of guidance_content/chat/notices.yml; its words are not among the messages.
    """

    messages: tuple[BotMessage, ...] = ()
    notice: str | None = None
    wait: int = 0  # seconds until another message is taken
    responses: tuple[str, ...] = ()  # names of what was said, for counting

    @property
    def asks(self) -> str | None:
        """The id of the question this reply leaves open: the last one asked."""
        return next((said["asks"] for said in reversed(self.messages) if said.get("asks")), None)

    @property
    def topics(self) -> tuple[str, ...]:
        """Ids of the parent's questions that it answered."""
        return tuple(topic for said in self.messages for topic in said.get("topics", ()))


def refusal(notice: str, written: str, wait: int = 0) -> Reply:
    """The answer when the bot itself cannot be asked. Danger gets its help lines all the same.

    Only the ends of a long message are looked through, so that refusing stays cheap.
    """
    if len(written) > 2 * CHECKED_OF_A_REFUSED:
        written = f"{written[:CHECKED_OF_A_REFUSED]} {written[-CHECKED_OF_A_REFUSED:]}"
    return with_help_first(check_once(written), Reply(notice=notice, wait=wait))


async def danger_in(written: str) -> Crisis | None:
    """The danger in a message, looked for beside the event loop and within a time."""
    try:
        return await asyncio.wait_for(asyncio.to_thread(check_once, written), CHECK_WITHIN)
    except asyncio.TimeoutError:
        logger.error("A message was not checked within %s s", CHECK_WITHIN)
        return None


def texts_in(value: Any) -> Iterator[str]:
    """All texts in facts, however deep they stand."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in (*value.keys(), *value.values()):
            yield from texts_in(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from texts_in(inner)


def without_danger(facts: Facts) -> Facts:
    """The facts whose texts tell of no danger; they must never reach a letter."""
    dangerous = {
        field for field, value in facts.items() if any(check_once(text) for text in texts_in(value))
    }
    return without(facts, dangerous)


def with_help_first(crisis: Crisis | None, reply: Reply) -> Reply:
    """The reply, or the help lines alone when there is danger and the bot gave none."""
    if crisis is None or any(message.get("crisis") for message in reply.messages):
        return reply
    return _help_for(crisis)


def with_follow_up(pressed: tuple[str, ...], reply: Reply) -> Reply:
    """The reply, or what to do now when "Not safe" was pressed and the bot could not say it.

    Which language the danger was told in is known to the bot alone, so both are given.
    """
    in_danger = [
        occasion for id_, occasion in NOT_SAFE.items() for one in pressed if _is_button(one, id_)
    ]
    if not in_danger or any(message.get("crisis") for message in reply.messages):
        return reply
    spoken = guidance().safety.spoken.values()
    said = [words.said(in_danger[0], "immediate_danger", "child").message for words in spoken]
    return Reply(tuple(map(_help, said)))


def _is_button(payload: str, id_: str) -> bool:
    return payload == f"/{id_}" or f'"{id_}"' in payload


def help_lines(written: str) -> Reply | None:
    """The help lines alone when words speak of danger, whether or not they are for the bot."""
    crisis = check_once(written)
    return _help_for(crisis) if crisis else None


def _help_for(crisis: Crisis) -> Reply:
    return Reply((_help(" ".join(begin(crisis, None, guidance().safety)[1].texts)),))


def _help(text: str) -> BotMessage:
    return {"type": "text", "text": text, "crisis": True}
