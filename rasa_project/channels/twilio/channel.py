"""Twilio's requests in, checked by their signature; plain text out.

Rasa's own Twilio channel checks no signature, so anybody could write in a parent's name, and it
sends choices as "1: title" without reading the number back. Hence this one.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any
from urllib.parse import parse_qsl
from weakref import WeakValueDictionary

import httpx
from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, text
from sqlalchemy.exc import SQLAlchemyError
from twilio.request_validator import RequestValidator

from actions.core.content.loader import guidance
from actions.settings import data_folder
from actions.storage.database import database
from actions.storage.seal import signing_key
from rasa_project.channels.tables import make_tables
from rasa_project.channels.text_conversation import TextConversation
from rasa_project.channels.tickets import Tickets
from rasa_project.channels.turns import OnNewMessage, Turns
from rasa_project.channels.twilio.settings import TwilioNumber, twilio_number

logger = logging.getLogger(__name__)

CHANNEL = "twilio"
MAX_TEXT = 1500  # characters; Twilio takes 1,600
NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response/>'
TRIES = 4
FIRST_WAIT = 1.0  # seconds
MAX_WAITING = 500  # messages under way


class TwilioText(InputChannel):
    """The channel, as Rasa's credentials name it."""

    def __init__(self, settings: TwilioNumber | None) -> None:
        self._settings = settings
        self._working: set[asyncio.Task[None]] = set()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @classmethod
    def name(cls) -> str:
        """The channel's name; Twilio's requests come to /webhooks/twilio/webhook."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> TwilioText:
        """The channel as the environment sets it."""
        return cls(twilio_number())

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The webhook."""
        site = Blueprint("twilio")
        settings = self._settings
        if settings is None:
            return site
        store = database()
        make_tables(store)
        self._talk = TextConversation(
            CHANNEL,
            Turns(CHANNEL, on_new_message),
            store,
            guidance().chat,
            Tickets(signing_key(data_folder())),
            settings.site,
            MAX_TEXT,
        )
        validator = RequestValidator(settings.token)
        site.listener("after_server_start")(self._started)
        site.listener("before_server_stop")(self._stopped)

        @site.post("/webhook")
        async def webhook(request: Request) -> HTTPResponse:
            # Sanic's own reading drops empty fields, and Twilio signs them.
            form = dict(parse_qsl(request.body.decode(errors="replace"), keep_blank_values=True))
            signature = request.headers.get("X-Twilio-Signature", "")
            if not validator.validate(settings.webhook, form, signature):
                return text("", status=403)
            return self._receive(form, settings)

        return site

    async def _started(self, app: Sanic, _: Any) -> None:
        logging.getLogger("httpx").setLevel(logging.WARNING)  # its lines name the account
        self._http = httpx.AsyncClient(timeout=20)

    async def _stopped(self, app: Sanic, _: Any) -> None:
        if self._working:
            await asyncio.wait(self._working, timeout=5)
        await self._http.aclose()

    def _receive(self, form: dict[str, str], settings: TwilioNumber) -> HTTPResponse:
        """Answers Twilio at once; the parent's answer is sent when it is ready."""
        if len(self._working) >= MAX_WAITING:
            return text("", status=503)
        work = asyncio.create_task(self._reply(form, settings))
        self._working.add(work)
        work.add_done_callback(self._working.discard)
        return text(NOTHING, content_type="text/xml")

    async def _reply(self, form: dict[str, str], settings: TwilioNumber) -> None:
        async with self._locks.setdefault(form["From"], asyncio.Lock()):
            await self._answer(form, settings)

    async def _answer(self, form: dict[str, str], settings: TwilioNumber) -> None:
        try:
            parts = await self._talk.answer(form["From"], form.get("Body", ""), _turn(form))
        except SQLAlchemyError as error:
            logger.error("The database did not answer: %s", type(error).__name__)
            parts = [guidance().chat.notices["trouble"]]
        for part in parts:
            if not await self._send(form["From"], part, settings):
                logger.error("A text message could not be sent.")
                return

    async def _send(self, to: str, body: str, settings: TwilioNumber) -> bool:
        wait = FIRST_WAIT
        message = {"To": to, "From": settings.number, "Body": body}
        for _ in range(TRIES):
            try:
                answer = await self._http.post(
                    settings.messages, data=message, auth=(settings.account, settings.token)
                )
                if answer.status_code < 500 and answer.status_code != 429:
                    return answer.is_success
            except httpx.HTTPError:
                pass
            await asyncio.sleep(wait)
            wait *= 2
        return False


def _turn(form: dict[str, str]) -> str | None:
    """Twilio's name for the message."""
    sid = form.get("MessageSid")
    return f"twilio-{sid}" if sid else None
