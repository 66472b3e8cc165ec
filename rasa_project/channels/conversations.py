"""Makes sure at the start that no conversation can be lost in silence."""

from __future__ import annotations

from rasa.core.agent import Agent
from rasa.core.tracker_store import FailSafeTrackerStore

from rasa_project.stores.conversations import ConversationStore


class StoreNotDurable(RuntimeError):
    """Rasa fell back to a memory that ends with the process."""


def require_durable_store(agent: Agent) -> None:
    """Takes off Rasa's wrapper that answers on without any memory when the store is down.

    Without it a turn fails, and the channel says so; with it the parent's answers are lost unsaid.
    Rasa also takes its in-memory store when ours could not be loaded: better not to start at all.
    """
    processor = agent.processor
    if processor is None:  # no model: the health check says so
        return
    store = processor.tracker_store
    if isinstance(store, FailSafeTrackerStore):
        store = processor.tracker_store = store._tracker_store
    if not isinstance(store, ConversationStore):
        raise StoreNotDurable(
            f"Conversations would be kept by {type(store).__name__}; see endpoints.yml"
        )
