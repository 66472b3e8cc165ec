"""What a parent told us: saying it, and getting rid of it."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction, close_form
from actions.core.content.loader import guidance
from actions.core.erasing import is_plain_yes, meant_by
from actions.dialogue.incoming import Turn, latest_turn
from actions.dialogue.open_question import SAFETY_FORM
from actions.dialogue.slots import ERASE, OFFER, Slots
from actions.responses.facts import say_review
from actions.responses.questions import say_answer
from actions.responses.voice import Voice
from actions.settings import settings
from actions.storage.database import database
from actions.storage.removal import forget

QUESTION = "erase_first"
"""The reply that asks before anything is erased."""

RECORDS = "records"
"""The topic about papers that the school keeps."""

CONFIRMED = "yes"
"""Topic of the button that erases; any other topic of this intent keeps everything."""


class ActionSayPrivacy(HomeroomAction):
    """Says what is kept, for how long, and how it goes."""

    action_name = "action_privacy"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The text, then the way on."""
        voice = Voice(dispatcher, tracker)
        voice.say("privacy")
        voice.offer_next_actions()
        return []


class ActionShowMyData(HomeroomAction):
    """Lists what is known about the family, and says what else is kept and for how long."""

    action_name = "action_show_my_data"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Every fact, each with a button to change it."""
        _show_my_data(Voice(dispatcher, tracker), tracker.current_slot_values())
        return []


def _show_my_data(voice: Voice, slots: Slots) -> None:
    say_review(voice, slots)
    voice.say("also_kept", days=str(settings().keep_days))


class ActionDeleteData(HomeroomAction):
    """Asks once, and then removes answers and documents; the channel removes the conversation.

    Only what was told in this chat is ours to erase. A wish about the school's papers or another
    person's words is a question about records, and no question of ours.
    """

    action_name = "action_delete_data"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The question; after a button or a plain yes to it, the end of this conversation."""
        turn, voice = latest_turn(tracker), Voice(dispatcher, tracker)
        form = (tracker.active_loop or {}).get("name")
        if _is_confirmed(turn, voice):
            return _erase(voice, tracker.sender_id)
        if turn.is_pressed and turn.topic:
            voice.say("kept", buttons=[] if form else voice.next_buttons())
            return [SlotSet(OFFER, None)]
        meant = "here" if turn.is_pressed else meant_by(turn.text, guidance().chat.erasing)
        if meant == "elsewhere":
            voice.say("erase_elsewhere")
            say_answer(voice, RECORDS, follows=bool(form))
            return []
        if meant == "unclear" and form != SAFETY_FORM:
            _show_my_data(voice, tracker.current_slot_values())
            return []
        voice.say(QUESTION)
        # The safety talk stays open: its form asks again below, and the buttons here still count.
        return [*([] if form == SAFETY_FORM else close_form()), SlotSet(OFFER, ERASE)]


def _is_confirmed(turn: Turn, voice: Voice) -> bool:
    """A yes counts only right after the question; a button counts whenever it is pressed."""
    if turn.is_pressed:
        return turn.topic == CONFIRMED
    return voice.was_just_said(QUESTION) and is_plain_yes(turn.text, guidance().chat.erasing)


def _erase(voice: Voice, conversation: str) -> list[EventType]:
    """Everything of this conversation goes; the channel acts on the "forget" message."""
    forget(database(), conversation)
    voice.say("deleted")
    voice.show({"type": "forget"})
    return [ActiveLoop(None), AllSlotsReset()]
