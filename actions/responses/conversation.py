"""Steering: greeting, going on, going back, stopping, starting over, taking up an offer."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction, close_form
from actions.bridge import case_from_slots, facts_from_slots
from actions.core import safety
from actions.core.content.loader import guidance
from actions.core.facts.recap import brief_recap
from actions.core.letter.waiting import unanswered
from actions.core.phrases import spelled
from actions.dialogue.incoming import latest_turn
from actions.dialogue.open_question import ASSESSMENT_FORM, LETTER_QUESTIONS
from actions.dialogue.slots import (
    ASKED,
    ERASE,
    GO_ON,
    LETTER,
    OFFER,
    REOPENED,
    SAFETY_TALK,
    START_OVER,
    SUMMARISED,
    SUMMARY,
    Slots,
)
from actions.responses.facts import keep_facts, put_right, reopen
from actions.responses.letter import ActionBeginLetter
from actions.responses.privacy import QUESTION, ActionDeleteData
from actions.responses.safety import open_talk, say, talk_in
from actions.responses.summary import ActionShowSummary
from actions.responses.voice import Voice


class ActionGreet(HomeroomAction):
    """Greets a new parent; one who comes back hears where the talk stands and chooses."""

    action_name = "action_greet"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The greeting with the first question, or a recap with what can be done next."""
        slots = tracker.current_slot_values()
        voice = Voice(dispatcher, tracker)
        turn = latest_turn(tracker)
        if not slots.get(ASKED) and not facts_from_slots(slots):
            voice.say("greeting")
            voice.say("privacy_notice")
            return go_on(tracker)
        if turn.intent == "start" and not turn.is_pressed:  # "let's start", in the middle
            return go_on(tracker)
        if turn.intent == "greet":  # a "hi" in the middle
            voice.say("hello")
            voice.offer_next_actions()
            return []
        if asked := _asks_about_danger(dispatcher, tracker):
            return asked
        return [*close_form(), *_welcome_back(voice, tracker)]


def _asks_about_danger(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Asks once more how safe it is, before anything else; nothing where no danger was told."""
    talk = talk_in(tracker.current_slot_values())
    if talk is None or not talk.comes_back:
        return []
    after, said = safety.returns(talk, guidance().safety)
    say(dispatcher, after, said)
    return [SlotSet(SAFETY_TALK, after.as_json()), *open_talk(tracker)]


def _welcome_back(voice: Voice, tracker: Tracker) -> list[EventType]:
    slots = tracker.current_slot_values()
    recap = brief_recap(facts_from_slots(slots), guidance())
    waiting = unanswered(case_from_slots(slots))
    if waiting:
        title = guidance().letters[waiting.kind].template.title
        voice.say("has_answer_come", sent_on=spelled(waiting.sent_on), letter=title)
    elif not recap:
        voice.say("welcome_back_empty")
    elif slots.get(SUMMARISED):
        voice.say("welcome_back_done", buttons=voice.next_buttons(), recap=recap)
        return [SlotSet(OFFER, LETTER)]
    else:
        voice.say("welcome_back", recap=recap)
    return [SlotSet(OFFER, GO_ON)]


class ActionContinue(HomeroomAction):
    """Takes the questions up again."""

    action_name = "action_continue"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The open question, or the first one."""
        return [SlotSet(OFFER, None), *go_on(tracker)]


def go_on(tracker: Tracker) -> list[EventType]:
    """An open form asks again by itself; otherwise the assessment starts or goes on."""
    is_open = bool((tracker.active_loop or {}).get("name"))
    return [] if is_open else [FollowupAction(ASSESSMENT_FORM)]


class ActionPause(HomeroomAction):
    """Stops asking and keeps all answers."""

    action_name = "action_pause"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The form is closed; going on stays a tap away."""
        Voice(dispatcher, tracker).say("stopped")
        return [*close_form(), SlotSet(REOPENED, None), SlotSet(OFFER, GO_ON)]


class ActionDecline(HomeroomAction):
    """Takes a plain "no" to what was offered last."""

    action_name = "action_decline"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Nothing is done, unless the "no" puts a fact right; other next actions are offered."""
        if put_right(latest_turn(tracker), tracker.current_slot_values()):
            return keep_facts(dispatcher, tracker)
        voice = Voice(dispatcher, tracker)
        kept = tracker.get_slot(OFFER) in ASKED_FIRST
        voice.say("kept" if kept else "declined", buttons=voice.next_buttons())
        return [SlotSet(OFFER, None)]


class ActionStartOver(HomeroomAction):
    """Asks once before the answers are cleared."""

    action_name = "action_start_over"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The question, unless its own button was pressed."""
        turn = latest_turn(tracker)
        if turn.is_pressed and turn.topic:
            return _clear_answers(dispatcher, tracker)
        Voice(dispatcher, tracker).say("start_over_first")
        return [*close_form(), SlotSet(OFFER, START_OVER)]


class ActionClearAnswers(HomeroomAction):
    """Clears the answers and begins again. That danger was spoken of stays known."""

    action_name = "action_clear_answers"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """A fresh start."""
        return _clear_answers(dispatcher, tracker)


def _clear_answers(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    Voice(dispatcher, tracker).say("restarted")
    danger = SlotSet(SAFETY_TALK, tracker.get_slot(SAFETY_TALK))
    return [ActiveLoop(None), AllSlotsReset(), danger, FollowupAction(ASSESSMENT_FORM)]


class ActionStepBack(HomeroomAction):
    """Asks the question before this one again."""

    action_name = "action_step_back"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The earlier question; its old answer stays until there is a new one."""
        slots = tracker.current_slot_values()
        voice = Voice(dispatcher, tracker)
        before = _before(slots)
        if before is None:
            voice.say("nothing_before")
            return go_on(tracker)
        voice.say("one_back")
        return reopen(before, slots)


def _before(slots: Slots) -> str | None:
    """The question asked before the open one; outside a form, the last one."""
    here = slots.get("requested_slot")
    asked = list(slots.get(ASKED) or [])
    order = [
        *asked,
        *(one for one in LETTER_QUESTIONS if slots.get(one) is not None or one == here),
    ]
    earlier = order[: order.index(here)] if here in order else order
    return earlier[-1] if earlier else None


TAKEN_UP_BY: dict[str, type[HomeroomAction]] = {
    LETTER: ActionBeginLetter,
    SUMMARY: ActionShowSummary,
    START_OVER: ActionClearAnswers,
    ERASE: ActionDeleteData,
    GO_ON: ActionContinue,
}
"""Offer -> the action that a plain "yes" to it stands for.

Called from here: after one action Rasa knows no rule for another, and would take the turn back.
"""

ASKED_FIRST = {START_OVER: "start_over_first", ERASE: QUESTION}
"""Offers of what cannot be taken back -> the reply that asks. A "yes" takes one up only as an
answer to that very reply."""


class ActionTakeUpOffer(HomeroomAction):
    """Reads a plain "yes" against what was last offered."""

    action_name = "action_take_up_offer"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """What was offered; otherwise the questions go on."""
        offer = tracker.get_slot(OFFER) or GO_ON
        question = ASKED_FIRST.get(offer)
        if question and not Voice(dispatcher, tracker).was_just_said(question):
            offer = GO_ON
        action = TAKEN_UP_BY.get(offer, ActionContinue)
        return [SlotSet(OFFER, None), *await action().act(dispatcher, tracker)]
