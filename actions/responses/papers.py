"""Papers beside the letter: dates for the calendar, the picture, the meeting packet."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.bridge import case_from_slots
from actions.clock import today
from actions.core.content.loader import guidance
from actions.core.documents.packet_pdf import packet_pdf
from actions.core.export import export
from actions.core.papers.calendar_file import calendar_file, calendar_has_dates
from actions.core.papers.packet import make_packet
from actions.core.papers.packet_model import Packet
from actions.core.papers.picture_svg import (
    attendance_picture_alt,
    attendance_picture_png,
    attendance_picture_svg,
)
from actions.dialogue.letter_choice import letter_choice
from actions.responses.documents import kept
from actions.responses.voice import Voice
from actions.storage.turn_log import LoggedTurn, turn_log

CALENDAR = "school-dates.ics"
PACKET = "meeting-packet.pdf"
PICTURE = "absences"
EXPORT = "my-answers.yml"
MESSAGES = "my-messages.json"


class ActionMakeCalendar(HomeroomAction):
    """The dates after a letter, as a file for the parent's own calendar."""

    action_name = "action_make_calendar"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The file, or why there is none yet."""
        case = case_from_slots(tracker.current_slot_values())
        voice = Voice(dispatcher, tracker)
        if not calendar_has_dates(case, guidance(), today=today(case.state)):
            voice.say("no_dates")
            voice.offer_next_actions()
            return []
        data = calendar_file(case, guidance(), today=today(case.state))
        words = guidance().chat.words["papers"]
        voice.show(
            {
                "type": "files",
                "title": words["calendar"],
                "text": words["calendar_text" if case.letters_sent else "calendar_if_sent"],
                "files": kept(tracker.sender_id, {CALENDAR: data}),
            }
        )
        voice.offer_next_actions()
        return []


class ActionMakePacket(HomeroomAction):
    """The packet for the meeting, as one PDF."""

    action_name = "action_make_packet"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The file. Private facts are in it as far as they were approved for the letter."""
        choice = letter_choice(tracker.current_slot_values())
        voice = Voice(dispatcher, tracker)
        if choice.case.severity is None and choice.case.missed_days is None:
            voice.say("packet_too_early")
            voice.offer_next_actions()
            return []
        approved = choice.approved if choice.kept_approval else None
        packet = make_packet(
            choice.case, guidance(), today=today(choice.case.state), approved=approved
        )
        words = guidance().chat.words["papers"]
        voice.show(
            {
                "type": "files",
                "title": packet.title,
                "text": words["packet_text" if approved is None else "packet_approved"],
                "files": await asyncio.to_thread(_kept_packet, tracker.sender_id, packet),
            }
        )
        voice.offer_next_actions()
        return []


class ActionShowPicture(HomeroomAction):
    """The absences as one picture."""

    action_name = "action_show_picture"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The picture with its words, or what is missing for one."""
        case, content = case_from_slots(tracker.current_slot_values()), guidance()
        day = today(case.state)
        voice = Voice(dispatcher, tracker)
        svg = attendance_picture_svg(case, content, today=day)
        png = await asyncio.to_thread(attendance_picture_png, case, content, today=day)
        if svg is None or png is None:
            voice.say("no_picture")
            voice.offer_next_actions()
            return []
        files = {f"{PICTURE}.svg": svg.encode(), f"{PICTURE}.png": png}
        voice.show(
            {
                "type": "picture",
                "title": content.chat.words["papers"]["picture"],
                "alt": attendance_picture_alt(case, content, today=day) or "",
                "files": kept(tracker.sender_id, files),
            }
        )
        voice.offer_next_actions()
        return []


class ActionExportData(HomeroomAction):
    """Everything told, as a file to keep."""

    action_name = "action_export_data"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """A case file, which a person can read and the command line takes, and the messages."""
        case = case_from_slots(tracker.current_slot_values())
        files = {
            EXPORT: export(case).encode(),
            MESSAGES: _as_text(turn_log().history(tracker.sender_id)).encode(),
        }
        words = guidance().chat.words["papers"]
        voice = Voice(dispatcher, tracker)
        voice.show(
            {
                "type": "files",
                "title": words["export"],
                "text": words["export_text"],
                "files": kept(tracker.sender_id, files),
            }
        )
        voice.offer_next_actions()
        return []


def _as_text(turns: list[LoggedTurn]) -> str:
    """The messages that are still kept, oldest first."""
    said = [
        {"you": turn.text, "homeroom": [one["text"] for one in turn.messages if one.get("text")]}
        for turn in turns
    ]
    return json.dumps(said, indent=1, ensure_ascii=False)


def _kept_packet(conversation: str, packet: Packet) -> list[dict[str, Any]]:
    """Made in a thread: the bot answers other parents meanwhile."""
    return kept(conversation, {PACKET: packet_pdf(packet)})
