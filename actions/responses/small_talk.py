"""Small talk and simple commands: one reply for each intent, then the way on."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.bridge import case_from_slots, passed_questions
from actions.core.content.loader import guidance
from actions.core.progress import progress
from actions.dialogue.incoming import latest_turn
from actions.dialogue.slots import ASKED, MISSES, OFFER, SUMMARISED
from actions.responses.facts import keep_facts, put_right
from actions.responses.safety import say_later
from actions.responses.sent import is_the_day, keep_sent_day
from actions.responses.voice import Voice

NOTHING_OPEN = {
    "skip": "nothing_to_skip",
    "dont_know": "nothing_to_skip",
    "repeat_question": "repeat_nothing",
    "keep_facts": "no_check",
    "approve_all": "what_next",
    "approve_none": "what_next",
}
"""Intent -> what is said when no question is open."""


class ActionSmallTalk(HomeroomAction):
    """Says the reply of guidance_content/chat/replies/ that is named after the intent."""

    action_name = "action_small_talk"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The reply. An open question comes again by itself; otherwise what can be done next."""
        voice = Voice(dispatcher, tracker)
        intent = latest_turn(tracker).intent
        if (tracker.active_loop or {}).get("name"):
            voice.say(intent if intent in guidance().chat.replies else "going_on")
        else:
            voice.say(NOTHING_OPEN.get(intent, intent), buttons=voice.next_buttons())
        if intent == "goodbye":
            say_later(dispatcher, tracker.current_slot_values(), "goodbye")
        return []


class ActionNotUnderstood(HomeroomAction):
    """Says so when no question is open and nothing fits, each time in other words."""

    action_name = "action_not_understood"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """First what we can help with, then offers to choose from, then where people help."""
        if is_the_day(latest_turn(tracker), tracker.current_slot_values()):
            return keep_sent_day(dispatcher, tracker)
        if put_right(latest_turn(tracker), tracker.current_slot_values()):
            return keep_facts(dispatcher, tracker)
        voice = Voice(dispatcher, tracker)
        misses = tracker.get_slot(MISSES) or 0
        voice.say("not_understood" if misses else "out_of_scope", buttons=voice.next_buttons())
        return [SlotSet(MISSES, misses + 1), SlotSet(OFFER, None)]


class ActionHowLong(HomeroomAction):
    """Says how much is left."""

    action_name = "action_how_long"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Minutes and questions, counted from what is still open."""
        slots = tracker.current_slot_values()
        voice = Voice(dispatcher, tracker)
        asked = [one for one in slots.get(ASKED) or [] if one != slots.get("requested_slot")]
        left = progress(case_from_slots(slots), asked, passed_questions(slots))
        if slots.get(SUMMARISED) or not left.left:
            voice.say("how_long_done")
        else:
            content = guidance()
            voice.say(
                "how_long",
                minutes=left.minutes_in_words(content),
                left=left.left_in_words(content),
            )
        voice.offer_next_actions()
        return []
