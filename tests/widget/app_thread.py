"""A web application for a test, in a thread of its own."""

from __future__ import annotations

import asyncio
from threading import Event, Thread
from typing import Any

from aiohttp import web


class AppThread:
    """An aiohttp application on a free port of loopback, in a thread of its own."""

    def __init__(self, app: web.Application) -> None:
        self._loop = asyncio.new_event_loop()
        self._runner = web.AppRunner(app, access_log=None)
        self.port = 0
        started = Event()
        self._thread = Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        started.wait(10)

    def call(self, coroutine: Any) -> None:
        """Runs `coroutine()` in the thread and waits for it."""
        asyncio.run_coroutine_threadsafe(coroutine(), self._loop).result(10)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def _run(self, started: Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._runner.setup())
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        self._loop.run_until_complete(site.start())
        self.port = self._runner.addresses[0][1]
        started.set()
        self._loop.run_forever()
        # Open pages hold connections; the tests need not wait for them.
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()
