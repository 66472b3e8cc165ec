"""The live connection when the line breaks, or nobody says who they are."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from typing import Any

import pytest
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from rasa_project.channels.web_live import (
    MOST_REFUSED,
    TRY_LATER,
    LiveConnections,
    serve_live,
)


class Line:
    """Stands for a WebSocket: hands over what it was given, then is silent; notes what is sent."""

    def __init__(self, *received: Any) -> None:
        self.received = deque(json.dumps(each) for each in received)
        self.sent: list[Any] = []
        self.closed: int | None = None

    async def close(self, code: int) -> None:
        self.closed = code

    async def recv(self, timeout: float) -> str | None:
        return self.received.popleft() if self.received else None

    async def send(self, message: str) -> None:
        self.sent.append(json.loads(message))


class Bot:
    """Answers after a while; notes which turns it finished."""

    def __init__(self, takes: float = 0) -> None:
        self.takes = takes
        self.finished: list[tuple[str, Any]] = []

    async def reply(self, conversation: str, body: Any) -> HTTPResponse:
        await asyncio.sleep(self.takes)
        self.finished.append((conversation, body))
        return json_response({"messages": []}, status=503)


def conversation_of(token: str) -> str | None:
    return "web-1" if token == "good" else None


def test_a_turn_is_confirmed_then_answered_with_its_id_and_status() -> None:
    line, bot = Line({"token": "good"}, {"id": "7", "text": "hello"}), Bot()
    asyncio.run(serve_live(line, conversation_of, bot.reply))  # type: ignore[arg-type]
    assert bot.finished == [("web-1", {"id": "7", "text": "hello"})]
    assert line.sent == [
        {"ready": True},
        {"id": "7", "typing": True},
        {"id": "7", "status": 503, "messages": []},
    ]


def test_who_says_nothing_is_sent_away() -> None:
    line = Line()
    asyncio.run(serve_live(line, conversation_of, Bot().reply))  # type: ignore[arg-type]
    assert line.sent == [{"session_over": True}]


def test_a_turn_that_has_begun_is_finished_when_the_line_breaks() -> None:
    """So that the same turn, sent again, is known and not done twice."""
    line, bot = Line({"token": "good"}, {"id": "7", "text": "hello"}), Bot(takes=0.05)

    async def broken() -> None:
        serving = asyncio.ensure_future(
            serve_live(line, conversation_of, bot.reply)  # type: ignore[arg-type]
        )
        while len(line.sent) < 2:  # until the turn is confirmed
            await asyncio.sleep(0)
        serving.cancel()
        await asyncio.sleep(0.1)

    asyncio.run(broken())
    assert [body["id"] for _, body in bot.finished] == ["7"]
    assert len(line.sent) == 2


@pytest.mark.parametrize(
    ("statuses", "code"),
    [
        ([429] * MOST_REFUSED, TRY_LATER),
        ([*[429] * (MOST_REFUSED - 1), 200] * 3, None),
        ([503] * 2 * MOST_REFUSED, None),
    ],
    ids=["refused all the time", "now and then", "another fault"],
)
def test_only_who_goes_on_and_on_while_refused_is_sent_away(
    statuses: list[int], code: int | None
) -> None:
    line, answers = Line({"token": "good"}, *[{"text": "hello"}] * len(statuses)), iter(statuses)

    async def reply(conversation: str, body: Any) -> HTTPResponse:
        return json_response({"messages": []}, status=next(answers))

    asyncio.run(serve_live(line, conversation_of, reply))  # type: ignore[arg-type]
    assert line.closed == code
    assert [sent["status"] for sent in line.sent if "status" in sent] == statuses


class OpenLine(Line):
    """Stays open until it is hung up."""

    def __init__(self) -> None:
        super().__init__({"token": "good"})
        self.hung_up = asyncio.Event()

    async def recv(self, timeout: float) -> str | None:
        if not self.received:
            await self.hung_up.wait()
        return await super().recv(timeout)


def test_one_connection_too_many_is_sent_away_until_another_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOMEROOM_LIVE_CONNECTIONS", "1")

    async def run() -> tuple[Line, Line]:
        connections = LiveConnections()

        async def serve(line: Line) -> None:
            await connections.serve(line, conversation_of, Bot().reply)  # type: ignore[arg-type]

        first, second, third = OpenLine(), Line({"token": "good"}), Line({"token": "good"})
        serving = asyncio.ensure_future(serve(first))
        while not first.sent:
            await asyncio.sleep(0)
        await serve(second)
        first.hung_up.set()
        await serving
        await serve(third)
        return second, third

    second, third = asyncio.run(run())
    assert (second.closed, second.sent) == (TRY_LATER, [])
    assert third.sent == [{"ready": True}]
