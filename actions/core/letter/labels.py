"""The value of one fact in words, for the list of a letter's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actions.core.facts.case import VOCABULARY_OF, Case
from actions.core.facts.case_values import SentLetter
from actions.core.letter.counts import value_of_count
from actions.core.letter.model import spelled_date
from actions.core.letter.words import capitalised, number

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance


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
    return capitalised(said_plainly(field, value, content))


def said_plainly(field: str, value: Any, content: Guidance) -> str:
    """One value as it stands in a sentence: "a therapist", "back from the hospital"."""
    if field in VOCABULARY_OF:
        return content.label(VOCABULARY_OF[field], value)
    is_count = isinstance(value, int) and not isinstance(value, bool)
    plain = number(value) if is_count else str(getattr(value, "value", value))
    return content.chat.words.get(field, {}).get(plain, plain)


def _item(field: str, item: Any, content: Guidance) -> str:
    if isinstance(item, SentLetter):
        letter = content.letters.get(item.kind)
        title = letter.template.title if letter else item.kind
        return f"{title}, {spelled_date(item.sent_on)}"
    return said_plainly(field, item, content)
