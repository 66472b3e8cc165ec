"""The fact reader: what one message says about the child, as JSON-ready values of a `Case`.

    attendance.py   days, part-day troubles, classes, severity, since when
    conditions.py   conditions and how sure they are
    concerns.py     triggers and impacts
    plans.py, responses.py   the plan at school, what the school said
    child.py        age, grade, state, who writes

Only what is said becomes a fact; a question about the rules is none.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from spacy.tokens import Doc

from actions.core.content.vocabulary import Vocabulary
from actions.core.understanding.attendance import read_attendance
from actions.core.understanding.child import age_parts, read_child
from actions.core.understanding.classes import classes_among
from actions.core.understanding.concerns import read_impacts, read_triggers
from actions.core.understanding.conditions import read_conditions
from actions.core.understanding.plans import PLAN_NAME, read_plan
from actions.core.understanding.responses import read_responses
from actions.core.understanding.text import Message, read_message

Facts = dict[str, Any]

_TRIGGER_OF_CLASS = {"pe": "pe", "lunch": "cafeteria", "homeroom": None}


def read_facts(doc: Doc | str, *, vocabulary: Vocabulary, today: date) -> Facts:
    """Facts in a message, under Case field names; a spaCy doc of our pipeline or plain text."""
    return facts_in(read_message(doc, vocabulary), today)


def facts_in(message: Message, today: date) -> Facts:
    """Facts in a message whose terms are already marked."""
    facts = {
        **read_attendance(message, _other_numbers(message), today),
        **read_conditions(message),
        **read_child(message),
    }
    lists = {
        "triggers": _with_classes(
            read_triggers(message), [*facts.get("avoided_classes", []), *classes_among(message)]
        ),
        "impacts": read_impacts(message),
        "school_response": read_responses(message),
    }
    facts.update({field: value for field, value in lists.items() if value})
    plan = read_plan(message)
    if plan:
        facts["plan_status"] = plan
    return facts


def _with_classes(triggers: list[str], classes: list[str]) -> list[str]:
    """An avoided class is itself something that makes school hard."""
    from_classes = [_TRIGGER_OF_CLASS.get(name, "specific_class") for name in classes]
    return list(dict.fromkeys([*triggers, *(name for name in from_classes if name)]))


def _other_numbers(message: Message) -> list[tuple[int, int]]:
    """Ages, grades and plan names: numbers that count nothing."""
    return [
        *age_parts(message),
        *((mention.start, mention.end) for mention in message.mentions),
        *(found.span() for found in message.search(PLAN_NAME)),
    ]
