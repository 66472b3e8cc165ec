"""The safety talk as a form: it takes every message until the parent goes on with school."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.core import safety
from actions.core.content.loader import guidance
from actions.dialogue.incoming import Turn, latest_turn
from actions.dialogue.open_question import SAFETY_QUESTION
from actions.dialogue.slots import SAFETY_TALK
from actions.forms.base import comes_back, since_the_message
from actions.responses.safety import REQUESTED, pressed_answer, say, say_danger, talk_in

ALWAYS_HEARD = frozenset({"delete_data"})
"""Commands that are heard even now: someone in danger may have to clear this chat."""
SURE_OF_A_COMMAND = 0.5

OPENED_BY = frozenset({"action_crisis_reply", "action_safety_answer", "action_greet"})
"""Actions that open the form; Rasa calls it once more right after them."""

QUESTIONS = frozenset({"faq", "faq_topic"})


class ValidateSafetyForm(HomeroomAction):
    """Hears an answer to the safety question; nothing here becomes a fact."""

    action_name = "validate_safety_form"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """One turn of the talk. An empty list leaves the message to the rule of its intent."""
        talk = talk_in(tracker.current_slot_values())
        turn = latest_turn(tracker)
        if talk is None:
            return [SlotSet(REQUESTED, None)]
        if _has_just_opened(tracker.events):
            return [SlotSet(REQUESTED, SAFETY_QUESTION)]
        if comes_back(tracker.events):  # a rule has answered; what is open stands
            return self._after(dispatcher, *safety.answer(talk, "acknowledges", guidance().safety))
        if turn.intent == "start" and turn.is_pressed:
            return self._after(dispatcher, *safety.returns(talk, guidance().safety))
        if _is_left_to_rules(turn, talk):
            return []
        return self._heard(dispatcher, tracker, talk, turn)

    def _heard(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        talk: safety.SafetyTalk,
        turn: Turn,
    ) -> list[EventType]:
        content = guidance().safety
        if turn.is_pressed:  # an older button of ours means: on with school
            given = pressed_answer(turn) or "go_on"
            return self._after(dispatcher, *safety.answer(talk, given, content))
        heard = safety.hear(turn.text, talk, content)
        if heard.crisis is not None:
            return say_danger(dispatcher, tracker, heard.crisis, turn)
        if heard.answer == "school_question" and talk.is_answered and turn.intent in QUESTIONS:
            return []
        answered = safety.answer(
            talk, heard.answer, content, also=heard.also, is_doubted=heard.is_doubted
        )
        return self._after(dispatcher, *answered)

    def _after(
        self, dispatcher: CollectingDispatcher, talk: safety.SafetyTalk, said: safety.Said
    ) -> list[EventType]:
        say(dispatcher, talk, said)
        open_question = SAFETY_QUESTION if talk.is_open else None
        return [SlotSet(SAFETY_TALK, talk.as_json()), SlotSet(REQUESTED, open_question)]


def _has_just_opened(events: list[dict[str, Any]]) -> bool:
    """Whether an action of ours has answered this message and opened the form."""
    return any(event.get("name") in OPENED_BY for event in since_the_message(events))


def _is_left_to_rules(turn: Turn, talk: safety.SafetyTalk) -> bool:
    if turn.intent in ALWAYS_HEARD:
        return turn.is_pressed or turn.confidence >= SURE_OF_A_COMMAND
    return turn.intent == "faq_topic" and talk.is_answered
