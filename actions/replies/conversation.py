"""Steering: greeting, going on, going back, stopping, starting over, taking up an offer."""

from __future__ import annotations

from abc import abstractmethod

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction, close_form
from actions.bridge import FIELD_OF_SLOT, facts_from_slots
from actions.core.content.loader import guidance
from actions.core.questions import QUESTIONS
from actions.core.safety import welcome_back
from actions.forms.assessment import ASKED
from actions.replies.safety import language_of, say_apart, was_paused

OFFER = "conversation_offer"
"""Slot: what a plain "yes" would take up."""

LETTER = "letter"


class ActionGreet(HomeroomAction):
    """Greets a new parent, welcomes a returning one, and goes on where the talk stood."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_greet"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The greeting, then the open question."""
        slots = tracker.current_slot_values()
        is_new = not facts_from_slots(slots) and not slots.get(ASKED)
        dispatcher.utter_message(response="utter_greet" if is_new else "utter_welcome_back")
        return go_on(tracker)


class ActionContinue(HomeroomAction):
    """Takes the questions up again."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_continue"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The open question, or the first one; gently, when danger was spoken of before."""
        if was_paused(tracker):
            say_apart(dispatcher, welcome_back(guidance().safety, language_of(tracker)))
        return go_on(tracker)


def go_on(tracker: Tracker) -> list[EventType]:
    """An open form asks again by itself; otherwise the assessment starts or goes on."""
    is_open = bool((tracker.active_loop or {}).get("name"))
    return [] if is_open else [FollowupAction("assessment_form")]


class ClosingAction(HomeroomAction):
    """Ends the open form and says one thing."""

    @property
    @abstractmethod
    def says(self) -> str:
        """The response's name."""

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The response; the form is closed."""
        dispatcher.utter_message(response=self.says)
        return close_form()


class ActionPause(ClosingAction):
    """Stops asking and keeps all answers."""

    says = "utter_stopped"

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_pause"


class ActionStartOver(HomeroomAction):
    """Clears the answers and begins again."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_start_over"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """A fresh start."""
        dispatcher.utter_message(response="utter_restarted")
        return [ActiveLoop(None), AllSlotsReset(), FollowupAction("assessment_form")]


class ActionStepBack(HomeroomAction):
    """Opens the question before this one again."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_step_back"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The earlier question is unanswered again; its form asks it."""
        slots = tracker.current_slot_values()
        asked = list(slots.get(ASKED) or [])
        here = slots.get("requested_slot")
        before = asked[: asked.index(here)] if here in asked else asked
        if not before:
            dispatcher.utter_message(response="utter_nothing_before")
            return go_on(tracker)
        return [*_reopen(before[-1]), *close_form(), FollowupAction("assessment_form")]


def _reopen(question_id: str) -> list[EventType]:
    question = next(one for one in QUESTIONS if one.id == question_id)
    slots = [slot for slot, field in FIELD_OF_SLOT.items() if field in question.fields]
    return [SlotSet(slot, None) for slot in {question_id, *slots}]


class ActionBeginLetter(HomeroomAction):
    """Leaves whatever is open and asks the letter's few names."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_begin_letter"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """On to the letter's form."""
        return [*close_form(), SlotSet(OFFER, None), FollowupAction("letter_form")]


class ActionTakeUpOffer(HomeroomAction):
    """Reads a plain "yes" against what was last offered."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_take_up_offer"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The letter when it was offered; otherwise the questions go on."""
        if tracker.get_slot(OFFER) == LETTER:
            return [*close_form(), SlotSet(OFFER, None), FollowupAction("letter_form")]
        return go_on(tracker)
