"""The job inside the bot that removes what is long unused."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from actions.storage.database import Database
from actions.storage.removal import DAY, expire
from actions.storage.tables import codes
from rasa_project.channels.tables import (
    make_tables,
    offers,
    outbox,
    shown,
    tries,
    updates,
)

logger = logging.getLogger(__name__)

EVERY = 3600.0  # seconds
FIRST = 60.0  # seconds after the start: by then a clock that was wrong has been set


def expire_channels(store: Database, unused_since: float) -> None:
    """Removes what the channels keep beside a conversation, of channels that are off as well."""
    make_tables(store)
    times = (offers.c.made_at, codes.c.made_at, tries.c.at, updates.c.ready_at, outbox.c.at)
    with store.writing() as connection:
        for time_of in (*times, shown.c.at):
            connection.execute(time_of.table.delete().where(time_of < unused_since))


async def expire_regularly(
    store: Database,
    keep_days: int,
    *,
    now: Callable[[], float] = time.time,
    elapsed: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Removes unused conversations and old documents every hour, for as long as the bot runs.

    When the clock jumped since the last look, nothing is removed this time: a clock set to a wrong
    year must not cost every parent her conversation.
    """
    pause = FIRST
    while True:
        before = now() - elapsed()
        await sleep(pause)
        pause = EVERY
        if abs(now() - elapsed() - before) > DAY:
            logger.warning("The clock jumped by more than a day; nothing is removed this time")
            continue
        try:
            removed = await asyncio.to_thread(expire, store, now(), keep_days)
            await asyncio.to_thread(expire_channels, store, now() - keep_days * DAY)
            logger.info(
                "Removed %d unused conversations and %d old documents",
                removed.conversations,
                removed.documents,
            )
        except Exception as error:  # the job must live on; the next hour tries again
            logger.error("Expiry failed: %s", type(error).__name__)
