"""Papers beside the letter: dates for the calendar, the picture, the meeting packet."""

from __future__ import annotations

from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.bridge import case_from_slots
from actions.core.calendar_file import calendar_file, calendar_has_dates
from actions.core.content.loader import guidance
from actions.replies.documents import kept
from actions.replies.voice import Voice

CALENDAR = "school-dates.ics"


class ActionMakeCalendar(HomeroomAction):
    """The dates after a letter, as a file for the parent's own calendar."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_make_calendar"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The file, or why there is none yet."""
        case = case_from_slots(tracker.current_slot_values())
        voice = Voice(dispatcher, tracker)
        if not calendar_has_dates(case, guidance(), today=date.today()):
            voice.say("no_dates")
            voice.ways_on()
            return []
        data = calendar_file(case, guidance(), today=date.today())
        words = guidance().chat.words["papers"]
        voice.show(
            {
                "type": "files",
                "title": words["calendar"],
                "text": words["calendar_text" if case.letters_sent else "calendar_if_sent"],
                "files": kept(tracker.sender_id, {CALENDAR: data}),
            }
        )
        voice.ways_on()
        return []
