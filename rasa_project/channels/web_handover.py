"""The web's side of going on elsewhere: a code out, a code in. docs/web-channel.md describes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from actions.core.content.loader import guidance
from actions.storage.database import database
from rasa_project.channels.addresses import Addresses
from rasa_project.channels.handover import CODE_LIFETIME, CodeProblem, Codes
from rasa_project.channels.tables import make_tables
from rasa_project.channels.tickets import Tickets
from rasa_project.channels.web_bodies import read_body

STATUS = {CodeProblem.WRONG: 404, CodeProblem.TOO_MANY: 429}


def add_handover(
    site: Blueprint,
    tickets: Tickets,
    conversation_of: Callable[[Request], str | None],
    address_of: Callable[[Request], str],
) -> None:
    """Adds the two requests to the web channel. `address_of` says who asks: guesses are limited."""
    store = database()
    make_tables(store)
    codes = Codes(store)
    addresses = Addresses(store)

    @site.post("/code")
    async def code(request: Request) -> HTTPResponse:
        conversation = conversation_of(request)
        if conversation is None:
            return _say(guidance().chat.notices["session_over"], 401)
        issued = codes.issue(conversation)
        if isinstance(issued, CodeProblem):
            return _refused(issued)
        return json(_given(issued, addresses.of("telegram")))

    @site.post("/continue")
    async def go_on(request: Request) -> HTTPResponse:
        body = read_body(request.body)
        typed = body.get("code") if body else None
        if not isinstance(typed, str):
            return _say(guidance().chat.notices["unreadable"], 400)
        found = codes.redeem(typed, by=f"web {address_of(request)}")
        if isinstance(found, CodeProblem):
            return _refused(found)
        return json({"token": tickets.session(found)})


def _given(code: str, telegram: str | None) -> dict[str, Any]:
    """A code, how long it works, and the link that takes it to the Telegram bot if one runs."""
    link = {"telegram": f"{telegram}?start={code}"} if telegram else {}
    return {"code": code, "seconds": CODE_LIFETIME, **link}


def _refused(problem: CodeProblem) -> HTTPResponse:
    return _say(guidance().chat.handover[problem.value], STATUS[problem])


def _say(text: str, status: int) -> HTTPResponse:
    message: dict[str, Any] = {"type": "text", "text": text}
    return json({"messages": [message]}, status=status)
