"""The letter: beginning it, choosing which, and showing the draft."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import HomeroomAction, close_form
from actions.bridge import facts_from_slots
from actions.clock import today
from actions.core.content.loader import guidance
from actions.core.documents.store import letter_files
from actions.core.documents.text import as_text
from actions.core.letter.draft import delivery_advice, draft_letter
from actions.core.letter.editing import letter_facts
from actions.core.letter.options import letter_options
from actions.dialogue.incoming import latest_turn
from actions.dialogue.letter_choice import LetterChoice, letter_choice, next_letter_question
from actions.dialogue.open_question import LETTER_FORM
from actions.dialogue.slots import DRAFTED, LETTER, OFFER, for_letter
from actions.responses.buttons import command
from actions.responses.documents import kept
from actions.responses.voice import Voice


class ActionBeginLetter(HomeroomAction):
    """Leaves whatever is open and asks what the letter needs."""

    action_name = "action_begin_letter"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """On to the letter's form."""
        return [*close_form(), SlotSet(OFFER, None), FollowupAction(LETTER_FORM)]


class ActionChooseLetter(HomeroomAction):
    """Lists the letters with the reason for each, or takes the one that was chosen."""

    action_name = "action_choose_letter"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The list to choose from; after a choice, on to the letter's form."""
        choice = letter_choice(tracker.current_slot_values())
        turn = latest_turn(tracker)
        if turn.is_pressed and turn.topic in guidance().letters:
            return [*close_form(), choice.chosen(turn.topic), FollowupAction(LETTER_FORM)]
        options = letter_options(choice.case, guidance(), today=today(choice.case.state))
        voice = Voice(dispatcher, tracker)
        fitting = [f"- {option.title}: {option.text}" for option in options if option.fits]
        voice.tell("\n".join(fitting))
        voice.say(
            "choose_letter",
            buttons=[command(one.title, "choose_letter", one.kind) for one in options],
        )
        return close_form()


class ActionChangeLetter(HomeroomAction):
    """Asks what about the letter shall be different."""

    action_name = "action_change_letter"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """What can be changed; without a letter, the offer to draft one."""
        voice = Voice(dispatcher, tracker)
        if tracker.get_slot(DRAFTED):
            voice.say("change_letter")
            return close_form()
        voice.say("no_letter_yet")
        return [*close_form(), SlotSet(OFFER, LETTER)]


class ActionLetterDraft(HomeroomAction):
    """Drafts the letter from the facts told so far."""

    action_name = "action_letter_draft"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """The letter as a card, how to send it, and what comes next.

        Rasa runs what follows a form even when the form could not start, so this looks again.
        """
        slots = tracker.current_slot_values()
        if next_letter_question(slots):
            return [FollowupAction(LETTER_FORM)]
        choice = letter_choice(slots)
        voice = Voice(dispatcher, tracker)
        voice.say("letter_intro")
        # In a thread: the bot answers other parents while the documents are made.
        voice.show(await asyncio.to_thread(_card, choice, tracker.sender_id))
        advice = delivery_advice(
            choice.case, choice.kind, guidance(), today=today(choice.case.state)
        )
        voice.say("letter_delivery", text="\n".join(f"- {line}" for line in advice))
        voice.say("letter_next")
        return [SlotSet(DRAFTED, for_letter(facts_from_slots(slots))), SlotSet(OFFER, None)]


def _card(choice: LetterChoice, conversation: str) -> dict[str, Any]:
    """The letter with its files, the facts in it, and the other letters there are."""
    content, day = guidance(), today(choice.case.state)
    letter = draft_letter(
        choice.case, content, today=day, kind=choice.kind, approved=choice.approved
    )
    facts = letter_facts(choice.case, choice.kind, content, today=day, approved=choice.approved)
    kinds = [
        {"kind": one.kind, "title": one.title, "chosen": one.kind == choice.kind}
        for one in letter_options(choice.case, content, today=day)
    ]
    return {
        "type": "letter",
        "kind": letter.kind,
        "title": letter.title,
        "text": as_text(letter),
        "files": kept(conversation, letter_files(letter)),
        "facts": [fact.as_json() for fact in facts],
        "kinds": kinds,
        "mail": {"subject": letter.subject.value},
    }
