"""Reply times: one parent at a time, many at once, and far into one long conversation."""

from __future__ import annotations

import asyncio
import random
import string
import time
from collections.abc import Awaitable, Iterator
from itertools import islice

import httpx
import numpy as np

from scripts.bench.bots import Bot
from scripts.bench.parents import Parent

Times = list[float]  # milliseconds
BUTTON_TURNS = 6
"""Taps of one conversation: all within the assessment."""


def spread(times: Times) -> dict[str, float]:
    """Median and 95th percentile."""
    return {"median_ms": float(np.median(times)), "p95_ms": float(np.percentile(times, 95))}


def wordings(bot: Bot) -> list[str]:
    """The bot's typed turns about a child whose name has not been heard before."""
    name = "".join(random.choices(string.ascii_lowercase, k=6)).title()
    return [text.format(name=name) for text in bot.text_turns]


def endless_wordings(bot: Bot) -> Iterator[str]:
    """The turns again and again, each time about another child."""
    while True:
        yield from wordings(bot)


async def timed(turn: Awaitable[None]) -> float:
    """Milliseconds a turn took."""
    started = time.perf_counter()
    await turn
    return (time.perf_counter() - started) * 1000


async def text_times(bot: Bot, conversations: int) -> Times:
    """Typed turns, one after another."""
    times: Times = []
    async with client_of(bot) as client:
        for _ in range(conversations):
            parent = await bot.new_parent(client)
            times += [await timed(parent.says(text)) for text in wordings(bot)]
    return times


async def button_times(bot: Bot, conversations: int) -> Times:
    """Tapped turns, one after another."""
    times: Times = []
    async with client_of(bot) as client:
        for _ in range(conversations):
            parent = await bot.new_parent(client)
            times += [await timed(parent.taps()) for _ in range(BUTTON_TURNS)]
    return times


async def throughput(bot: Bot, parents: int, seconds: float) -> dict[str, float]:
    """Turns a second when each parent sends the next turn as soon as the last is answered."""
    end = time.monotonic() + seconds
    cpu = bot.cpu()
    async with client_of(bot) as client:
        times = sum(
            await asyncio.gather(*(_busy(bot, client, end) for _ in range(parents))), start=Times()
        )
    used = bot.cpu() - cpu
    return {
        "turns_a_second": len(times) / seconds,
        "turns_a_cpu_second": len(times) / used,
        **spread(times),
    }


async def open_loop(
    bot: Bot, parents: int, seconds: float, think: float, seed: int
) -> dict[str, float]:
    """Reply times when turns come at random moments, however slow the answers are.

    Each parent sends a turn every `think` seconds on average; the time counts from the moment
    the turn was due, so that a slow answer makes those behind it late too.
    """
    chance = random.Random(seed)
    async with client_of(bot) as client:
        people = [await bot.new_parent(client) for _ in range(parents)]
        lanes = [_lane(person, bot, _moments(chance, seconds, think)) for person in people]
        found = await asyncio.gather(*lanes)
    times = [one for lane in found for one in lane if one is not None]
    failed = sum(one is None for lane in found for one in lane)
    return {"turns": len(times), "failed": failed, **spread(times)}


async def long_conversation(bot: Bot, turns: int, window: int = 5) -> dict[str, float]:
    """Reply time around turns 10, 100 and 300 of one conversation (median of a few turns)."""
    times: Times = []
    async with client_of(bot) as client:
        parent = await bot.new_parent(client)
        for text in islice(endless_wordings(bot), turns + window):
            times.append(await timed(parent.says(text)))
    marks = [mark for mark in (10, 100, 300) if mark <= turns]
    return {
        f"turn_{mark}_ms": float(np.median(times[mark - window : mark + window])) for mark in marks
    }


def client_of(bot: Bot) -> httpx.AsyncClient:
    """A client without limits of its own."""
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=200)
    return httpx.AsyncClient(base_url=bot.url, timeout=60, limits=limits, trust_env=False)


async def _busy(bot: Bot, client: httpx.AsyncClient, end: float) -> Times:
    times: Times = []
    while True:
        started = time.perf_counter()
        parent = await bot.new_parent(client)
        if parent.is_greeted:  # a greeting is an answer, too
            times.append((time.perf_counter() - started) * 1000)
        for text in wordings(bot):
            if time.monotonic() > end:
                return times
            times.append(await timed(parent.says(text)))


async def _lane(person: Parent, bot: Bot, moments: list[float]) -> list[float | None]:
    """One parent's turns at the given moments; None where no answer came."""
    started = time.perf_counter()
    times: list[float | None] = []
    for text, moment in zip(endless_wordings(bot), moments, strict=False):
        await asyncio.sleep(max(0.0, started + moment - time.perf_counter()))
        try:
            await person.says(text)
        except (RuntimeError, httpx.HTTPError):
            times.append(None)
            continue
        times.append((time.perf_counter() - started - moment) * 1000)
    return times


def _moments(chance: random.Random, seconds: float, think: float) -> list[float]:
    moments, now = [], chance.expovariate(1 / think)
    while now < seconds:
        moments.append(now)
        now += chance.expovariate(1 / think)
    return moments
