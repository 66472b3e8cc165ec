"""What has to be in order once Rasa's server is up, before the first parent talks."""

from __future__ import annotations

from rasa.core.agent import Agent
from sanic import Sanic

from actions.core.safety import check
from rasa_project.channels.conversations import never_forget_silently
from rasa_project.channels.metrics import keep_counts, serve_metrics
from rasa_project.server.actions_here import check_results_quickly, run_actions_here
from rasa_project.server.events import find_events_quickly


def prepare(app: Sanic) -> None:
    """Takes off what would lose a conversation, and what makes each turn slow."""
    agent: Agent = app.ctx.agent
    never_forget_silently(agent)
    check("")  # reads the safety rules now, so that the first message need not wait for them
    find_events_quickly()
    check_results_quickly()
    if not are_actions_apart(agent):
        run_actions_here(agent)
    serve_metrics()
    app.add_task(keep_counts())


def are_actions_apart(agent: Agent) -> bool:
    """Whether an action server was named (ACTION_ENDPOINT_URL)."""
    return bool(agent.action_endpoint and agent.action_endpoint.url)
