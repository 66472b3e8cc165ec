"""Getting rid of what a parent told us."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.storage.database import database
from actions.storage.removal import forget


class ActionDeleteData(HomeroomAction):
    """Removes answers and documents, and has the channel remove the conversation itself."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_delete_data"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Everything of this conversation goes; the channel acts on the "forget" message."""
        forget(database(), tracker.sender_id)
        dispatcher.utter_message(response="utter_deleted")
        dispatcher.utter_message(json_message={"type": "forget"})
        return [ActiveLoop(None), AllSlotsReset()]
