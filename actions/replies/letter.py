"""The drafted letter: shown in the chat and kept for download."""

from __future__ import annotations

from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.bridge import case_from_slots
from actions.core.content.loader import guidance
from actions.core.documents.store import letter_files
from actions.core.documents.text import as_text
from actions.core.letter.draft import draft_letter
from actions.storage.documents import document_store


class ActionLetterDraft(HomeroomAction):
    """Drafts the letter from the facts told so far."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_letter_draft"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The letter as a card; a channel turns the file names into links of its own."""
        case = case_from_slots(tracker.current_slot_values())
        letter = draft_letter(case, guidance(), today=date.today())
        files = document_store().keep(tracker.sender_id, letter_files(letter))
        dispatcher.utter_message(response="utter_letter_intro")
        dispatcher.utter_message(
            json_message={
                "type": "letter",
                "title": letter.title,
                "text": as_text(letter),
                "files": [file.as_json() for file in files],
            }
        )
        dispatcher.utter_message(response="utter_letter_next")
        return []
