"""Runs our custom actions inside the bot's own process, instead of a request to an action server.

A request a turn costs more than the actions themselves, and a second process is a second thing that
can be down in the morning. With ACTION_ENDPOINT_URL set, Rasa calls an action server as usual.
"""

from __future__ import annotations

from typing import Any

from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor


class ActionsHere(EndpointConfig):
    """An endpoint that is no address: the SDK's own executor, with all actions of `actions/`."""

    def __init__(self) -> None:
        super().__init__(url="actions in this process")
        self._executor = ActionExecutor()
        self._executor.register_package("actions")

    async def request(self, *_: Any, json: dict[str, Any], **__: Any) -> dict[str, Any] | None:
        """Runs the action named in the call; gives its events and responses."""
        result: dict[str, Any] | None = await self._executor.run(json)
        return result


def run_actions_here(agent: Agent) -> None:
    """Has the agent run its custom actions in this process."""
    endpoint = ActionsHere()
    agent.action_endpoint = endpoint
    if agent.processor:
        agent.processor.action_endpoint = endpoint


def check_results_quickly() -> None:
    """Has Rasa check the results of actions by a look instead of a schema.

    It compiles its schema, and checks the schema itself, on every call: half of a turn's time.
    """
    RemoteAction._validate_action_result = _is_result


def _is_result(_: RemoteAction, result: Any) -> bool:
    events, responses = result.get("events"), result.get("responses")
    named = all(isinstance(event, dict) and isinstance(event.get("event"), str) for event in events)
    if not named or not all(isinstance(response, dict) for response in responses):
        raise ValidationError("The result of an action is not what Rasa takes.")
    return True
