"""The personal summary at the end of the assessment."""

from __future__ import annotations

from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction
from actions.bridge import case_from_slots, passed_questions
from actions.core.case import Case
from actions.core.content.loader import guidance
from actions.core.plan import make_plan
from actions.core.questions import next_question
from actions.core.summary import chat_summary
from actions.forms.assessment import ASKED
from actions.replies.conversation import LETTER, OFFER

SUMMARISED = "assessment_summarised"
"""Slot: the facts the last summary was made from."""


class ActionAssessmentSummary(HomeroomAction):
    """Says what may fit this child and why, then offers the letter."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_assessment_summary"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The summary; back to the questions when one is open after all.

        Rasa runs what follows a form even when the form could not start, so this looks again.
        """
        slots = tracker.current_slot_values()
        case = case_from_slots(slots)
        if next_question(case, slots.get(ASKED) or [], passed_questions(slots)):
            return [FollowupAction("assessment_form")]
        facts = case.known()
        if facts != slots.get(SUMMARISED):  # nothing new: the same words again would help nobody
            say_summary(dispatcher, case)
        dispatcher.utter_message(response="utter_offer_letter")
        return [SlotSet(OFFER, LETTER), SlotSet(SUMMARISED, facts)]


class ActionShowSummary(HomeroomAction):
    """Says the summary on request, also in the middle, from what is known so far."""

    def name(self) -> str:
        """Rasa's name for it."""
        return "action_show_summary"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The summary, or that it is too early for one."""
        case = case_from_slots(tracker.current_slot_values())
        if case.severity is None and case.missed_days is None:
            dispatcher.utter_message(response="utter_summary_too_early")
        else:
            say_summary(dispatcher, case)
        return []


def say_summary(dispatcher: CollectingDispatcher, case: Case) -> None:
    """The plan for this child in a few short messages."""
    plan = make_plan(case, guidance(), today=date.today())
    for message in chat_summary(plan, guidance()):
        dispatcher.utter_message(text=message)
