"""What was told: taking it in, saying it back, listing it, and changing it."""

from __future__ import annotations

from dataclasses import dataclass

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction, close_form
from actions.bridge import facts_from_slots, slot_events, slots_of
from actions.clock import today
from actions.core.calendar.school_days import SchoolDate
from actions.core.content.loader import guidance
from actions.core.facts.case import fields_where
from actions.core.facts.contradictions import told_twice
from actions.core.facts.corrections import correction
from actions.core.facts.merging import case_of, valid
from actions.core.facts.recap import recap
from actions.core.facts.review import fact_named, review
from actions.core.facts.taking_in import changed, removed, taken_in
from actions.core.facts.told import Facts, only, without
from actions.core.understanding.replies import corrects
from actions.core.understanding.spacy_model import reading
from actions.dialogue.incoming import Turn, latest_turn
from actions.dialogue.open_contradiction import open_contradiction
from actions.dialogue.open_question import ASSESSMENT_FORM, LETTER_FORM, form_of
from actions.dialogue.slots import (
    DRAFTED,
    LETTER,
    OFFER,
    REOPENED,
    SUMMARISED,
    SUMMARY,
    Slots,
    for_letter,
    for_summary,
)
from actions.responses.buttons import command
from actions.responses.sent import is_the_day, keep_sent_day
from actions.responses.voice import Voice

NAMES = frozenset(fields_where(dates=("letter",)))
"""What only a letter needs: said back in the letter itself."""


@dataclass(frozen=True)
class Changes:
    """What a message did to the facts."""

    before: Facts
    new: Facts
    after: Facts

    @property
    def is_correction(self) -> bool:
        """Whether an earlier answer no longer holds."""
        return bool(changed(self.before, self.after) or removed(self.before, self.after))

    def acknowledge(self, voice: Voice, turn: Turn) -> None:
        """One short line that shows what was understood; a tap needs none unless it corrects."""
        corrected = changed(self.before, self.after)
        if turn.is_edit and set(self.new) == {"chosen_supports"}:
            voice.say("supports_chosen")
        elif turn.is_edit:
            self._name(voice, corrected | without(self.after, self.before))
        elif corrected:
            self._name(voice, {**self.new, **corrected})
        elif self.new and not turn.is_button and not set(self.new) <= NAMES:
            same = self.after == self.before
            _say_back(voice, "nothing_changed" if same else "noted", self.new)

    def _name(self, voice: Voice, facts: Facts) -> None:
        beside = only(self.after, ("estimated", "per"))
        if not _say_back(voice, "changed", {**beside, **facts}):
            voice.say("taken_out" if removed(self.before, self.after) else "left_as_it_was")

    def overturn(self, turn: Turn) -> bool:
        """Whether another school plan was told than before, and not as a correction."""
        if turn.is_pressed or turn.intent == "correct_fact" or corrects(turn.text):
            return False
        before, after = (case_of(facts) for facts in (self.before, self.after))
        return bool(told_twice(before, after))


def take_in(new: Facts, slots: Slots, *, replaces: bool = False) -> Changes:
    """The facts of a message, checked, put into those the slots hold."""
    before, checked = facts_from_slots(slots), valid(new)
    return Changes(before, checked, taken_in(before, checked, replaces=replaces))


def _say_back(voice: Voice, reply: str, facts: Facts) -> bool:
    noted = recap(facts, guidance())
    if noted:
        voice.say(reply, noted=noted)
    return bool(noted)


def say_stale(voice: Voice, slots: Slots, facts: Facts) -> list[EventType]:
    """Says that what is on screen shows an old answer, and offers the new one."""
    if slots.get(DRAFTED) and slots[DRAFTED] != for_letter(facts):
        voice.say("stale_letter")
        return [SlotSet(OFFER, LETTER)]
    if slots.get(SUMMARISED) and slots[SUMMARISED] != for_summary(facts):
        voice.say("stale_summary")
        return [SlotSet(OFFER, SUMMARY)]
    voice.say("what_next", buttons=voice.next_buttons())
    return []


