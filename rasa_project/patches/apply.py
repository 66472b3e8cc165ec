"""Applies the patches once Rasa is loaded (TensorFlow has been left out before that)."""

from __future__ import annotations

from rasa.core.agent import Agent

from rasa_project.patches.action_results import check_action_results_by_type
from rasa_project.patches.button_payloads import skip_pipeline_for_payloads
from rasa_project.patches.event_types import cache_event_types
from rasa_project.patches.in_process_actions import run_actions_in_process


def apply_patches(agent: Agent) -> None:
    """Patches Rasa's classes, and the agent unless an action server is to run its actions."""
    check_action_results_by_type()
    skip_pipeline_for_payloads()
    cache_event_types()
    if not has_action_server(agent):
        run_actions_in_process(agent)


def has_action_server(agent: Agent) -> bool:
    """Whether an action server was named (ACTION_ENDPOINT_URL)."""
    return bool(agent.action_endpoint and agent.action_endpoint.url)
