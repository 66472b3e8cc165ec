"""Replies to questions about facts that need no reader of their own: read by the fact's type.

A list of vocabulary ids is heard by its phrases, a number by its digits or words, a day by its
date, a yes or no, one of a few values by its name; a text is kept as typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any

from actions.core.facts.case import FACTS, LISTS, MAX_LINE, Case
from actions.core.facts.sent_date import days_named
from actions.core.facts.told import Facts, as_facts
from actions.core.understanding.concerns import is_denied
from actions.core.understanding.numbers import amounts
from actions.core.understanding.text import Message

FIELD_OF = {schema.slot: field for field, schema in FACTS.items()}
"""Question -> the field it asks for: a question's id is the slot of its fact."""

_YES = re.compile(
    r"\s*(?:oh )?(?:yes|yep|yeah|yup|yea|si|correct|right|true|he is|she is|they are|we are|he did"
    r"|she did|he does|she does|we do)\b"
)


def read_by_type(question: str, message: Message, today: date) -> Facts:
    """What the reply says to a question; {} when it says nothing that fits.

    Raises KeyError for a question about no fact.
    """
    field = FIELD_OF[question]
    value = _reader(field)(field, message, today)
    return as_facts({} if value is None else {field: value})


def none_means(question: str) -> Facts:
    """What a plain "no" says to a question: none of the list, or false; {} where it is unclear."""
    field = FIELD_OF.get(question)
    if field is None:
        return {}
    if FACTS[field].none_is_an_answer:
        return as_facts({field: []})
    return as_facts({field: False} if Case.__fields__[field].type_ is bool else {})


def _reader(field: str) -> Callable[[str, Message, date], Any]:
    kind = Case.__fields__[field].type_
    if field in LISTS:
        return _terms
    if kind is bool:
        return lambda _field, message, _today: True if _YES.match(message.text) else None
    if issubclass(kind, (int, float)):
        return _number
    if kind is date:
        return _day
    return _one_of if issubclass(kind, Enum) else _text


def _terms(field: str, message: Message, today: date) -> list[str] | None:
    topic = FACTS[field].vocabulary or ""
    named = [one.id for one in message.of(topic) if not is_denied(message, one.start)]
    return list(dict.fromkeys(named)) or None


def _number(field: str, message: Message, today: date) -> float | None:
    found = amounts(message.text)
    return found[0].value if found else None


def _day(field: str, message: Message, today: date) -> str | None:
    days = days_named(message.said, today, "future" if FACTS[field].lies_ahead else "past")
    return days[0].isoformat() if days else None


def _one_of(field: str, message: Message, today: date) -> str | None:
    values = [one.value for one in Case.__fields__[field].type_]
    named = [one for one in values if re.search(rf"\b{one.replace('_', ' ')}\b", message.text)]
    return named[0] if len(named) == 1 else None


def _text(field: str, message: Message, today: date) -> str | None:
    text = " ".join(message.said.split())
    return text if 1 < len(text) <= MAX_LINE else None
