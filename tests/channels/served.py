"""A channel behind a real HTTP port, in a thread, without Rasa's server around it."""

from __future__ import annotations

import asyncio
import secrets
import socket
import threading
from types import SimpleNamespace

import pytest
from rasa.core.channels.channel import InputChannel
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, text
from sanic.touchup import TouchUp

from rasa_project.channels.turns import OnNewMessage

_touch_up = TouchUp.run
_touched: list[Sanic] = []


def _touch_up_once(app: Sanic) -> None:
    if not _touched:
        _touched.append(app)
        _touch_up(app)


class Served:
    """Serves a channel below /webhooks/<name> on entering; stops as the server does."""

    def __init__(self, channel: InputChannel, handle: OnNewMessage) -> None:
        self._channel = channel
        self._handle = handle
        self.port = _free_port()
        self._is_up = threading.Event()
        self._failed: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Served:
        # Sanic rewrites its own classes at the start, which works once a process.
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(TouchUp, "run", _touch_up_once)
            self._thread.start()
            assert self._is_up.wait(60)
        if self._failed:
            raise self._failed
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(60)
        assert not self._thread.is_alive()

    def _run(self) -> None:
        """Serves. What stops the start is raised where the test waits, not after a minute."""
        try:
            asyncio.run(self._serve())
        except BaseException as error:
            self._failed = error
            raise
        finally:
            self._is_up.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        app = Sanic(f"test_{secrets.token_hex(4)}", configure_logging=False)
        app.ctx.agent = SimpleNamespace(processor=None, is_ready=lambda: True)
        blueprint = self._channel.blueprint(self._handle)
        app.blueprint(blueprint, url_prefix=f"/webhooks/{self._channel.name()}")
        app.add_route(_alive, "/")  # Sanic does not start without any route
        server = await app.create_server(
            "127.0.0.1", self.port, return_asyncio_server=True, access_log=False
        )
        await server.startup()
        await server.before_start()
        await server.after_start()
        self._is_up.set()
        await self._stop.wait()
        await server.before_stop()
        await server.close()
        await server.after_stop()


async def _alive(request: Request) -> HTTPResponse:
    return text("alive")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
