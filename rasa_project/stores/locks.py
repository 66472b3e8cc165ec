"""One turn of a conversation at a time, over all bot processes.

Within a process the turn runner sees to that. Between processes Redis' own lock does, when
HOMEROOM_REDIS names a server. It is a convenience, not what answers hang on: the database refuses
to store a conversation that changed meanwhile, so a turn goes on when Redis is away or slow.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from rasa.core.lock_store import LockStore
from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import RedisError

from actions.settings import settings

logger = logging.getLogger(__name__)

LIFETIME = 30  # seconds, as long as a turn may take; then a dead process' lock is gone
WAIT = 3  # seconds for another process to finish; less than a sender's patience
LOOK_EVERY = 0.02  # seconds
SLOW = 0.5  # seconds until Redis counts as away
LEAVE_ALONE = 10  # seconds without asking Redis again after it was away


class SharedLockStore(LockStore):
    """Rasa's lock store by Redis' own lock; without HOMEROOM_REDIS it locks nothing."""

    def __init__(self, *_: Any, **__: Any) -> None:
        super().__init__()
        url = settings().redis
        self._redis = url and Redis.from_url(
            url, socket_timeout=SLOW, socket_connect_timeout=SLOW, retry_on_timeout=False
        )
        self._away_until = 0.0

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = LIFETIME, wait_time_in_seconds: float = 0
    ) -> AsyncIterator[None]:
        """Holds the conversation for one turn."""
        held = await self._take(conversation_id)
        try:
            yield
        finally:
            if held is not None:
                with suppress(RedisError):  # gone meanwhile, or run out: nothing to give back
                    await held.release()

    async def _take(self, conversation_id: str) -> Lock | None:
        """The lock, or None when Redis is not in use, away, or another turn takes for ever."""
        if not self._redis or time.monotonic() < self._away_until:
            return None
        lock = self._redis.lock(
            _name(conversation_id), timeout=LIFETIME, sleep=LOOK_EVERY, blocking_timeout=WAIT
        )
        try:
            return lock if await lock.acquire() else None
        except (RedisError, OSError, TimeoutError) as error:
            self._away_until = time.monotonic() + LEAVE_ALONE
            logger.warning("Redis is away (%s); going on without it.", type(error).__name__)
            return None


def _name(conversation_id: str) -> str:
    """Redis needs no conversation's id, only something that is the same for the same one."""
    return f"homeroom:{hashlib.sha256(conversation_id.encode()).hexdigest()}"
