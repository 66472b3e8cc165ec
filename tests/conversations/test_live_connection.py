"""The live connection of the real bot: the turns as by request, and nothing without a token."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from websockets.client import WebSocketClientProtocol, connect

from tests.parent import Parent

PATIENCE = 60  # seconds

Talk = Callable[[WebSocketClientProtocol], Awaitable[Any]]


def live(bot_url: str, talk: Talk) -> Any:
    """Opens a connection and has `talk` use it."""

    async def run() -> Any:
        address = bot_url.replace("http", "ws", 1) + "/webhooks/web/live"
        async with connect(address, open_timeout=PATIENCE) as socket:
            return await asyncio.wait_for(talk(socket), PATIENCE)

    with ThreadPoolExecutor(1) as own_thread:  # a browser's tests leave a loop running in ours
        return own_thread.submit(lambda: asyncio.run(run())).result()


async def tell(socket: WebSocketClientProtocol, message: Any) -> None:
    await socket.send(json.dumps(message))


async def hear(socket: WebSocketClientProtocol) -> Any:
    return json.loads(await socket.recv())


def test_turns_are_confirmed_at_once_and_answered_by_their_ids(
    parent: Parent, bot_url: str
) -> None:
    async def talk(socket: WebSocketClientProtocol) -> list[Any]:
        await tell(socket, {"token": parent.token})
        heard = [await hear(socket)]
        for turn in ({"id": "one", "start": True}, {"id": "two", "text": "What is a 504 plan?"}):
            await tell(socket, turn)
            heard += [await hear(socket), await hear(socket)]
        return heard

    ready, confirmed, greeting, confirmed_again, answer = live(bot_url, talk)
    assert ready == {"ready": True}
    assert confirmed == {"id": "one", "typing": True}
    assert (greeting["id"], greeting["status"]) == ("one", 200)
    assert greeting["messages"]
    assert confirmed_again == {"id": "two", "typing": True}
    assert "504" in json.dumps(answer["messages"])


def test_a_button_of_the_live_connection_works_by_request_too(parent: Parent, bot_url: str) -> None:
    async def talk(socket: WebSocketClientProtocol) -> Any:
        await tell(socket, {"token": parent.token})
        await tell(socket, {"id": "one", "start": True})
        return [await hear(socket) for _ in range(3)][-1]

    parent.heard = live(bot_url, talk)["messages"]
    parent.taps("Most days")
    assert parent.status == 200


@pytest.mark.parametrize("hello", [{"token": "x.y.z"}, {"token": 7}, {}, [], "token", 7])
def test_without_a_good_token_there_is_no_conversation(bot_url: str, hello: Any) -> None:
    async def talk(socket: WebSocketClientProtocol) -> Any:
        await tell(socket, hello)
        answer = await hear(socket)
        await socket.wait_closed()
        return answer

    assert live(bot_url, talk) == {"session_over": True}


@pytest.mark.parametrize("sent", ["{", "[]", "null", '{"text": 7}', '"text"', b"\xff\xfe"])
def test_what_is_no_turn_gets_a_kind_refusal_and_the_line_stays_open(
    parent: Parent, bot_url: str, sent: str | bytes
) -> None:
    async def talk(socket: WebSocketClientProtocol) -> list[Any]:
        await tell(socket, {"token": parent.token})
        await socket.send(sent)
        heard = [await hear(socket) for _ in range(3)]
        await tell(socket, {"id": "one", "start": True})
        return [*heard, await hear(socket), await hear(socket)]

    *_, refusal, _, greeting = live(bot_url, talk)
    assert refusal["status"] == 400
    assert refusal["messages"][0]["text"]
    assert greeting["status"] == 200
