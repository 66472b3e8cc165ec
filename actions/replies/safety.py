"""What is said when someone may be in danger. Comes before everything else."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.bridge import facts_from_slots, slot_events
from actions.core.content.loader import guidance
from actions.core.facts import merge
from actions.core.safety import check, reply_for
from actions.turn import latest_turn


class ActionCrisisReply(HomeroomAction):
    """Gives the right help line first. The facts in the message are kept for later."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_crisis_reply"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The crisis reply, and the facts that stood beside it."""
        turn = latest_turn(tracker)
        crisis = check(turn.text)
        if crisis is None:
            return []
        say_crisis(dispatcher, reply_for(crisis, guidance().safety))
        known = facts_from_slots(tracker.current_slot_values())
        return [*close_form(), SlotSet("safety_kind", crisis.kind), *slot_events(known, merge(known, turn.facts))]


def say_crisis(dispatcher: CollectingDispatcher, text: str) -> None:
    """One safety message, marked so that a channel can set it apart."""
    dispatcher.utter_message(json_message={"type": "text", "text": text, "crisis": True})
