"""What is said when someone may be in danger. Comes before everything else."""

from __future__ import annotations

from abc import abstractmethod

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction, close_form
from actions.bridge import facts_from_slots, slot_events
from actions.core import safety
from actions.core.content.loader import guidance
from actions.core.content.safety import Safety
from actions.core.content.safety_patterns import Language
from actions.core.facts import merge
from actions.turn import Turn, latest_turn

ANSWERED = "safety_answered"
"""Slot: kinds of danger answered so far, each with its most urgent level."""

LANGUAGE = "safety_language"
"""Slot: the language the last danger was told in; later safety words keep to it."""

PAYLOADS = {"go_on": "/continue_assessment", "adult_here": "/continue_assessment"}
"""Buttons whose intent has another name than the follow-up."""


class ActionCrisisReply(HomeroomAction):
    """Gives the right help line first. Facts a parent told beside it are kept for later."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_crisis_reply"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The full message once, then a short reminder; no question of ours follows danger."""
        turn = latest_turn(tracker)
        crisis = safety.check(turn.text)
        if crisis is None:
            return []
        answered = tracker.get_slot(ANSWERED) or {}
        _answer(dispatcher, crisis, full=safety.needs_full_reply(crisis, answered))
        return [
            SlotSet(ANSWERED, safety.remembered(crisis, answered)),
            SlotSet(LANGUAGE, crisis.language),
            *([] if crisis.kind == "student_writing" else _kept(turn, tracker)),
            *(close_form() if crisis.stops else []),
        ]


def _answer(dispatcher: CollectingDispatcher, crisis: safety.Crisis, *, full: bool) -> None:
    content, language = guidance().safety, crisis.language
    how_safe = _buttons(safety.safety_buttons(content, language))
    if crisis.kind == "student_writing":
        adult = _buttons(safety.buttons(("adult_here", "stop"), content, language))
        say_apart(dispatcher, safety.reply_for(crisis, content), adult)
    elif not crisis.stops:
        say_apart(dispatcher, safety.reply_for(crisis, content))
    elif not full:
        say_apart(dispatcher, safety.reminder(content, language), how_safe)
    elif crisis.level == "concern":
        say_apart(dispatcher, safety.reply_for(crisis, content))
        offer_to_go_on(dispatcher, language)
    else:
        say_apart(dispatcher, safety.reply_for(crisis, content), how_safe)


def _kept(turn: Turn, tracker: Tracker) -> list[EventType]:
    """Facts told beside the danger; see `actions.core.safety.beside`."""
    known = facts_from_slots(tracker.current_slot_values())
    return slot_events(known, merge(known, turn.facts))


def was_paused(tracker: Tracker) -> bool:
    """Whether danger has stopped the questions in this conversation."""
    levels = (tracker.get_slot(ANSWERED) or {}).values()
    return any(level != "past" for level in levels)


def language_of(tracker: Tracker) -> Language:
    """The language for safety words."""
    return "es" if tracker.get_slot(LANGUAGE) == "es" else "en"


def offer_to_go_on(dispatcher: CollectingDispatcher, language: Language) -> None:
    """Going on is the parent's own choice."""
    content = guidance().safety
    say_apart(
        dispatcher,
        safety.go_on_when_ready(content, language),
        _buttons(safety.buttons(("go_on", "stop"), content, language)),
    )


def _buttons(buttons: list[safety.Button]) -> list[dict[str, str]]:
    return [
        {"title": button.label, "payload": PAYLOADS.get(button.id, f"/{button.id}")}
        for button in buttons
    ]


class SafetyFollowUp(HomeroomAction):
    """What is said after the parent told how safe the child is."""

    @abstractmethod
    def words(self, content: Safety, language: Language) -> str:
        """The reply."""

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The reply; going on is the parent's own choice."""
        language = language_of(tracker)
        say_apart(dispatcher, self.words(guidance().safety, language))
        offer_to_go_on(dispatcher, language)
        return close_form()


class ActionNotSafeReply(SafetyFollowUp):
    """The child is not safe."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_not_safe_reply"

    def words(self, content: Safety, language: Language) -> str:
        """What to do now."""
        return safety.not_safe_reply(content, language)


class ActionNotSureReply(SafetyFollowUp):
    """The parent is not sure, which counts as not safe."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_not_sure_reply"

    def words(self, content: Safety, language: Language) -> str:
        """What to do now."""
        return safety.not_sure_reply(content, language)


class ActionSafeNowReply(SafetyFollowUp):
    """The child is safe for the moment."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_safe_now_reply"

    def words(self, content: Safety, language: Language) -> str:
        """Whom to tell, and which lines stay open."""
        return safety.safe_now_reply(content, language)


def say_apart(
    dispatcher: CollectingDispatcher, text: str, buttons: list[dict[str, str]] | None = None
) -> None:
    """One safety message, marked so that a channel can set it apart."""
    message = {"type": "text", "text": text, "crisis": True}
    dispatcher.utter_message(json_message={**message, "buttons": buttons} if buttons else message)
