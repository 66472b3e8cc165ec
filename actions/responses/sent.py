"""What became of a letter: when it went, whether an answer came, and what comes after."""

from __future__ import annotations

from datetime import date, timedelta

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction, close_form
from actions.bridge import SLOT_OF_FIELD, case_from_slots, facts_from_slots
from actions.clock import today
from actions.core.calendar.timeline import step_text, timeline_for
from actions.core.content.loader import guidance
from actions.core.facts.case import Case
from actions.core.facts.merging import merge
from actions.core.facts.sent_date import sent_date
from actions.core.letter.next import NextLetter, follow_up_day, next_letter
from actions.core.letter.waiting import unanswered
from actions.core.phrases import spelled
from actions.dialogue.incoming import Turn, latest_turn
from actions.dialogue.letter_choice import letter_choice
from actions.dialogue.slots import LETTER, OFFER, SENT_DAY, Slots
from actions.responses.buttons import button
from actions.responses.voice import Voice

DAYS_AGO = {"today": 0, "yesterday": 1}
MAX_STEPS = 3
"""Steps of the timeline told at once; the calendar file holds them all."""


def keep(slots: Slots, news: dict[str, str]) -> tuple[Case, list[EventType]]:
    """The case with news of a letter that went out, and the events that remember it."""
    facts = merge(facts_from_slots(slots), {"letters_sent": [news]})
    # An answer also ends a silence told before.
    kept = {SLOT_OF_FIELD[one]: facts.get(one) for one in ("letters_sent", "school_response")}
    events: list[EventType] = [SlotSet(slot, value) for slot, value in kept.items()]
    return case_from_slots({**slots, **kept}), events


class ActionLetterSent(HomeroomAction):
    """Keeps the day a letter went, and tells what should happen by when."""

    action_name = "action_letter_sent"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The dates that follow."""
        return keep_sent_day(dispatcher, tracker)


def keep_sent_day(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Keeps the day a letter went. Without a day in the words, today is taken, and said."""
    slots = tracker.current_slot_values()
    voice = Voice(dispatcher, tracker)
    turn = latest_turn(tracker)
    choice = letter_choice(slots)
    day = _day(turn, today(choice.case.state))
    kind = choice.kind
    case, events = keep(slots, {"kind": kind, "sent_on": day.isoformat()})
    title = guidance().letters[kind].template.title
    voice.say("sent", buttons=[], letter=title, sent_on=spelled(day))
    steps = timeline_for(case, guidance(), today(case.state))[:MAX_STEPS]
    told = "\n".join(f"- {step.title}: {step_text(step, guidance())}" for step in steps)
    if not voice.was_said(told):
        voice.tell(told)
    other_day = [button("sent_yesterday")] if _is_taken_for_granted(turn, day) else []
    voice.say("after_sent", extra=other_day)
    return [*close_form(), *events, SlotSet(OFFER, SENT_DAY)]


class ActionLetterAnswered(HomeroomAction):
    """Keeps that the school answered."""

    action_name = "action_letter_answered"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Asks what the answer was; it may change what to do next."""
        return _with_answer(dispatcher, tracker, "yes", "answered")


class ActionNoAnswerYet(HomeroomAction):
    """Keeps that no answer came, and offers the follow-up when its day has come."""

    action_name = "action_no_answer_yet"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The next letter, or the day from which it makes sense."""
        case = case_from_slots(tracker.current_slot_values())
        waiting = unanswered(case)
        if waiting and (due := follow_up_day(waiting, case, guidance())) > today(case.state):
            Voice(dispatcher, tracker).say("still_time", sent_on=spelled(due))
            return close_form()
        return _with_answer(dispatcher, tracker, "no", "unanswered")


def _with_answer(
    dispatcher: CollectingDispatcher, tracker: Tracker, told: str, reply: str
) -> list[EventType]:
    slots = tracker.current_slot_values()
    voice = Voice(dispatcher, tracker)
    waiting = unanswered(case_from_slots(slots))
    if waiting is None:
        voice.say("nothing_sent")
        return close_form()
    news = {"kind": waiting.kind, "sent_on": waiting.sent_on.isoformat(), "answered": told}
    case, events = keep(slots, news)
    voice.say(reply, buttons=[button("change"), *voice.next_buttons()][:4])
    coming = next_letter(case, guidance(), today(case.state))
    if coming and coming.is_due and coming.kind != waiting.kind:
        told_now = {event["name"]: event["value"] for event in events}
        events += offer_next(voice, coming, {**slots, **told_now})
    return [*close_form(), *events]


def offer_next(voice: Voice, coming: NextLetter, slots: Slots) -> list[EventType]:
    """Offers the next letter in line; a plain "yes" takes it up."""
    voice.say("next_letter", title=coming.title, reason=coming.text)
    return [letter_choice(slots).chosen(coming.kind), SlotSet(OFFER, LETTER)]


def is_the_day(turn: Turn, slots: Slots) -> bool:
    """Whether a bare day, right after a letter was noted, says that it went on that one."""
    is_open = slots.get(OFFER) == SENT_DAY and not turn.is_pressed and not turn.facts
    return is_open and sent_date(turn.text, today(case_from_slots(slots).state)) is not None


def _is_taken_for_granted(turn: Turn, now: date) -> bool:
    """Whether the parent named no day, so that today was taken."""
    if turn.is_pressed:
        return turn.topic not in DAYS_AGO
    return sent_date(turn.text, now) is None


def _day(turn: Turn, now: date) -> date:
    if turn.is_pressed:
        return now - timedelta(days=DAYS_AGO.get(turn.topic or "today", 0))
    return sent_date(turn.text, now) or now
