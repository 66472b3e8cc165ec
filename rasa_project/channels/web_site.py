"""The bot's own web site: the page at /, the widget's files, and the health check.

Rasa answers "/" itself with its version; a request middleware comes before that.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
from rasa.core.agent import Agent
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse, empty, file, html, json

from actions.core.content.loader import guidance
from actions.settings import Settings, settings
from rasa_project.channels.privacy_page import privacy_page
from rasa_project.channels.web_guard import protect_connection
from rasa_project.channels.web_security import cors_headers, security_headers
from rasa_project.patches.in_process_actions import InProcessActions

WIDGET = Path(__file__).resolve().parents[2] / "widget"


class SiteBlueprint(Blueprint):
    """A channel's blueprint that also brings the site, so that plain `rasa run` serves it."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        """Adds the site to the app the channel is mounted on."""
        super().register(app, options)  # type: ignore[no-untyped-call]  # sanic gives it no types
        app.ctx.settings = settings()
        protect_connection(app)
        app.register_middleware(_home, "request")
        app.register_middleware(_preflight, "request")
        app.register_middleware(_secure, "response")
        app.add_route(health, "/health")
        app.add_route(privacy, "/privacy")
        app.static("/widget", WIDGET)


async def _home(request: Request) -> HTTPResponse | None:
    if request.path == "/" and request.method in ("GET", "HEAD"):
        return await file(WIDGET / "page.html")
    return None


async def _preflight(request: Request) -> HTTPResponse | None:
    """A browser asks before it calls from another site; the headers of `_secure` answer."""
    return empty() if request.method == "OPTIONS" else None


async def _secure(request: Request, response: BaseHTTPResponse) -> None:
    told: Settings = request.app.ctx.settings
    origins = told.embed_origins
    headers = {**security_headers(origins, tls=told.tls), **cors_headers(request.headers, origins)}
    for header, value in headers.items():
        response.headers.setdefault(header, value)


async def privacy(request: Request) -> HTTPResponse:
    """The privacy notice."""
    return html(privacy_page(guidance(), settings().keep_days))


async def health(request: Request) -> HTTPResponse:
    """200 {"status": "ready"} once the model is loaded and the actions answer; otherwise 503."""
    if not _model_is_loaded(request.app):
        return json({"status": "starting", "waiting_for": "model"}, status=503)
    if not await _actions_answer(request.app.ctx.agent):
        return json({"status": "starting", "waiting_for": "actions"}, status=503)
    return json({"status": "ready"})


def _model_is_loaded(app: Sanic) -> bool:
    agent = getattr(app.ctx, "agent", None)
    return agent is not None and agent.is_ready()


async def _actions_answer(agent: Agent) -> bool:
    if isinstance(agent.action_endpoint, InProcessActions):
        return True
    url = agent.action_endpoint.url.removesuffix("/webhook") + "/health"
    try:
        async with httpx.AsyncClient(timeout=2, trust_env=False) as client:
            return (await client.get(url)).status_code == 200
    except httpx.HTTPError:
        return False
