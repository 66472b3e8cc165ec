"""What is said when someone may be in danger. Comes before everything else."""

from __future__ import annotations

from abc import abstractmethod

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction, close_form
from actions.bridge import facts_from_slots, slot_events
from actions.core import safety
from actions.core.content.loader import guidance
from actions.core.content.safety import Safety
from actions.core.facts import merge
from actions.turn import latest_turn

KIND = "safety_kind"
"""Slot: kind and level of the danger spoken of last; the same again gets a short reminder."""


class ActionCrisisReply(HomeroomAction):
    """Gives the right help line first. The facts in the message are kept for later."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_crisis_reply"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The full message once, then a short reminder; no question of ours follows."""
        turn = latest_turn(tracker)
        crisis = safety.check(turn.text)
        if crisis is None:
            return []
        content = guidance().safety
        told = f"{crisis.kind} {crisis.level}"
        if tracker.get_slot(KIND) == told and crisis.level != "immediate":
            say_apart(dispatcher, safety.reminder(content), _how_safe(content))
        elif crisis.level == "concern":
            say_apart(dispatcher, safety.reply_for(crisis, content))
            dispatcher.utter_message(response="utter_go_on_when_ready")
        else:
            say_apart(dispatcher, safety.reply_for(crisis, content), _how_safe(content))
        known = facts_from_slots(tracker.current_slot_values())
        facts = slot_events(known, merge(known, turn.facts))
        return [*close_form(), SlotSet(KIND, told), *facts]


def _how_safe(content: Safety) -> list[dict[str, str]]:
    return [
        {"title": button.label, "payload": f"/{button.id}"}
        for button in safety.safety_buttons(content)
    ]


class SafetyFollowUp(HomeroomAction):
    """What is said after the parent told how safe the child is."""

    @abstractmethod
    def words(self, content: Safety) -> str:
        """The reply."""

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The reply; going on is the parent's own choice."""
        say_apart(dispatcher, self.words(guidance().safety))
        dispatcher.utter_message(response="utter_go_on_when_ready")
        return close_form()


class ActionNotSafeReply(SafetyFollowUp):
    """The child is not safe."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_not_safe_reply"

    def words(self, content: Safety) -> str:
        """What to do now."""
        return safety.not_safe_reply(content)


class ActionNotSureReply(SafetyFollowUp):
    """The parent is not sure, which counts as not safe."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_not_sure_reply"

    def words(self, content: Safety) -> str:
        """What to do now."""
        return safety.not_sure_reply(content)


class ActionSafeNowReply(SafetyFollowUp):
    """The child is safe for the moment."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_safe_now_reply"

    def words(self, content: Safety) -> str:
        """Whom to tell, and which lines stay open."""
        return safety.safe_now_reply(content)


def say_apart(
    dispatcher: CollectingDispatcher, text: str, buttons: list[dict[str, str]] | None = None
) -> None:
    """One safety message, marked so that a channel can set it apart."""
    message = {"type": "text", "text": text, "crisis": True}
    dispatcher.utter_message(json_message={**message, "buttons": buttons} if buttons else message)
