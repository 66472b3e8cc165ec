"""The widget's live connection: the same turns as by request, over one WebSocket.

The first message is the session's token, so it never stands in an address that a log may keep.
Every turn is confirmed at once and answered as a whole: help lines take the place of what the bot
says, so nothing may be shown before the turn is over. docs/web-channel.md describes the messages.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from sanic.response import HTTPResponse
from sanic.server.websockets.impl import WebsocketImplProtocol

from actions.settings import settings
from rasa_project.channels.web_bodies import Body, read_body

TOKEN_WITHIN = 10
"""Seconds a new connection has for saying which conversation it belongs to."""

IDLE_LIMIT = 30 * 60
"""Seconds without a turn after which a connection is closed; the widget opens another one."""

TRY_LATER = 1013
"""WebSocket close code."""

MOST_REFUSED = 20
"""Turns refused one after the other because too many came. A parent stops long before; who goes on
is sent away, for a connection's messages pass no limit of a proxy."""
TOO_MANY = 429  # HTTP status of such a turn

ConversationOf = Callable[[str], str | None]
Reply = Callable[[str, Body | None], Awaitable[HTTPResponse]]


class LiveConnections:
    """The open connections of this process, never more than the operator allows (0: no limit).

    Further sockets are closed with 1013; the widget falls back to HTTP requests.
    """

    def __init__(self) -> None:
        self._most = settings().live_connections
        self._open = 0

    async def serve(
        self, socket: WebsocketImplProtocol, conversation_of: ConversationOf, reply: Reply
    ) -> None:
        """One connection from hello to goodbye, or a goodbye at once when there are too many."""
        if self._most and self._open >= self._most:
            await socket.close(TRY_LATER)
            return
        self._open += 1
        try:
            await serve_live(socket, conversation_of, reply)
        finally:
            self._open -= 1


async def serve_live(
    socket: WebsocketImplProtocol, conversation_of: ConversationOf, reply: Reply
) -> None:
    """One connection from hello to goodbye. `reply(conversation, body)` answers as by request."""
    hello = read_body(await socket.recv(TOKEN_WITHIN))
    token = hello.get("token") if hello else None
    conversation = conversation_of(token) if isinstance(token, str) else None
    if conversation is None:
        await _send(socket, {"session_over": True})
        return
    await _send(socket, {"ready": True})
    refused = 0
    while refused < MOST_REFUSED:
        received = await socket.recv(IDLE_LIMIT)
        if received is None:
            return
        status = await _turn(socket, conversation, read_body(received), reply)
        refused = refused + 1 if status == TOO_MANY else 0
    await socket.close(TRY_LATER)


async def _turn(
    socket: WebsocketImplProtocol, conversation: str, body: Body | None, reply: Reply
) -> int:
    """Confirms and answers one turn. Returns its status."""
    id_ = body.get("id") if body else None
    turn = {"id": id_ if isinstance(id_, str) else None}
    await _send(socket, {**turn, "typing": True})
    # A turn that has begun is finished, so that it is known when it is sent again.
    response = await asyncio.shield(reply(conversation, body))
    await _send(socket, {**turn, "status": response.status, **json.loads(response.body or b"")})
    return response.status


async def _send(socket: WebsocketImplProtocol, message: dict[str, Any]) -> None:
    await socket.send(json.dumps(message))
