"""What a parent told us: saying it, and getting rid of it."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.replies.facts import say_review
from actions.replies.voice import Voice
from actions.settings import keep_days
from actions.storage.database import database
from actions.storage.removal import forget


class ActionSayPrivacy(HomeroomAction):
    """Says what is kept, for how long, and how it goes."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_privacy"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The text, then the way on."""
        voice = Voice(dispatcher, tracker)
        voice.say("privacy")
        voice.ways_on()
        return []


class ActionShowMyData(HomeroomAction):
    """Lists what is known about the family, and says what else is kept and for how long."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_show_my_data"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Every fact, each with a button to change it."""
        voice = Voice(dispatcher, tracker)
        say_review(voice, tracker.current_slot_values())
        voice.say("also_kept", days=str(keep_days()))
        return []


class ActionDeleteData(HomeroomAction):
    """Removes answers and documents, and has the channel remove the conversation itself."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_delete_data"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Everything of this conversation goes; the channel acts on the "forget" message."""
        forget(database(), tracker.sender_id)
        voice = Voice(dispatcher, tracker)
        voice.say("deleted")
        voice.show({"type": "forget"})
        return [ActiveLoop(None), AllSlotsReset()]
