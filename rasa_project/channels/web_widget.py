"""The web channel: message in, messages out, and nothing else.

Sessions and buttons are made and signed here, so a parent can neither name another conversation
nor send a command that no button offered. docs/web-channel.md describes the requests.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, file, json

from actions.core.content.loader import guidance
from actions.core.documents.store import DocumentStore
from actions.core.safety import check, reply_for
from actions.settings import data_folder, documents_folder
from rasa_project.channels.conversations import forget_conversation, never_forget_silently
from rasa_project.channels.tickets import Tickets, signing_key
from rasa_project.channels.web_messages import CHANNEL, WebOutput, for_widget
from rasa_project.channels.web_site import SiteBlueprint

logger = logging.getLogger(__name__)

MAX_TEXT = 2000  # characters
TURN_TIMEOUT = 30  # seconds
LEADING_SLASHES = re.compile(r"^[\s/\x00]+")
"""A typed slash at the beginning would let anybody send Rasa's commands."""
FORGET = {"type": "forget"}  # the bot's word that this conversation is to be removed
OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


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
        return cls(Tickets(signing_key(data_folder())), DocumentStore(documents_folder()))

    def blueprint(self, on_new_message: OnNewMessage) -> SiteBlueprint:
        """The channel's requests."""
        site = SiteBlueprint("web_widget")
        site.listener("after_server_start")(self._started)

        @site.post("/session")
        async def session(request: Request) -> HTTPResponse:
            return json({"token": self._tickets.new_session()})

        @site.post("/message")
        async def message(request: Request) -> HTTPResponse:
            return await self._message(request, on_new_message)

        @site.get("/documents/<ticket:str>")
        async def document(request: Request, ticket: str) -> HTTPResponse:
            return await self._document(ticket)

        return site

    async def _started(self, app: Sanic, _: Any) -> None:
        self._app = app
        check("")  # reads the rules now, so that the first message need not wait for them
        never_forget_silently(app.ctx.agent)

    async def _message(self, request: Request, on_new_message: OnNewMessage) -> HTTPResponse:
        conversation = self._conversation(request)
        if conversation is None:
            return _say("session_over", status=401)
        body = request.json if request.body else None
        if not isinstance(body, dict):
            return _say("unreadable", status=400)
        if "button" in body:
            payload = self._payload(conversation, body["button"])
            if payload is None:
                return _say("button_over", status=400)
            return await self._turn(conversation, payload, "", on_new_message)
        if body.get("start") is True:
            return await self._turn(conversation, "/start", "", on_new_message)
        return await self._text(conversation, body.get("text"), on_new_message)

    async def _text(
        self, conversation: str, text: Any, on_new_message: OnNewMessage
    ) -> HTTPResponse:
        if not isinstance(text, str):
            return _say("unreadable", status=400)
        words = LEADING_SLASHES.sub("", text).strip()
        if len(words) > MAX_TEXT:
            return self._answer(conversation, [], words, "too_long", status=413)
        if not words:
            return _say("empty", status=200)
        return await self._turn(conversation, words, words, on_new_message)

    async def _turn(
        self, conversation: str, sent: str, typed: str, on_new_message: OnNewMessage
    ) -> HTTPResponse:
        """One turn of the bot. A turn that fails or says nothing gets an apology, never silence."""
        output = WebOutput()
        message = UserMessage(sent, output, conversation, input_channel=CHANNEL)
        try:
            await asyncio.wait_for(on_new_message(message), TURN_TIMEOUT)
        except Exception as error:  # whatever failed, the parent gets an answer
            logger.error("A turn failed: %s", type(error).__name__)
            return self._answer(conversation, output.messages, typed, "trouble", status=503)
        if any(said.get("custom") == FORGET for said in output.messages):
            forget_conversation(self._app.ctx.agent.processor.tracker_store, conversation)
        if not output.messages:
            return self._answer(conversation, [], typed, "trouble", status=503)
        return self._answer(conversation, output.messages, typed)

    def _answer(
        self,
        conversation: str,
        said: list[dict[str, Any]],
        typed: str,
        notice: str | None = None,
        status: int = 200,
    ) -> HTTPResponse:
        """The reply; a message about danger gets the help lines even when the bot is down."""
        messages = for_widget(said, conversation, self._tickets)
        crisis = check(typed)
        if crisis and not any(message.get("crisis") for message in messages):
            text = reply_for(crisis, guidance().safety)
            return json({"messages": [{"type": "text", "text": text, "crisis": True}]})
        if notice:
            messages.append(_notice(notice))
        return json({"messages": messages}, status=status)

    async def _document(self, ticket: str) -> HTTPResponse:
        named = self._tickets.document_of(ticket)
        path = self._store.find(*named) if named else None
        if path is None:
            return _say("document_over", status=404)
        return await file(path, filename=path.name, headers={"Cache-Control": "no-store"})

    def _conversation(self, request: Request) -> str | None:
        return self._tickets.conversation(request.token or "")

    def _payload(self, conversation: str, button: Any) -> str | None:
        if not isinstance(button, dict):
            return None
        payload, signature = button.get("payload"), button.get("signature")
        if not isinstance(payload, str) or not isinstance(signature, str):
            return None
        return payload if self._tickets.is_button(conversation, payload, signature) else None


def _say(notice: str, status: int) -> HTTPResponse:
    return json({"messages": [_notice(notice)]}, status=status)


def _notice(notice: str) -> dict[str, Any]:
    return {"type": "text", "text": guidance().chat.notices[notice]}
