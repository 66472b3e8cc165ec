"""What makes each turn quick, set up once Rasa is loaded."""

from __future__ import annotations

from rasa.core.agent import Agent

from rasa_project.server.actions_here import check_results_quickly, run_actions_here
from rasa_project.server.buttons import read_buttons_quickly
from rasa_project.server.forms import run_forms_quickly
from rasa_project.server.graph import run_graphs_quickly
from rasa_project.server.log_lines import spare_log_lines
from rasa_project.server.rules import know_rules
from rasa_project.server.slots import share_slots
from rasa_project.server.state import (
    apply_events_quickly,
    find_events_quickly,
    know_default_actions,
    know_domains_quickly,
    skip_empty_extraction,
)


def make_quick(agent: Agent) -> None:
    """Takes off what costs time in every turn, and has actions run here unless they run apart."""
    run_graphs_quickly()
    read_buttons_quickly()
    spare_log_lines()
    know_domains_quickly()
    skip_empty_extraction()
    share_slots()
    apply_events_quickly()
    know_default_actions()
    know_rules()
    run_forms_quickly()
    find_events_quickly()
    check_results_quickly()
    if not are_actions_apart(agent):
        run_actions_here(agent)


def are_actions_apart(agent: Agent) -> bool:
    """Whether an action server was named (ACTION_ENDPOINT_URL)."""
    return bool(agent.action_endpoint and agent.action_endpoint.url)
