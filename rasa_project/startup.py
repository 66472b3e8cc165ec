"""What happens between Rasa's start and the first parent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from rasa.core.agent import Agent
from sanic import Sanic
from structlog.stdlib import filter_by_level

from actions import quiet_logs
from actions.settings import settings
from actions.storage.database import database
from rasa_project.channels.conversations import require_durable_store
from rasa_project.channels.metrics import keep_counts, serve_metrics
from rasa_project.expiry import expire_regularly
from rasa_project.patches.apply import apply_patches

Load = Callable[..., Awaitable[Agent]]


def loading(load: Load) -> Load:
    """Rasa's loading of the model, and what must be in place before anybody is answered."""

    async def load_and_prepare(*arguments: Any) -> Agent:
        agent = await load(*arguments)
        app = arguments[-2]
        require_durable_store(agent)
        apply_patches(agent)
        serve_metrics()
        _keep_running(app, expire_regularly(database(), settings().keep_days), keep_counts())
        quiet_logs.close()
        return agent

    return load_and_prepare


def quiet_structlog(configure: Callable[..., None]) -> Callable[..., None]:
    """Rasa's set-up of structlog, with records that hold no more than their name."""

    def configure_quietly(*arguments: Any) -> None:
        configure(*arguments)
        structlog.configure(processors=[filter_by_level, quiet_logs.keep_event_name])

    return configure_quietly


def open_to_named_sites(configure: Callable[..., None]) -> Callable[..., None]:
    """Rasa's rules for pages of other sites, where the operator named some (--cors).

    For none it would still look at every answer, only to add that cookies may come along; ours are
    in channels/web_security.py.
    """

    def configure_named(app: Sanic, origins: Any = None) -> None:
        if origins:
            configure(app, origins)

    return configure_named


def _keep_running(app: Sanic, *jobs: Awaitable[None]) -> None:
    """Tasks that live as long as the server: the event loop itself keeps only a weak hold."""
    app.ctx.jobs = [asyncio.ensure_future(job) for job in jobs]
