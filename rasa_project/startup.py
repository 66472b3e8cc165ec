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
from actions.core.safety import check
from actions.settings import keep_days
from actions.storage.database import database
from rasa_project.channels.conversations import never_forget_silently
from rasa_project.expiry import expire_regularly

Load = Callable[..., Awaitable[Agent]]


def loading(load: Load) -> Load:
    """Rasa's loading of the model, and what must be in place before anybody is answered."""

    async def load_and_prepare(*arguments: Any) -> Agent:
        agent = await load(*arguments)
        app = arguments[-2]
        never_forget_silently(agent)
        check("")  # reads the rules now, so that the first message need not wait for them
        _keep_running(app, expire_regularly(database(), keep_days()))
        quiet_logs.close()
        return agent

    return load_and_prepare


def quiet_structlog(configure: Callable[..., None]) -> Callable[..., None]:
    """Rasa's set-up of structlog, with records that hold no more than their name."""

    def configure_quietly(*arguments: Any) -> None:
        configure(*arguments)
        structlog.configure(processors=[filter_by_level, quiet_logs.keep_event_name])

    return configure_quietly


def _keep_running(app: Sanic, job: Awaitable[None]) -> None:
    """A task that lives as long as the server: the event loop itself keeps only a weak hold."""
    app.ctx.expiry = asyncio.ensure_future(job)
