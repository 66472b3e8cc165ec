"""Showing, handing over and removing what a parent told us."""

from __future__ import annotations

import json
from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.bridge import facts_from_slots
from actions.core.content.loader import guidance
from actions.core.facts import Facts
from actions.core.recap import recap
from actions.settings import keep_days
from actions.storage.database import database
from actions.storage.documents import document_store
from actions.storage.removal import forget
from actions.storage.turn_log import LoggedTurn, turn_log

EXPORT = "homeroom-data.json"


class ActionDeleteData(HomeroomAction):
    """Removes answers, documents and messages. The turn that says so is not kept either."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_delete_data"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Everything of this conversation goes; the store acts on the "forget" message."""
        forget(database(), tracker.sender_id)
        dispatcher.utter_message(response="utter_deleted")
        dispatcher.utter_message(json_message={"type": "forget"})
        return [ActiveLoop(None), AllSlotsReset()]


class ActionShowMyData(HomeroomAction):
    """Says in plain words what is kept about this family."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_show_my_data"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Every fact, how long it stays, and the ways to take it or remove it."""
        facts = recap(facts_from_slots(tracker.current_slot_values()), guidance())
        if facts:
            dispatcher.utter_message(response="utter_my_data", facts=facts, days=keep_days())
        else:
            dispatcher.utter_message(response="utter_my_data_nothing", days=keep_days())
        return []


class ActionExportData(HomeroomAction):
    """Everything kept about this family as a file."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_export_data"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The file, with a word on what is in it."""
        facts = facts_from_slots(tracker.current_slot_values())
        content = export(facts, turn_log().history(tracker.sender_id), date.today())
        files = document_store().keep(tracker.sender_id, {EXPORT: content})
        words = guidance().chat.words["export"]
        dispatcher.utter_message(
            json_message={
                "type": "files",
                "title": words["title"],
                "text": words["text"],
                "files": [file.as_json() for file in files],
            }
        )
        return []


def export(facts: Facts, turns: list[LoggedTurn], today: date) -> bytes:
    """Facts under their names in docs/case-file.md, and the messages that are still kept."""
    said = [
        {"you": turn.text, "homeroom": [m["text"] for m in turn.messages if m.get("text")]}
        for turn in turns
    ]
    exported = {"exported_on": today.isoformat(), "facts": facts, "messages": said}
    return json.dumps(exported, indent=2, ensure_ascii=False).encode()