class ActionKeepFacts(HomeroomAction):
    """Takes in facts told outside the questions: a correction, a second thought, a story."""

    action_name = "action_keep_facts"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Before the summary the questions go on; afterwards the change is named."""
        return keep_facts(dispatcher, tracker)


def keep_facts(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Takes in facts told outside the questions, and says what changed."""
    slots = tracker.current_slot_values()
    turn = latest_turn(tracker)
    if (tracker.active_loop or {}).get("name"):  # nothing in it was a fact
        Voice(dispatcher, tracker).say("left_as_it_was")
        return []
    if not slots.get(SUMMARISED) and not slots.get(DRAFTED):
        return [FollowupAction(ASSESSMENT_FORM)]  # which takes the facts in
    if is_the_day(turn, slots):
        return keep_sent_day(dispatcher, tracker)
    voice = Voice(dispatcher, tracker)
    facts = turn.facts or put_right(turn, slots)
    changes = take_in(facts, slots, replaces=turn.is_edit)
    if open_contradiction({**slots, **slots_of(changes.after)}) or changes.overturn(turn):
        return [FollowupAction(ASSESSMENT_FORM)]  # which asks about it, too
    if turn.is_edit and slots.get(DRAFTED) not in (None, for_letter(changes.after)):
        return [FollowupAction(LETTER_FORM)]  # which drafts the letter anew
    changes.acknowledge(voice, turn)
    return [
        *slot_events(changes.before, changes.after),
        *say_stale(voice, slots, changes.after),
    ]


class ActionReviewFacts(HomeroomAction):
    """Lists everything told so far, each fact with a button to change it."""

    action_name = "action_review_facts"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The list, or that there is nothing in it yet."""
        voice = Voice(dispatcher, tracker)
        say_review(voice, tracker.current_slot_values())
        return []


def say_review(voice: Voice, slots: Slots) -> None:
    """The list of facts, then what can be done next."""
    content = guidance()
    found = review(facts_from_slots(slots), content)
    if not found:
        voice.say("review_empty", buttons=voice.next_buttons())
        return
    title = content.chat.replies["change_button"].say[0]
    facts = [
        {
            "field": fact.field,
            "label": fact.label,
            "value": fact.value,
            "buttons": [command(title, "correct_fact", fact.question)],
        }
        for fact in found
    ]
    voice.show({"type": "review", "text": content.chat.replies["review"].say[0], "facts": facts})
    voice.offer_next_actions()


class ActionCorrectFact(HomeroomAction):
    """Opens a question again, whose answer the parent says is wrong."""

    action_name = "action_correct_fact"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The question that fits the words; the whole list when none does."""
        slots = tracker.current_slot_values()
        turn = latest_turn(tracker)
        is_open = bool((tracker.active_loop or {}).get("name"))
        if not is_open and (turn.facts or put_right(turn, slots)):  # the right answer is there
            return keep_facts(dispatcher, tracker)
        question = turn.topic if turn.is_pressed else _meant(turn.text)
        if question not in guidance().chat.questions:
            say_review(Voice(dispatcher, tracker), slots)
            return []
        Voice(dispatcher, tracker).say("reopened")
        return reopen(question, slots)


def put_right(turn: Turn, slots: Slots) -> Facts:
    """What a message without a plain fact puts right: "no, 25 not 20"."""
    if turn.is_pressed:
        return {}
    content, known = guidance(), facts_from_slots(slots)
    said_on = SchoolDate(today(known.get("state")), content.calendar)
    with reading(turn.text) as doc:
        return correction(turn.text, doc, known, content.vocabulary, said_on)


def reopen(question: str, slots: Slots) -> list[EventType]:
    """Events that ask a question again; its old answer stays until there is a new one."""
    form = form_of(question, has_letter=bool(slots.get(DRAFTED)))
    return [*close_form(), SlotSet(REOPENED, question), FollowupAction(form)]


def _meant(text: str) -> str | None:
    line = fact_named(text, guidance())
    return line.question if line else None
