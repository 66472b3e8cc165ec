"""What is said when someone may be in danger. Comes before everything else.

A danger opens the safety form, which takes every message until the parent goes on with school.
"""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.bridge import facts_from_slots, slot_events
from actions.core import safety
from actions.core.content.loader import guidance
from actions.core.content.safety import Answer, Occasion
from actions.core.facts.merging import merge
from actions.dialogue.incoming import Turn, latest_turn
from actions.dialogue.open_question import ASSESSMENT_FORM, SAFETY_FORM, SAFETY_QUESTION
from actions.dialogue.slots import GO_ON, OFFER, SAFETY_PAUSED, SAFETY_TALK, SUMMARISED, Slots
from actions.responses.voice import Voice

BUTTON = "safety_answer"
"""Intent of a safety button; its topic is the button's id."""

OLD_BUTTONS = ("not_safe", "not_sure", "safe_now")
"""Intents of buttons that earlier versions sent; they may still be pressed."""

REQUESTED = "requested_slot"


def talk_in(slots: Slots) -> safety.SafetyTalk | None:
    """The safety talk of this conversation, if there was one."""
    return safety.talk_from(slots.get(SAFETY_TALK))


class ActionCrisisReply(HomeroomAction):
    """Gives the right help line first. Facts a parent told beside it are kept for later."""

    action_name = "action_crisis_reply"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The full message; no question of ours follows danger."""
        turn = latest_turn(tracker)
        crisis = safety.check_once(turn.text)
        if crisis is None:
            return []
        return say_danger(dispatcher, tracker, crisis, turn)


def say_danger(
    dispatcher: CollectingDispatcher, tracker: Tracker, crisis: safety.Crisis, turn: Turn
) -> list[EventType]:
    """The full answer to a danger, and the events that open the talk."""
    slots = tracker.current_slot_values()
    before = talk_in(slots)
    is_open = before is not None and before.is_open
    kept = [] if crisis.is_student or is_open else _facts_beside(turn, slots)
    content = guidance().safety
    talk, said = safety.begin(crisis, before, content, text=turn.text, kept_facts=bool(kept))
    say(dispatcher, talk, said)
    events: list[EventType] = [SlotSet(SAFETY_TALK, talk.as_json()), *kept]
    return [*events, *open_talk(tracker)] if talk.is_open else events


def open_talk(tracker: Tracker) -> list[EventType]:
    """Events that open the safety form, and remember which form it interrupts."""
    form = (tracker.active_loop or {}).get("name")
    paused = [] if form == SAFETY_FORM else [SlotSet(SAFETY_PAUSED, form)]
    return [*paused, ActiveLoop(SAFETY_FORM), SlotSet(REQUESTED, SAFETY_QUESTION)]


def _facts_beside(turn: Turn, slots: Slots) -> list[EventType]:
    """Facts told beside the danger; see `actions.core.safety.outside_danger`."""
    if not turn.facts:
        return []  # nothing was told that could be said to be kept
    known = facts_from_slots(slots)
    return slot_events(known, merge(known, turn.facts))


class ActionSafetyAnswer(HomeroomAction):
    """A safety button pressed when its form is no longer open: the talk is taken up again."""

    action_name = "action_safety_answer"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The words for this answer; "go on" and "stop" need no talk to be heard."""
        talk = talk_in(tracker.current_slot_values())
        given = pressed_answer(latest_turn(tracker))
        if talk is None or given in ("go_on", "stop", None):
            return go_on_with_school(dispatcher, tracker) if given != "stop" else []
        after, said = safety.answer(talk, given, guidance().safety)
        say(dispatcher, after, said)
        return [SlotSet(SAFETY_TALK, after.as_json()), *open_talk(tracker)]


class ActionAfterSafety(HomeroomAction):
    """Takes up what the danger interrupted, or rests, as the parent chose."""

    action_name = "action_after_safety"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The question that was open; after a summary, what can be done next."""
        talk = talk_in(tracker.current_slot_values())
        if talk is not None and talk.has_stopped:
            return [SlotSet(OFFER, GO_ON)]
        return go_on_with_school(dispatcher, tracker)


def go_on_with_school(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Events that take up the form that was open before the danger, or what can be done next."""
    slots = tracker.current_slot_values()
    form = slots.get(SAFETY_PAUSED)
    done: list[EventType] = [SlotSet(SAFETY_PAUSED, None), SlotSet(OFFER, None)]
    if form is None and slots.get(SUMMARISED):
        Voice(dispatcher, tracker).offer_next_actions()
        return done
    return [*done, FollowupAction(form or ASSESSMENT_FORM)]


def pressed_answer(turn: Turn) -> Answer | None:
    """The answer a safety button stands for; None for any other message."""
    id_ = turn.intent if turn.intent in OLD_BUTTONS else turn.topic
    if not turn.is_pressed or (turn.intent != BUTTON and turn.intent not in OLD_BUTTONS):
        return None
    button = guidance().safety.spoken["en"].buttons.get(str(id_))
    return button.answer if button else None


def say(dispatcher: CollectingDispatcher, talk: safety.SafetyTalk, said: safety.Said) -> None:
    """Says a safety message, its question and buttons last."""
    offered = guidance().safety.spoken[talk.language].buttons
    buttons = [
        {"title": offered[id_].label, "payload": f'/{BUTTON}{{"topic": "{id_}"}}'}
        for id_ in said.buttons
    ]
    say_apart(dispatcher, " ".join(said.texts), buttons, said.asks)


def say_later(dispatcher: CollectingDispatcher, slots: Slots, occasion: Occasion) -> None:
    """A line about a danger told before, where one fits."""
    words = safety.later(talk_in(slots), occasion, guidance().safety)
    if words:
        say_apart(dispatcher, words)


def say_apart(
    dispatcher: CollectingDispatcher,
    text: str,
    buttons: list[dict[str, str]] | None = None,
    asks: str | None = None,
) -> None:
    """One safety message, marked so that a channel can set it apart; `asks` is left open."""
    message: dict[str, Any] = {"type": "text", "text": text, "crisis": True}
    beside = {"buttons": buttons, "asks": asks}
    message.update({key: value for key, value in beside.items() if value})
    dispatcher.utter_message(json_message=message)
