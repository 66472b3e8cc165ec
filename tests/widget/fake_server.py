"""A stand-in for the web channel: serves widget/ under the real policy, answers from a script.

It speaks what docs/web-channel.md describes: requests, the live connection and history. A turn
whose id was answered before gets the same answer without being done again.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections import deque
from pathlib import Path
from threading import Event
from typing import Any

from aiohttp import WSMsgType, web

from rasa_project.channels.web_security import content_security_policy

from .app_thread import AppThread

WIDGET = Path(__file__).parents[2] / "widget"
YES_NO = [
    {"title": "Yes, let's start", "payload": "/affirm", "signature": "sig-yes"},
    {"title": "Not now", "payload": "/deny", "signature": "sig-no"},
]
GREETING = {
    "type": "text",
    "text": "Hello. I can help you write to the school. Shall we start?",
    "buttons": YES_NO,
}
ARRIVAL_LIMIT = 15.0  # seconds
DOCUMENT_TYPES = {"pdf": "application/pdf", "svg": "image/svg+xml", "ics": "text/calendar"}

Turn = dict[str, Any]
Reply = tuple[int, dict[str, Any]]


def say(*messages: str | dict[str, Any]) -> Reply:
    """A good reply with these messages; a plain string is a text message."""
    return 200, {"messages": [_message(each) for each in messages]}


def fail(status: int, words: str = "") -> Reply:
    """A failed turn, with the kind sentence the real channel sends along."""
    return status, {"messages": [_message(words)] if words else []}


def _message(given: str | dict[str, Any]) -> dict[str, Any]:
    return {"type": "text", "text": given} if isinstance(given, str) else given


class FakeServer:
    """Answers `script` in order, then echoes; a start with an empty script gets `GREETING`.

    `received` holds (token, turn) of every turn that was done, `delivered` the id of everything
    that came in. `answer_now` can be cleared to keep turns waiting, `is_live` to refuse WebSockets,
    `is_reachable` to cut everybody off. `codes` holds the token behind each code; with
    `refuses_codes` set, every request about codes gets that.
    """

    def __init__(self, allowed_to_embed: tuple[str, ...] = ()) -> None:
        self.script: deque[Reply] = deque()
        self.received: list[tuple[str, Turn]] = []
        self.delivered: list[str] = []
        self.documents: dict[str, bytes] = {}
        self.histories: dict[str, list[Turn]] = {}
        self.codes: dict[str, str] = {}
        self.code_lasts = 600  # seconds
        self.telegram: str | None = None
        self.refuses_codes: Reply | None = None
        self.sessions = 0
        self.live_turns = 0
        self.is_live = True
        self.is_reachable = True
        self.answer_now = Event()
        self.answer_now.set()
        self._done: dict[str, asyncio.Future[Reply]] = {}
        self._sockets: set[web.WebSocketResponse] = set()
        self.policy = content_security_policy(allowed_to_embed)
        self._server = AppThread(self._app())
        self.url = f"http://127.0.0.1:{self._server.port}/"

    def close(self) -> None:
        self.answer_now.set()
        self._server.close()

    def replies(self, *replies: Reply) -> None:
        """Queue the replies to the coming turns."""
        self.script.extend(replies)

    def cut_off(self) -> None:
        """The connection breaks and stays broken until `is_reachable` is set."""
        self.is_reachable = False
        self.drop_connections()

    def drop_connections(self) -> None:
        """Every live connection breaks without a word."""
        self._server.call(self._drop)

    def wait_for_turns(self, count: int) -> None:
        """Until this many turns, start turns left out, have come in."""
        until = time.monotonic() + ARRIVAL_LIMIT
        while len(self.turns) < count:
            assert time.monotonic() < until, f"{len(self.turns)} of {count} turns came in"
            time.sleep(0.01)

    @property
    def turns(self) -> list[Turn]:
        """What was sent, start turns and ids left out."""
        return [turn for _, turn in self.received if not turn.get("start")]

    @property
    def live_connections(self) -> int:
        return len(self._sockets)

    def _app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/", self._page)
        app.router.add_get("/widget/{name}", self._widget)
        app.router.add_post("/webhooks/web/session", self._session)
        app.router.add_post("/webhooks/web/message", self._message)
        app.router.add_get("/webhooks/web/history", self._history)
        app.router.add_post("/webhooks/web/code", self._code)
        app.router.add_post("/webhooks/web/continue", self._continue)
        app.router.add_get("/webhooks/web/live", self._live)
        app.router.add_get("/webhooks/web/documents/{name}", self._document)
        app.on_response_prepare.append(self._add_policy)
        return app

    async def _add_policy(self, _: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = self.policy

    async def _page(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(WIDGET / "page.html")

    async def _widget(self, request: web.Request) -> web.StreamResponse:
        path = WIDGET / request.match_info["name"]
        if not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path)

    async def _document(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in self.documents:
            raise web.HTTPNotFound
        kind = DOCUMENT_TYPES.get(name.rpartition(".")[2], "application/octet-stream")
        attachment = {"Content-Disposition": f'attachment; filename="{name}"'}
        return web.Response(body=self.documents[name], content_type=kind, headers=attachment)

    async def _session(self, request: web.Request) -> web.StreamResponse:
        self._check_line(request)
        self.sessions += 1
        return web.json_response({"token": f"token-{self.sessions}"})

    async def _message(self, request: web.Request) -> web.StreamResponse:
        self._check_line(request)
        status, body = await self._reply_to(_token(request), await request.json())
        self._check_line(request)
        return web.json_response(body, status=status)

    async def _history(self, request: web.Request) -> web.StreamResponse:
        self._check_line(request)
        return web.json_response({"messages": self.histories.get(_token(request), [])})

    async def _code(self, request: web.Request) -> web.StreamResponse:
        self._check_line(request)
        if self.refuses_codes:
            return _as_json(self.refuses_codes)
        code = f"K7QM2-XPDV{len(self.codes) + 2}"
        self.codes[code] = _token(request)
        given = {"code": code, "seconds": self.code_lasts}
        if self.telegram:
            given["telegram"] = f"{self.telegram}?start={code}"
        return web.json_response(given)

    async def _continue(self, request: web.Request) -> web.StreamResponse:
        self._check_line(request)
        if self.refuses_codes:
            return _as_json(self.refuses_codes)
        token = self.codes.pop((await request.json())["code"], None)
        if token is None:
            return _as_json(fail(404, "That code does not work."))
        return web.json_response({"token": token})

    async def _live(self, request: web.Request) -> web.StreamResponse:
        self._check_line(request)
        if not self.is_live:
            raise web.HTTPNotFound
        socket = web.WebSocketResponse()
        with contextlib.suppress(ConnectionResetError):  # the page is gone already
            await self._serve_live(request, socket)
        return socket

    async def _serve_live(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        await socket.prepare(request)
        hello = await socket.receive()
        if hello.type is not WSMsgType.TEXT:
            return
        token = json.loads(hello.data)["token"]
        self._sockets.add(socket)
        await socket.send_json({"ready": True})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                asyncio.ensure_future(self._answer_live(socket, token, json.loads(message.data)))
        self._sockets.discard(socket)

    async def _answer_live(self, socket: web.WebSocketResponse, token: str, turn: Turn) -> None:
        with contextlib.suppress(ConnectionResetError):
            await socket.send_json({"id": turn["id"], "typing": True})
            self.live_turns += 1
            status, body = await self._reply_to(token, turn)
            await socket.send_json({"id": turn["id"], "status": status, **body})

    async def _reply_to(self, token: str, sent: Turn) -> Reply:
        """A turn that comes again, even while it is under way, is answered and not done again."""
        turn_id = sent["id"]
        self.delivered.append(turn_id)
        if turn_id not in self._done:
            turn = {key: value for key, value in sent.items() if key != "id"}
            self.received.append((token, turn))
            # Chosen now, so that turns are answered in the order they came.
            reply = self._next_reply(turn)
            self._done[turn_id] = asyncio.ensure_future(self._do(token, turn, reply))
        reply = await asyncio.shield(self._done[turn_id])
        if reply[0] != 200:
            self._done.pop(turn_id, None)
        return reply

    async def _do(self, token: str, turn: Turn, reply: Reply) -> Reply:
        while not self.answer_now.is_set():
            await asyncio.sleep(0.01)
        if reply[0] == 200:
            self._note(token, turn, reply)
        return reply

    def _next_reply(self, turn: Turn) -> Reply:
        if self.script:
            return self.script.popleft()
        return say(GREETING) if turn.get("start") else say(f"You wrote: {turn.get('text')}")

    def _note(self, token: str, turn: Turn, reply: Reply) -> None:
        """The turn as the real history shows it: a press as the words that were on the button."""
        messages = reply[1]["messages"]
        if any(message["type"] == "forget" for message in messages):
            self.histories[token] = []
            return
        known = self.histories.setdefault(token, [])
        titles = {b["payload"]: b["title"] for said in known for b in said.get("buttons", ())}
        pressed = turn["buttons"] if "buttons" in turn else [turn.get("button")]
        words = ", ".join(titles.get(each["payload"], "") for each in pressed if each)
        if words := turn.get("text") or words:
            known.append({"who": "parent", "type": "text", "text": words})
        known.extend({"who": "bot", **message} for message in messages)

    def _check_line(self, request: web.Request) -> None:
        if not self.is_reachable and request.transport:
            request.transport.abort()

    async def _drop(self) -> None:
        for socket in list(self._sockets):
            transport = socket._req.transport if socket._req else None
            if transport:
                transport.abort()


def _token(request: web.Request) -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer ")


def _as_json(reply: Reply) -> web.Response:
    return web.json_response(reply[1], status=reply[0])
