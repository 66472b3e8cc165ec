"""Manners all forms share: reading an answer, asking again once, passing on, holding the place.

Rasa calls `validate_<form>` on every message while a form is open. Returning no slot hands the
message to the rule for its intent, after which Rasa asks the open question again.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.bridge import PASSED, facts_from_slots, slot_events
from actions.core.content.loader import guidance
from actions.core.facts import Facts, merge, valid
from actions.core.recap import recap
from actions.replies.questions import say_answer
from actions.turn import Turn, latest_turn

MISSES = "conversation_misses"
REQUESTED = "requested_slot"

LEFT_TO_RULES = frozenset(
    "crisis faq greet start help why_ask privacy delete_data stop talk_to_person thanks "
    "bot_challenge goodbye frustrated show_summary make_letter go_back start_over "
    "continue_assessment export_data faq_topic show_my_data safe_now not_safe not_sure".split()
)
"""Intents that have a rule of their own; a form leaves them to it unless they carry facts."""

SURE_IN_A_QUESTION = 0.35
"""Confidence below which an odd answer is asked for again rather than taken for a command."""

GIVING_UP = frozenset({"skip", "dont_know"})


Slots = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """What a reply says: facts, or that the question is passed, or neither."""

    facts: Facts = field(default_factory=dict)
    passed: bool = False


class QuestionForm(HomeroomAction):
    """Takes every fact in a message, whatever was asked, and decides what to ask next."""

    @abstractmethod
    def read(self, question: str, turn: Turn, slots: Slots) -> Reading:
        """What the reply says, read against the question just asked."""

    @abstractmethod
    def next_events(self, slots: dict[str, Any]) -> list[EventType]:
        """Events that close settled questions and request the next one (None: the form is done)."""

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """One turn of the form."""
        slots = tracker.current_slot_values()
        turn = latest_turn(tracker)
        question = slots.get(REQUESTED)
        known = facts_from_slots(slots)
        if question is None:  # the form is just opening: what was said so far is kept
            self._acknowledge(dispatcher, turn, Reading(turn.facts))
            return self._settle(slots, known, Reading(turn.facts), None)
        if turn.intent == "crisis":
            return []
        reading = self.read(question, turn, slots)
        if reading.facts or reading.passed:
            self._acknowledge(dispatcher, turn, reading)
            return self._settle(slots, known, reading, question)
        if turn.intent in LEFT_TO_RULES and turn.confidence >= SURE_IN_A_QUESTION:
            return []
        return self._not_understood(dispatcher, slots, known, question)

    def _settle(
        self, slots: dict[str, Any], known: Facts, reading: Reading, question: str | None
    ) -> list[EventType]:
        """Keeps what was said and goes on to the next question."""
        after = merge(known, valid(reading.facts))
        events = slot_events(known, after)
        if reading.passed and question and not _answered(question, events):
            events.append(SlotSet(question, PASSED))
        events.append(SlotSet(MISSES, 0))
        return events + self.next_events(_apply(slots, events))

    def _not_understood(
        self, dispatcher: CollectingDispatcher, slots: dict[str, Any], known: Facts, question: str
    ) -> list[EventType]:
        """Asks once more in other words; after that goes on without an answer."""
        if not slots.get(MISSES):
            return [SlotSet(MISSES, 1), SlotSet(REQUESTED, question)]
        dispatcher.utter_message(response="utter_moving_on")
        return self._settle(slots, known, Reading(passed=True), question)

    def _acknowledge(self, dispatcher: CollectingDispatcher, turn: Turn, reading: Reading) -> None:
        if turn.is_button:
            return
        if reading.passed and not reading.facts:
            dispatcher.utter_message(response="utter_passed")
        elif noted := recap(reading.facts, guidance()):
            dispatcher.utter_message(response="utter_noted", noted=noted)
        if turn.intent == "faq" and turn.topic:
            say_answer(dispatcher, turn.topic)


def _answered(question: str, events: list[EventType]) -> bool:
    return any(event.get("name") == question and event.get("value") is not None for event in events)


def _apply(slots: dict[str, Any], events: list[EventType]) -> dict[str, Any]:
    """The slots as they will be once the events have happened."""
    return {**slots, **{event["name"]: event["value"] for event in events}}
