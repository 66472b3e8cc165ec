"""Answers to what parents ask, and why we ask what we ask."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.core.content.loader import guidance
from actions.core.faq import answer
from actions.dialogue.incoming import latest_turn
from actions.responses.buttons import BotButton, command
from actions.responses.voice import Voice

BESIDE_A_QUESTION = 2
"""Related topics offered while a question of ours is open; its buttons come last."""

ALONE = 4
"""Related topics offered when nothing else is open."""


def say_answer(voice: Voice, topic: str, *, follows: bool) -> None:
    """Says the answer to a topic of guidance_content/faq/. `follows`: a question of ours does."""
    content = guidance()
    reply = answer(topic, content)
    most = BESIDE_A_QUESTION if follows else ALONE
    buttons = [_topic(one, question) for one, question in list(reply.related.items())[:most]]
    if not follows:
        buttons += voice.next_buttons()[:BESIDE_A_QUESTION]
    text = reply.text
    if voice.was_said(text):
        text = content.chat.replies["same_answer"].say[0].format(text=content.faq[topic].answer)
    voice.tell(text, buttons, name=f"topic_{topic}", topics=[topic])


def _topic(topic: str, question: str) -> BotButton:
    return command(question, "faq_topic", topic)


class ActionAnswerQuestion(HomeroomAction):
    """Answers the question a parent asked, wherever the conversation stands."""

    action_name = "action_answer_question"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The answer, or an honest "I do not know"."""
        voice = Voice(dispatcher, tracker)
        topic = latest_turn(tracker).topic
        follows = bool((tracker.active_loop or {}).get("name"))
        if topic is not None and topic in guidance().faq:
            say_answer(voice, topic, follows=follows)
        else:
            voice.say("out_of_scope", buttons=[] if follows else voice.next_buttons())
        return []


class ActionExplainQuestion(HomeroomAction):
    """Says why the open question is asked."""

    action_name = "action_explain_question"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The reason for the open question; without one, what the bot is for."""
        voice = Voice(dispatcher, tracker)
        question = tracker.get_slot("requested_slot")
        if question in guidance().chat.questions:
            voice.tell(guidance().chat.questions[question].why)
        else:
            voice.say("help", buttons=voice.next_buttons())
        return []
