"""Answers to what parents ask, and why we ask what we ask."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.core.content.loader import guidance
from actions.core.faq import answer
from actions.turn import latest_turn


def say_answer(dispatcher: CollectingDispatcher, topic: str) -> None:
    """Says the answer to a topic of guidance_content/faq/."""
    dispatcher.utter_message(text=answer(topic, guidance()).text)


class ActionAnswerQuestion(HomeroomAction):
    """Answers the question a parent asked, wherever the conversation stands."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_answer_question"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The answer, or an honest "I do not know"."""
        topic = latest_turn(tracker).topic
        if topic is None or topic not in guidance().faq:
            dispatcher.utter_message(response="utter_out_of_scope")
        else:
            say_answer(dispatcher, topic)
        return []


class ActionExplainQuestion(HomeroomAction):
    """Says why the open question is asked."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_explain_question"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The reason for the open question; without one, what the bot is for."""
        question = tracker.get_slot("requested_slot")
        dispatcher.utter_message(response=f"utter_why_{question}" if question else "utter_help")
        return []
