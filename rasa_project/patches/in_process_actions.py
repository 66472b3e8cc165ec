"""Runs custom actions in the bot's own process instead of asking an action server.

Replaces  the agent's rasa.core.agent.Agent.action_endpoint and its processor's
          rasa.core.processor.MessageProcessor.action_endpoint; no class of Rasa's is changed.
Why       A request costs more than the actions themselves, and a second process is a second thing
          that can be down in the morning. With ACTION_ENDPOINT_URL set, Rasa calls an action server
          as usual.
Saves     5-9 ms a turn with one action (docs/performance.md).
No fit    Rasa would call `request` with other arguments, or no longer by the endpoint: then
          tests/patches/test_in_process_actions.py, which runs an action as RemoteAction does, and
          every conversation test fail.
"""

from __future__ import annotations

from typing import Any

from rasa.core.agent import Agent
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor


class InProcessActions(EndpointConfig):
    """An endpoint without an address: the SDK's own executor with all actions of `actions/`."""

    def __init__(self) -> None:
        super().__init__(url="actions in this process")
        self._executor = ActionExecutor()
        self._executor.register_package("actions")

    async def request(self, *_: Any, json: dict[str, Any], **__: Any) -> dict[str, Any] | None:
        """Runs the action named in the call; gives its events and responses."""
        result: dict[str, Any] | None = await self._executor.run(json)
        return result


def run_actions_in_process(agent: Agent) -> None:
    """Runs custom actions in this process instead of calling an action server."""
    endpoint = InProcessActions()
    agent.action_endpoint = endpoint
    if agent.processor:
        agent.processor.action_endpoint = endpoint
