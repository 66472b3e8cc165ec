"""What no browser sends: broken framing, cut characters, too much on the live connection."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from websockets.client import WebSocketClientProtocol, connect
from websockets.exceptions import ConnectionClosed

from rasa_project.channels.web_live import MOST_REFUSED, TRY_LATER
from tests.channels.web_server import running
from tests.parent import Parent

PATIENCE = 20  # seconds
TOO_BIG = 1009
"""WebSocket close code."""
HALF = "\ud800"
"""Half of an emoji, as a client leaves it that cuts a text by its length."""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The channel's address. It takes five messages of one conversation a minute."""
    with running(tmp_path_factory.mktemp("web"), HOMEROOM_MESSAGES_PER_MINUTE="5") as address:
        yield address


@pytest.fixture
def parent(url: str) -> Iterator[Parent]:
    """A parent who has just opened the page."""
    with Parent(url) as someone:
        yield someone


def answered(url: str, headers: bytes, body: bytes = b"abc") -> bytes:
    """The first bytes that come back for a message with these headers."""
    address = urlsplit(url)
    with socket.create_connection((address.hostname, address.port), PATIENCE) as line:
        line.sendall(b"POST /webhooks/web/message HTTP/1.1\r\nHost: x\r\n" + headers + b"\r\n")
        line.sendall(body)
        return line.recv(4096)


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Length: -1\r\n",
        b"Content-Length: -5\r\n",
        b"Content-Length: abc\r\n",
        b"Content-Length: +3\r\n",
        b"Content-Length: 1_3\r\n",
        b"Content-Length: \xd9\xa3\r\n",  # a three in Arabic digits
        b"Content-Length:\r\n",
        b"Content-Length: 3\r\nContent-Length: 4\r\n",
        b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: gzip\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
    ],
)
def test_a_body_whose_end_nobody_can_tell_is_refused_and_the_next_parent_is_answered(
    url: str, headers: bytes
) -> None:
    answer = answered(url, headers)
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"could not read that message" in answer
    assert b"\r\nconnection: close\r\n" in answer.lower()
    assert httpx.get(f"{url}/widget/page.css", timeout=PATIENCE).status_code == 200


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (b"Content-Length: 2\r\n", b"{}"),
        (b"Content-Length: 2 \r\n", b"{}"),
        (b"Transfer-Encoding: chunked\r\n", b"2\r\n{}\r\n0\r\n\r\n"),
        (b"", b""),
    ],
)
def test_a_body_whose_end_is_told_is_read(url: str, headers: bytes, body: bytes) -> None:
    assert answered(url, headers, body).startswith(b"HTTP/1.1 401 ")  # it carries no token


def test_half_an_emoji_in_a_text_is_replaced(parent: Parent) -> None:
    assert send(parent, {"text": f"she is sad {HALF}"}) == (200, "she is sad \ufffd")


def test_a_whole_emoji_stays(parent: Parent) -> None:
    raw = '{"text": "she is sad \\ud83d\\ude22"}'
    reply = post(parent, raw)
    assert reply.json()["messages"][0]["text"] == "she is sad \U0001f622"


@pytest.mark.parametrize("part", ["payload", "signature"])
def test_half_an_emoji_in_a_button_makes_it_no_button(parent: Parent, part: str) -> None:
    button = parent.says("hello").buttons()["More"]
    status, text = send(parent, {"button": {**button, part: HALF}})
    assert (status, "no longer works" in text) == (400, True)


def test_half_an_emoji_in_a_form_is_no_fault(parent: Parent) -> None:
    assert send(parent, {"edit": {"child_name": HALF, HALF: [HALF]}})[0] == 200


def test_half_an_emoji_in_a_code_makes_it_a_wrong_code(parent: Parent) -> None:
    reply = parent.http.post("/webhooks/web/continue", content=json.dumps({"code": HALF}))
    assert reply.status_code == 404


def test_a_token_of_any_bytes_is_no_session(parent: Parent) -> None:
    headers = [(b"Authorization", b"Bearer \xff\xfe.x.y"), (b"Content-Type", b"application/json")]
    reply = parent.http.post("/webhooks/web/message", content=b'{"start": true}', headers=headers)
    assert reply.status_code == 401


