"""How updates come in: long polling, or a webhook that Telegram calls. And the start of both."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import time
from collections.abc import Callable
from typing import Any

from actions.core.content.chat import Command
from rasa_project.channels.telegram.api import (
    BadRequest,
    BotApi,
    RateLimited,
    TelegramError,
    Unauthorized,
)
from rasa_project.channels.telegram.settings import TelegramBot

logger = logging.getLogger(__name__)

KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
"""The kinds of updates that concern us."""

POLL = 50  # seconds Telegram holds the line when there is nothing
SHORT_POLL = 0.3  # seconds between polls when the server does not hold the line
FIRST_WAIT = 1.0  # seconds
LONGEST_WAIT = 60.0  # seconds


def webhook_secret(key: str, token: str) -> str:
    """The word by which Telegram's requests are known; a new one with a new key or bot."""
    return hmac.new(key.encode(), f"telegram webhook {token}".encode(), hashlib.sha256).hexdigest()


async def introduce(
    api: BotApi, settings: TelegramBot, secret: str, commands: tuple[Command, ...]
) -> str | None:
    """Tells Telegram how to reach us. Returns the bot's name; None when the token is wrong."""
    menu = [{"command": one.id, "description": one.says} for one in commands]
    try:
        me = await _until_reached(api, "getMe", {})
        if settings.webhook:
            params = {"url": settings.webhook, "secret_token": secret, "allowed_updates": KINDS}
            await _until_reached(api, "setWebhook", params)
        else:
            await _until_reached(api, "deleteWebhook", {})
    except Unauthorized:
        logger.error("Telegram does not know the bot of TELEGRAM_BOT_TOKEN; the web chat runs on.")
        return None
    except BadRequest as refusal:
        logger.error("Telegram will not bring updates (%s); the web chat runs on.", refusal)
        return None
    try:
        await api.call("setMyCommands", {"commands": menu})
    except TelegramError as error:
        logger.warning("The menu of commands was not set: %s", type(error).__name__)
    name = str(me["username"])
    logger.warning("Telegram: @%s, by %s", name, "webhook" if settings.webhook else "polling")
    return name


async def poll(api: BotApi, take: Callable[[Any], None]) -> None:
    """Fetches updates for ever. What `take` has kept is confirmed by the next request.

    After an empty answer no offset is sent: everything is confirmed then, and after a quiet week
    Telegram may begin a new series of numbers below the old one.
    """
    offset: int | None = None
    wait = FIRST_WAIT
    while True:
        params: dict[str, Any] = {"timeout": POLL, "allowed_updates": KINDS}
        if offset is not None:
            params["offset"] = offset
        started = time.monotonic()
        try:
            batch = await api.call("getUpdates", params, timeout=POLL + 10)
            for update in batch:
                take(update)
        except Exception as error:  # Telegram or the database away: nothing is confirmed, so again
            wait = await _pause(error, wait)
            continue
        wait = FIRST_WAIT
        offset = max(update["update_id"] for update in batch) + 1 if batch else None
        if not batch and time.monotonic() - started < SHORT_POLL:
            await asyncio.sleep(SHORT_POLL)


async def _pause(error: Exception, wait: float) -> float:
    """Waits after a failed poll; says so once. The next wait is longer."""
    if wait == FIRST_WAIT:
        logger.warning("Telegram could not be asked for updates: %s", type(error).__name__)
    await asyncio.sleep(error.seconds if isinstance(error, RateLimited) else wait)
    return min(wait * 2, LONGEST_WAIT)


async def _until_reached(api: BotApi, method: str, params: dict[str, Any]) -> Any:
    wait = FIRST_WAIT
    while True:
        try:
            return await api.call(method, params)
        except (Unauthorized, BadRequest):
            raise
        except TelegramError as error:
            if wait == FIRST_WAIT:
                logger.warning("Telegram cannot be reached yet; trying on.")
            await asyncio.sleep(error.seconds if isinstance(error, RateLimited) else wait)
            wait = min(wait * 2, LONGEST_WAIT)
