"""What the bot remembers of the talk itself, apart from the facts: slots and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.bridge import case_from_slots, facts_from_slots
from actions.core.facts.case import FACTS
from actions.core.facts.told import Facts, only
from actions.core.letter.waiting import unanswered
from actions.core.next_actions import ConversationStage
from actions.core.safety.talk import talk_from

SAFETY_TALK = "safety_talk"
"""Slot: how the safety talk stands, and the kinds of danger told; never a word of the parent."""

SAFETY_PAUSED = "safety_paused"
"""Slot: the form that the safety talk interrupted."""

ASKED = "assessment_asked"
"""Slot: ids of the assessment's questions asked so far, in order."""

REOPENED = "conversation_reopened"
"""Slot: a question asked again because the parent wants to change its answer."""

MISSES = "conversation_misses"
"""Slot: how often in a row a message was not understood."""

OFFER = "conversation_offer"
"""Slot: what a plain "yes" would take up."""

LETTER = "letter"
SUMMARY = "summary"
START_OVER = "start_over"
ERASE = "erase"
GO_ON = "go_on"
SENT_DAY = "sent_day"
"""Values of OFFER; after SENT_DAY a bare day says when the letter went."""

SYMPATHY = "conversation_sympathy"
"""Slot: ids of the hard facts that had a word."""

CHECKED = "assessment_checked"
"""Slot: contradictions the parent was asked about, with the answers they were between."""

SUMMARISED = "assessment_summarised"
"""Slot: the facts the last summary was made from."""

LETTER_KIND = "letter_kind"
"""Slot: the letter the parent chose."""

APPROVED = "letter_approved"
"""Slot: ids of the private facts that may go into a letter."""

DRAFTED = "letter_drafted"
"""Slot: the facts the last letter was made from."""

OVERTURNED = "assessment_overturned"
"""Slot: whether a later message told another plan than an earlier one, and nobody asked yet."""

Slots = Mapping[str, Any]

_DATING = {
    made: frozenset(field for field, schema in FACTS.items() if made in schema.dates)
    for made in ("summary", "letter")
}
"""What was made from the facts -> the fields whose change puts it out of date."""


def for_summary(facts: Facts) -> Facts:
    """The facts a summary depends on; names, news and a choice made in it do not age it."""
    return only(facts, _DATING["summary"])


def for_letter(facts: Facts) -> Facts:
    """The facts a letter depends on."""
    return only(facts, _DATING["letter"])


def is_grave(slots: Slots) -> bool:
    """Whether danger was spoken of; words stay plain from then on."""
    talk = talk_from(slots.get(SAFETY_TALK))
    return talk is not None and talk.is_grave


def stage(slots: Slots) -> ConversationStage:
    """How far the parent has come."""
    return ConversationStage(
        has_told=bool(facts_from_slots(slots) or slots.get(ASKED)),
        has_summary=bool(slots.get(SUMMARISED)),
        has_letter=bool(slots.get(DRAFTED)),
        waits_for_answer=unanswered(case_from_slots(slots)) is not None,
    )
