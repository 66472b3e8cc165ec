"""Manners all forms share: reading an answer, asking again once, passing on, holding the place.

Rasa calls `validate_<form>` on every message while a form is open. Saying nothing about the open
question hands the message to the rule for its intent; then the form is called once more and asks
the question again, in other words.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.bridge import PASSED, SettledSlots, facts_from_slots, slot_events
from actions.core.content.loader import guidance
from actions.core.facts.hard_facts import hard_fact
from actions.core.facts.told import Facts
from actions.dialogue.incoming import Turn, latest_turn
from actions.dialogue.open_contradiction import CHECK
from actions.dialogue.open_question import LEFT_TO_RULES, SURE_IN_A_QUESTION
from actions.dialogue.slots import MISSES, OVERTURNED, REOPENED, SYMPATHY, Slots, is_grave
from actions.responses.facts import take_in
from actions.responses.questions import say_answer
from actions.responses.voice import AGAIN, ASK, BACK, Voice

REQUESTED = "requested_slot"
AFTER_SAFETY = "action_after_safety"


@dataclass(frozen=True)
class Reading:
    """What a reply says: facts, or that the question is passed, or neither."""

    facts: Facts = field(default_factory=Facts)
    passed: bool = False
    says: str = "passed"  # what is said when it is passed
    events: tuple[EventType, ...] = ()  # answers that are no facts about the child


class QuestionForm(HomeroomAction):
    """Takes every fact in a message, whatever was asked, and decides what to ask next."""

    @abstractmethod
    def read(self, question: str, turn: Turn, slots: Slots) -> Reading:
        """What the reply says, read against the question just asked."""

    @abstractmethod
    def following(self, slots: Slots) -> str | None:
        """The next question; None when the form is done."""

    @abstractmethod
    def is_open(self, question: str, slots: Slots) -> bool:
        """Whether the question still needs an answer."""

    def close(
        self, question: str, slots: Slots, events: list[EventType], passed: bool
    ) -> list[EventType]:
        """What marks a question without an answer as passed, so that it is not asked again."""
        return [SlotSet(question, PASSED)] if passed and not _answered(question, events) else []

    @abstractmethod
    def ask(self, voice: Voice, question: str, slots: Slots, occasion: str) -> list[EventType]:
        """Asks a question. Returns what to remember about that."""

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """One turn of the form."""
        slots = SettledSlots(tracker.current_slot_values())
        voice = Voice(dispatcher, tracker)
        turn = latest_turn(tracker)
        question = slots.get(REQUESTED)
        if question is None:  # the form is just opening: what was said so far is kept
            told = {} if _follows_danger(tracker.events) else turn.facts
            return self._settle(voice, turn, slots, Reading(told), None)
        if comes_back(tracker.events):
            return self._hold_the_place(voice, slots, question)
        if turn.intent == "crisis":
            return []
        reading = self.read(question, turn, slots)
        if reading.facts or reading.passed or reading.events:
            return self._settle(voice, turn, slots, reading, question)
        if turn.intent in LEFT_TO_RULES and turn.confidence >= SURE_IN_A_QUESTION:
            return []
        return self._not_understood(voice, turn, slots, question)

    def _settle(
        self, voice: Voice, turn: Turn, slots: Slots, reading: Reading, question: str | None
    ) -> list[EventType]:
        """Keeps what was said and goes on to the next question."""
        reopened = slots.get(REOPENED)
        changes = take_in(reading.facts, slots, replaces=turn.is_edit or question == reopened)
        events = [*slot_events(facts_from_slots(slots), changes.after), *reading.events]
        if changes.overturn(turn) and question not in (reopened, CHECK):
            events.append(SlotSet(OVERTURNED, True))
        if question is not None:
            events += [SlotSet(MISSES, 0)]
            if question == reopened:
                events.append(SlotSet(REOPENED, None))
            else:
                events += self.close(question, slots, events, reading.passed)
        if reading.passed and not reading.facts:
            voice.say("left_as_it_was" if question == reopened else reading.says)
        else:
            changes.acknowledge(voice, turn)
        if turn.intent == "faq" and turn.topic and reading.facts:
            say_answer(voice, turn.topic, follows=True)
        events += self._sympathise(voice, reading.facts, slots)
        return events + self._go_on(voice, _apply(slots, events))

    def _go_on(self, voice: Voice, slots: Slots) -> list[EventType]:
        following = self.following(slots)
        asked = self.ask(voice, following, slots, ASK) if following else []
        return [*asked, SlotSet(REQUESTED, following)]

    def _hold_the_place(self, voice: Voice, slots: Slots, question: str) -> list[EventType]:
        """The open question once more, unless what came between has settled it."""
        if not self.is_open(question, slots):
            return self._go_on(voice, slots)
        return [*self.ask(voice, question, slots, BACK), SlotSet(REQUESTED, question)]

    def _sympathise(self, voice: Voice, facts: Facts, slots: Slots) -> list[EventType]:
        """A word for a hard fact, once and never in two replies running; none after a crisis."""
        said: Sequence[str] = slots.get(SYMPATHY) or []
        fact = None if is_grave(slots) else hard_fact(facts, said, guidance())
        last = guidance().chat.hard_facts.get(said[-1]) if said else None
        if fact is None or (last and voice.was_said(last.say[0])):
            return []
        voice.tell(fact.say[0])
        return [SlotSet(SYMPATHY, [*said, fact.id])]

    def _not_understood(
        self, voice: Voice, turn: Turn, slots: Slots, question: str
    ) -> list[EventType]:
        """Asks once more in other words; after that goes on without an answer."""
        if not slots.get(MISSES):
            asked = self.ask(voice, question, slots, AGAIN)
            return [SlotSet(MISSES, 1), *asked, SlotSet(REQUESTED, question)]
        voice.say("moving_on")
        return self._settle(voice, turn, slots, Reading(passed=True), question)


def _answered(question: str, events: list[EventType]) -> bool:
    return any(event.get("name") == question and event.get("value") is not None for event in events)


def _apply(slots: Slots, events: list[EventType]) -> SettledSlots:
    """The slots as they will be once the events have happened."""
    changes = {event["name"]: event["value"] for event in events if "name" in event}
    return SettledSlots({**slots, **changes})


def since_the_message(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The events after the parent's latest message."""
    for position in range(len(events) - 1, -1, -1):
        if events[position].get("event") == "user":
            return events[position + 1 :]
    return events


def _follows_danger(events: list[dict[str, Any]]) -> bool:
    """Whether the parent has just chosen to go on after a danger: no word of that is a fact."""
    return any(event.get("name") == AFTER_SAFETY for event in since_the_message(events))


def comes_back(events: list[dict[str, Any]]) -> bool:
    """Whether a rule has answered the message already and the form goes on after it."""
    rejected = "action_execution_rejected"
    return any(event.get("event") == rejected for event in since_the_message(events))
