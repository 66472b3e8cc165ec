"""The value of one fact in words, for the list of a letter's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actions.core.case import Case, SentLetter
from actions.core.letter.counts import value_of_count
from actions.core.letter.model import spelled_date
from actions.core.letter.words import capitalised, number

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance

TOPICS = {
    "triggers": "triggers",
    "impacts": "impacts",
    "avoided_classes": "classes",
    "conditions_ruled_out": "conditions",
    "school_response": "school_responses",
}


def value_in_words(case: Case, field: str, content: Guidance) -> str:
    """A fact as a short text: "about 17", "noise; tests", "grade 7"."""
    value = getattr(case, field)
    if isinstance(value, tuple):
        return "; ".join(_item(field, item, content) for item in value)
    if isinstance(value, float):
        return value_of_count(field, case, content.letters.words)
    if hasattr(value, "strftime"):
        return spelled_date(value)
    if field == "state":
        state = content.states.get(value)
        return state.name if state else value
    plain = number(value) if isinstance(value, int) else str(getattr(value, "value", value))
    return capitalised(content.chat.words.get(field, {}).get(plain, plain))


def _item(field: str, item: Any, content: Guidance) -> str:
    if isinstance(item, SentLetter):
        letter = content.letters.get(item.kind)
        title = letter.template.title if letter else item.kind
        return f"{title}, {spelled_date(item.sent_on)}"
    if field in TOPICS:
        return content.label(TOPICS[field], item)
    return str(content.chat.words.get(field, {}).get(item, item))
