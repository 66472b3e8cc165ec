"""The web channel: message in, messages out, and nothing else.

Sessions and buttons are made and signed here, so a parent can neither name another conversation
nor send a command that no button offered. docs/web-channel.md describes the requests.
"""

from __future__ import annotations

import asyncio
import mimetypes
import re
from typing import Any
from urllib.parse import quote

from rasa.core.channels.channel import InputChannel
from sanic.request import Request
from sanic.response import HTTPResponse, json, raw
from sanic.server.websockets.impl import WebsocketImplProtocol

from actions.settings import data_folder
from actions.storage.documents import DocumentStore, document_store
from actions.storage.seal import signing_key
from rasa_project.channels.help_first import Reply
from rasa_project.channels.history import as_messages
from rasa_project.channels.payloads import ERASE
from rasa_project.channels.tickets import Tickets
from rasa_project.channels.turns import OnNewMessage, Turns
from rasa_project.channels.web_bodies import Body, read_body
from rasa_project.channels.web_guard import (
    WebGuard,
    apologise_for_faults,
    apology,
    as_json,
    notice_message,
    say,
)
from rasa_project.channels.web_handover import add_handover
from rasa_project.channels.web_live import LiveConnections
from rasa_project.channels.web_messages import CHANNEL, for_widget
from rasa_project.channels.web_site import SiteBlueprint

MAX_BUTTONS = 40
"""More than any question offers."""

TURN_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
"""A client's own name for one message; the same name again gets the same reply."""


class WebWidget(InputChannel):
    """The channel behind the chat widget."""

    def __init__(self, tickets: Tickets, store: DocumentStore) -> None:
        self._tickets = tickets
        self._store = store

    @classmethod
    def name(cls) -> str:
        """The channel's name; its requests live below /webhooks/web."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebWidget:
        """The channel with the operator's own key and data folder."""
        return cls(Tickets(signing_key(data_folder())), document_store())

    def blueprint(self, on_new_message: OnNewMessage) -> SiteBlueprint:
        """The channel's requests."""
        site = SiteBlueprint("web_widget")
        apologise_for_faults(site)
        guard = WebGuard()
        turns = Turns(CHANNEL, on_new_message)
        connections = LiveConnections()
        add_handover(site, self._tickets, self._conversation, guard.address)

        @site.post("/session")
        async def session(request: Request) -> HTTPResponse:
            return guard.refusal(request) or json({"token": self._tickets.new_session()})

        @site.post("/message")
        async def message(request: Request) -> HTTPResponse:
            return guard.refusal(request) or await self._message(request, turns)

        @site.get("/history")
        async def history(request: Request) -> HTTPResponse:
            return await self._history(request, turns)

        @site.websocket("/live")  # type: ignore[untyped-decorator]  # sanic gives it no types
        async def live(request: Request, socket: WebsocketImplProtocol) -> None:
            async def reply(conversation: str, body: Body | None) -> HTTPResponse:
                try:
                    refused = guard.refusal(request, body or {})
                    return refused or await self._reply(conversation, body, turns)
                except Exception as error:  # as for a request: the line stays open
                    return apology(error)

            await connections.serve(socket, self._tickets.conversation, reply)

        @site.get("/documents/<ticket:str>")
        async def document(request: Request, ticket: str) -> HTTPResponse:
            return await self._document(ticket)

        return site

    async def _message(self, request: Request, turns: Turns) -> HTTPResponse:
        conversation = self._conversation(request)
        if conversation is None:
            return say("session_over", status=401)
        return await self._reply(conversation, read_body(request.body), turns)

    async def _reply(self, conversation: str, body: Body | None, turns: Turns) -> HTTPResponse:
        if body is None:
            return say("unreadable", status=400)
        turn_id = body.get("id")
        if turn_id is not None and not (isinstance(turn_id, str) and TURN_ID.fullmatch(turn_id)):
            return say("unreadable", status=400)
        if "button" in body or "buttons" in body:
            payloads = self._payloads(conversation, body)
            if not payloads:
                return say("button_over", status=400)
            turn = turns.press(conversation, payloads, turn_id=turn_id)
        elif isinstance(facts := body.get("edit"), dict):
            turn = turns.edit(conversation, facts, turn_id=turn_id)
        elif body.get("start") is True:
            turn = turns.start(conversation, turn_id=turn_id)
        elif body.get("erase") is True:  # the page has asked already
            turn = turns.press(conversation, [ERASE], turn_id=turn_id)
        elif isinstance(text := body.get("text"), str):
            turn = turns.text(conversation, text, turn_id=turn_id)
        else:
            return say("unreadable", status=400)
        return self._answer(conversation, await turn)

    def _answer(self, conversation: str, reply: Reply) -> HTTPResponse:
        messages = for_widget(reply.messages, conversation, self._tickets)
        if reply.notice:
            messages.append(notice_message(reply.notice))
        return as_json(messages, reply)

    async def _history(self, request: Request, turns: Turns) -> HTTPResponse:
        conversation = self._conversation(request)
        if conversation is None:
            return say("session_over", status=401)
        said = as_messages(await turns.history(conversation))
        return json(
            {"messages": for_widget(said, conversation, self._tickets)},
            headers={"Cache-Control": "no-store"},
        )

    async def _document(self, ticket: str) -> HTTPResponse:
        named = self._tickets.document_of(ticket)
        content = await asyncio.to_thread(self._store.find, *named) if named else None
        if named is None or content is None:
            return say("document_over", status=404)
        return _file(content, name=named[2])

    def _conversation(self, request: Request) -> str | None:
        return self._tickets.conversation(request.token or "")

    def _payloads(self, conversation: str, body: Body) -> list[str]:
        """The payloads of the pressed buttons; none when one of them was never offered."""
        pressed = body["buttons"] if "buttons" in body else [body["button"]]
        if not isinstance(pressed, list) or len(pressed) > MAX_BUTTONS:
            return []
        payloads = [self._payload(conversation, button) for button in pressed]
        return [payload for payload in payloads if payload] if all(payloads) else []

    def _payload(self, conversation: str, button: Any) -> str | None:
        if not isinstance(button, dict):
            return None
        payload, signature = button.get("payload"), button.get("signature")
        if not isinstance(payload, str) or not isinstance(signature, str):
            return None
        return payload if self._tickets.is_button(conversation, payload, signature) else None


def _file(content: bytes, name: str) -> HTTPResponse:
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "Cache-Control": "no-store",
    }
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return raw(content, content_type=kind, headers=headers)
