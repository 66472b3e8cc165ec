"""Browsing: categories, the questions in one, the answer, what goes on from it."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.core.content.loader import guidance
from actions.core.library import category, library
from actions.dialogue.incoming import latest_turn
from actions.responses.buttons import button, command
from actions.responses.voice import Voice


class ActionBrowseTopics(HomeroomAction):
    """Shows the categories; a pressed one shows its questions."""

    action_name = "action_browse_topics"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Buttons to choose from. An open question of ours follows by itself."""
        content = guidance()
        voice = Voice(dispatcher, tracker)
        turn = latest_turn(tracker)
        if turn.is_pressed and turn.topic in content.library:
            chosen = category(turn.topic, content)
            topics = [command(one.question, "faq_topic", one.id) for one in chosen.topics]
            voice.tell(f"{chosen.title}. {chosen.description}", [*topics, button("topics")])
            return []
        categories = [command(one.title, "browse_topics", one.id) for one in library(content)]
        voice.say("browse", buttons=categories)
        return []
