"""The stored conversations: removing one for good, and never losing one in silence."""

from __future__ import annotations

from rasa.core.agent import Agent
from rasa.core.tracker_store import FailSafeTrackerStore, SQLTrackerStore, TrackerStore


def never_forget_silently(agent: Agent) -> None:
    """Takes off Rasa's wrapper that answers on without any memory when the store is down.

    Without it a turn fails, and the channel says so; with it the parent's answers are lost unsaid.
    """
    processor = agent.processor
    if processor and isinstance(processor.tracker_store, FailSafeTrackerStore):
        processor.tracker_store = processor.tracker_store._tracker_store


def forget_conversation(store: TrackerStore, conversation: str) -> None:
    """Deletes every event of a conversation. Only whole conversations: parts corrupt the rest."""
    if not isinstance(store, SQLTrackerStore):
        raise TypeError(f"no way to delete conversations from a {type(store).__name__}")
    with store.session_scope() as session:
        session.query(store.SQLEvent).filter_by(sender_id=conversation).delete()
        session.commit()