def post(parent: Parent, raw: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {parent.token}"}
    return parent.http.post("/webhooks/web/message", content=raw, headers=headers)


def send(parent: Parent, body: Any) -> tuple[int, str]:
    """The status of a message, and what is said first."""
    reply = post(parent, json.dumps(body))
    return reply.status_code, reply.json()["messages"][0]["text"]


Talk = Callable[[WebSocketClientProtocol], Awaitable[Any]]


def live(parent: Parent, talk: Talk, token: Any = None) -> Any:
    """Opens the parent's live connection and has `talk` use it."""

    async def run() -> Any:
        address = str(parent.http.base_url.copy_with(scheme="ws", path="/webhooks/web/live"))
        async with connect(address, open_timeout=PATIENCE) as line:
            await line.send(json.dumps({"token": token or parent.token}))
            return await asyncio.wait_for(talk(line), 3 * PATIENCE)

    return asyncio.run(run())


async def hear(line: WebSocketClientProtocol) -> Any:
    return json.loads(await line.recv())


async def turn(line: WebSocketClientProtocol, sent: str) -> Any:
    """The answer to a message that was confirmed first."""
    await line.send(sent)
    confirmed = await hear(line)
    assert confirmed["typing"] is True
    return await hear(line)


@pytest.mark.parametrize(
    "sent",
    [
        "[" * 50_000,
        '{"text": ' + "[" * 50_000,
        '{"edit": {"a": ' + "[" * 400 + "]" * 400 + "}}",
        '{"button": {"payload": "\\ud800", "signature": "\\ud800"}}',
        '{"id": "\\ud800", "text": "hello"}',
        '{"id": ' + "[" * 900 + "]" * 900 + "}",
    ],
    ids=["deep", "deep text", "deep facts", "cut button", "cut id", "deep id"],
)
def test_the_live_connection_survives_what_cannot_be_read(parent: Parent, sent: str) -> None:
    async def talk(line: WebSocketClientProtocol) -> list[int]:
        assert await hear(line) == {"ready": True}
        return [(await turn(line, one))["status"] for one in (sent, '{"id": "1", "start": true}')]

    unreadable, opened = live(parent, talk)
    assert unreadable in (200, 400)
    assert opened == 200


def test_half_an_emoji_on_the_live_connection_is_replaced(parent: Parent) -> None:
    async def talk(line: WebSocketClientProtocol) -> Any:
        await hear(line)
        return await turn(line, json.dumps({"id": "1", "text": f"sad {HALF}"}))

    assert live(parent, talk)["messages"][0]["text"] == "sad \ufffd"


def test_half_an_emoji_in_a_token_is_no_session(parent: Parent) -> None:
    assert live(parent, hear, token=HALF) == {"session_over": True}


def closed_with(parent: Parent, talk: Talk) -> int:
    """The code with which the server ends the connection."""
    with pytest.raises(ConnectionClosed) as closed:
        live(parent, talk)
    return closed.value.code


def test_one_message_of_the_live_connection_is_no_longer_than_a_request(parent: Parent) -> None:
    async def talk(line: WebSocketClientProtocol) -> None:
        await hear(line)
        assert (await turn(line, json.dumps({"text": "a" * 120_000})))["status"] == 413
        await turn(line, json.dumps({"text": "a" * 140_000}))

    assert closed_with(parent, talk) == TOO_BIG


def test_a_message_in_pieces_is_no_longer_either(parent: Parent) -> None:
    async def talk(line: WebSocketClientProtocol) -> None:
        await hear(line)
        await line.send("a" * 40_000 for _ in range(4))  # type: ignore[arg-type]
        await hear(line)

    assert closed_with(parent, talk) == TOO_BIG


def test_who_goes_on_sending_while_refused_is_sent_away(parent: Parent) -> None:
    statuses: list[int] = []

    async def talk(line: WebSocketClientProtocol) -> None:
        await hear(line)
        while len(statuses) < 5 + 2 * MOST_REFUSED:
            statuses.append((await turn(line, '{"text": "hello"}'))["status"])

    assert closed_with(parent, talk) == TRY_LATER
    assert statuses == [200] * 5 + [429] * MOST_REFUSED
