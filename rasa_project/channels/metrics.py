"""Counts turns, what they were answered with, and how long they took. Never who or what was said.

Two readers: Prometheus, on a port of its own (HOMEROOM_METRICS=127.0.0.1:9105), and the daily
counts in the database that `homeroom stats` shows.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter as Counted
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import prometheus_client as prometheus
from sqlalchemy.exc import SQLAlchemyError

from actions.clock import today
from actions.settings import settings
from actions.storage.counts import add_counts
from actions.storage.database import database
from rasa_project.channels.output import BotMessage

logger = logging.getLogger(__name__)

FLUSH_EVERY = 20  # seconds

TURNS = prometheus.Counter(
    "homeroom_turns", "Messages of parents, by how they were answered", ["channel", "outcome"]
)
SECONDS = prometheus.Histogram(
    "homeroom_turn_seconds",
    "Time from a message to its whole answer",
    ["channel"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)
REPLIES = prometheus.Counter(
    "homeroom_replies", "What was said, by the name of the response", ["reply"]
)
MESSAGES = prometheus.Counter("homeroom_messages", "What was shown, by kind", ["kind"])
CRISIS = "crisis"


@dataclass
class TurnMeter:
    """One turn as it is being measured: whoever runs it says what it was answered with."""

    outcome: str = "trouble"
    replies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def answered(
        self, messages: Iterable[BotMessage], replies: tuple[str, ...], notice: str | None
    ) -> None:
        """Notes the answer; `notice` when the bot itself could not give one."""
        self.outcome = notice or "answered"
        self.replies = replies
        self.kinds = tuple(CRISIS if said.get("crisis") else str(said["type"]) for said in messages)


PENDING: Counted[str] = Counted()
"""Counts since the last time they were taken to the database."""


@contextmanager
def measured(channel: str) -> Iterator[TurnMeter]:
    """Measures one turn."""
    meter = TurnMeter()
    started = time.perf_counter()
    try:
        yield meter
    finally:
        _series(SECONDS, channel).observe(time.perf_counter() - started)
        _series(TURNS, channel, meter.outcome).inc()
        PENDING[f"turns/{channel}/{meter.outcome}"] += 1
        for reply in meter.replies:
            _series(REPLIES, reply).inc()
            PENDING[f"replies/{reply}"] += 1
        for kind in meter.kinds:
            _series(MESSAGES, kind).inc()
            PENDING[f"messages/{kind}"] += 1


@lru_cache(maxsize=1024)
def _series(metric: Any, *labels: str) -> Any:
    """One series of a metric; the library looks it up under a lock."""
    return metric.labels(*labels)


def take_pending() -> dict[str, int]:
    """The counts since the last call."""
    taken = dict(PENDING)
    PENDING.clear()
    return taken


def serve_metrics() -> None:
    """Opens the port Prometheus reads, when the operator named one."""
    if address := settings().metrics:
        host, port = address
        prometheus.start_http_server(port, addr=host)


async def keep_counts() -> None:
    """Takes the counts to the database, now and then, for as long as the server runs."""
    while True:
        await asyncio.sleep(FLUSH_EVERY)
        await asyncio.to_thread(flush)


def flush() -> None:
    """Takes the counts to the database; what cannot be written is kept for the next time."""
    if not PENDING:
        return
    taken = take_pending()
    try:
        add_counts(database(), today(), taken)
    except SQLAlchemyError as error:
        PENDING.update(taken)
        logger.warning("Counts could not be stored yet: %s", type(error).__name__)
