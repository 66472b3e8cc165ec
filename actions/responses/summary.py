"""The personal summary at the end of the assessment."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.bridge import case_from_slots, facts_from_slots, passed_questions
from actions.clock import today
from actions.core.content.loader import guidance
from actions.core.facts.case import Case
from actions.core.plan.plan import make_plan
from actions.core.plan.summary import chat_summary
from actions.core.questions import next_question
from actions.dialogue.slots import (
    ASKED,
    DRAFTED,
    LETTER,
    OFFER,
    SUMMARISED,
    for_letter,
    for_summary,
)
from actions.responses.facts import say_stale
from actions.responses.safety import say_later
from actions.responses.voice import Voice


class ActionAssessmentSummary(HomeroomAction):
    """Says what may fit this child and why, then offers the letter."""

    action_name = "action_assessment_summary"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The summary the first time; after a change, that it is there to be made anew.

        Rasa runs what follows a form even when the form could not start, so this looks again.
        """
        slots = tracker.current_slot_values()
        case = case_from_slots(slots)
        if next_question(case, slots.get(ASKED) or [], passed_questions(slots)):
            return [FollowupAction("assessment_form")]
        voice = Voice(dispatcher, tracker)
        told = facts_from_slots(slots)
        facts = for_summary(told)
        is_stale = slots.get(DRAFTED) not in (None, for_letter(told))
        if is_stale or slots.get(SUMMARISED) not in (None, facts):
            return say_stale(voice, slots, told)
        if slots.get(SUMMARISED) is None:
            say_summary(voice, case)
            say_later(dispatcher, slots, "later")
        voice.say("offer_letter")
        return [SlotSet(OFFER, LETTER), SlotSet(SUMMARISED, facts)]


class ActionShowSummary(HomeroomAction):
    """Says the summary on request, also in the middle, from what is known so far."""

    action_name = "action_show_summary"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The summary, or that it is too early for one."""
        slots = tracker.current_slot_values()
        voice = Voice(dispatcher, tracker)
        case = case_from_slots(slots)
        if case.severity is None and case.missed_days is None:
            voice.say("summary_too_early")
            voice.offer_next_actions()
            return []
        is_early = next_question(case, slots.get(ASKED) or [], passed_questions(slots)) is not None
        if is_early:
            voice.say("summary_so_far")
        say_summary(voice, case)
        say_later(dispatcher, slots, "later")
        if is_early:
            voice.offer_next_actions()
            return []
        if not (tracker.active_loop or {}).get("name"):
            voice.say("offer_letter")
        return [SlotSet(OFFER, LETTER), SlotSet(SUMMARISED, for_summary(facts_from_slots(slots)))]


def say_summary(voice: Voice, case: Case) -> None:
    """The plan for this child: as data for cards, and as paragraphs for a plain screen."""
    plan = make_plan(case, guidance(), today=today(case.state))
    texts = chat_summary(plan, guidance())
    voice.show({"type": "summary", "texts": texts, "plan": plan.as_json()})
