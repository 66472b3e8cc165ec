"""A parent at each bot's door: sends one turn, waits for the answer, remembers its buttons."""

from __future__ import annotations

import secrets
from abc import ABC, abstractmethod
from typing import Any

import httpx

Json = dict[str, Any]


class Parent(ABC):
    """One conversation."""

    is_greeted = False
    """Whether opening it took a turn."""

    @abstractmethod
    async def says(self, text: str) -> None:
        """A typed message. Raises RuntimeError when the bot gives no answer."""

    @abstractmethod
    async def taps(self) -> None:
        """A tap on a button of the latest answer."""


class DefaultParent(Parent):
    """Talks to Rasa's REST channel."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._sender = secrets.token_hex(16)
        self._next = 0

    @classmethod
    async def open(cls, client: httpx.AsyncClient) -> DefaultParent:
        """A new conversation."""
        return cls(client)

    async def says(self, text: str) -> None:
        """A typed message."""
        asked = {"sender": self._sender, "message": text}
        reply = await self._client.post("/webhooks/rest/webhook", json=asked)
        if reply.status_code != 200:
            raise RuntimeError(f"no answer: {reply.status_code}")
        self._take_in(reply.json())

    def _take_in(self, messages: list[Json]) -> None:
        """What came back. The starter bot's stories leave some turns without words."""

    async def taps(self) -> None:
        """Its stories have no buttons, so the payloads that buttons would carry."""
        payload = ("/greet", "/mood_great", "/bot_challenge", "/goodbye")[self._next % 4]
        self._next += 1
        await self.says(payload)


class FormParent(DefaultParent):
    """Talks to the form of `form_project/`."""

    is_greeted = True

    def __init__(self, client: httpx.AsyncClient) -> None:
        super().__init__(client)
        self._buttons: list[Json] = []

    @classmethod
    async def open(cls, client: httpx.AsyncClient) -> FormParent:
        """A new conversation, the first question asked."""
        parent = cls(client)
        await parent.says("/start")
        return parent

    async def taps(self) -> None:
        """The first button of the open question, so that form, validation and actions all run."""
        await self.says(self._buttons[0]["payload"])

    def _take_in(self, messages: list[Json]) -> None:
        """Nothing comes back to what is typed after the last question."""
        offered = [one for said in messages for one in said.get("buttons", [])]
        self._buttons = offered or self._buttons


class HomeroomParent(Parent):
    """Talks to Homeroom's web channel."""

    is_greeted = True

    def __init__(self, client: httpx.AsyncClient, token: str) -> None:
        self._client = client
        self._headers = {"Authorization": f"Bearer {token}"}
        self._buttons: list[Json] = []

    @classmethod
    async def open(cls, client: httpx.AsyncClient) -> HomeroomParent:
        """A new session, greeted."""
        session = await client.post("/webhooks/web/session")
        parent = cls(client, session.json()["token"])
        await parent._send({"start": True})
        return parent

    async def says(self, text: str) -> None:
        """A typed message."""
        await self._send({"text": text})

    async def taps(self) -> None:
        """The first button of the open question, so that form, validation and actions all run."""
        await self._send({"button": self._buttons[0]})

    async def _send(self, body: Json) -> None:
        reply = await self._client.post("/webhooks/web/message", json=body, headers=self._headers)
        if reply.status_code != 200:
            raise RuntimeError(f"no answer: {reply.status_code}")
        offered = [one for said in reply.json()["messages"] for one in said.get("buttons", [])]
        self._buttons = offered or self._buttons
