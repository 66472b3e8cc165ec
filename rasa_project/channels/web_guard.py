"""What stands before every request of the web channel: limits, and kind words for faults."""

from __future__ import annotations

import logging
from typing import Any

from sanic import Blueprint, Sanic
from sanic.exceptions import PayloadTooLarge, SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json

from actions.core.content.loader import guidance
from actions.framing import BadFraming, refuse_bad_framing
from actions.settings import settings
from rasa_project.channels.help_first import Reply, refusal
from rasa_project.channels.limits import SlidingWindow, client_address
from rasa_project.channels.web_bodies import Body, read_body, typed_text

logger = logging.getLogger(__name__)

STATUS = {"trouble": 503, "busy": 503, "slow_down": 429, "too_long": 413}
"""HTTP status of a reply in which the bot itself could not answer, by its notice."""


class WebGuard:
    """Counts requests by address and turns faults into answers a parent can read."""

    def __init__(self) -> None:
        self._window = SlidingWindow(settings().requests_per_minute)
        self._proxies = settings().trusted_proxies

    def refusal(self, request: Request, body: Body | None = None) -> HTTPResponse | None:
        """Counts a request. Returns the answer to one that comes too soon.

        `body`: what was sent, where it is not the request's own body.
        """
        wait = self._window.wait(self.address(request))
        if not wait:
            return None
        written = typed_text(read_body(request.body) if body is None else body)
        return answer(refusal("slow_down", written, wait))

    def address(self, request: Request) -> str:
        """Who really asks, also behind the operator's own proxy."""
        forwarded = request.headers.get("x-forwarded-for", "")
        return client_address(request.ip, forwarded, self._proxies)


def apologise_for_faults(site: Blueprint) -> None:
    """Answers a fault in one of the blueprint's requests with kind words."""
    site.exception(Exception)(_apologise)


def apology(error: Exception) -> HTTPResponse:
    """The answer to a request that failed, by its own fault or by ours."""
    if isinstance(error, SanicException) and error.status_code < 500:
        return say("unreadable", status=error.status_code)
    logger.error("A request failed: %s", type(error).__name__)
    return say("trouble", status=503)


def protect_connection(app: Sanic) -> None:
    """Refuses what must not come to any channel, in the channel's own words."""
    refuse_bad_framing(app)
    app.exception(BadFraming)(_apologise)
    app.exception(PayloadTooLarge)(_too_large)


def answer(reply: Reply) -> HTTPResponse:
    """A reply with no button or file in it, as the web channel sends it."""
    messages = [*reply.messages, *([notice_message(reply.notice)] if reply.notice else [])]
    return as_json(messages, reply)


def as_json(messages: list[dict[str, Any]], reply: Reply) -> HTTPResponse:
    """Messages with the status, and the time to wait, of their reply."""
    headers = {"Retry-After": str(reply.wait)} if reply.wait else {}
    body = {"messages": messages, "asks": reply.asks, "topics": list(reply.topics)}
    return json(body, status=STATUS.get(reply.notice or "", 200), headers=headers)


def say(notice: str, status: int) -> HTTPResponse:
    """One notice of guidance_content/chat/notices.yml as a whole answer."""
    return json({"messages": [notice_message(notice)]}, status=status)


def notice_message(notice: str) -> dict[str, Any]:
    """A notice as a message."""
    return {"type": "text", "text": guidance().chat.notices[notice]}


async def _too_large(_: Request, __: Exception) -> HTTPResponse:
    return say("too_long", status=413)


async def _apologise(_: Request, error: Exception) -> HTTPResponse:
    return apology(error)
