"""The fact reader: what one message says about the child, as JSON-ready values of a `Case`.

    attendance.py   days, part-day troubles, classes, severity, since when
    conditions.py   conditions and how sure they are
    concerns.py     triggers and impacts
    plans.py, responses.py   the plan at school, what the school said
    told.py         triggers, impacts and responses in words that were learned
    child.py        age, grade, state, who writes

Only what is said becomes a fact; a question about the rules is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from actions.core.calendar.school_days import SchoolDate
from actions.core.content.vocabulary import Vocabulary
from actions.core.facts.told import Facts, as_facts
from actions.core.understanding.attendance import read_attendance
from actions.core.understanding.child import age_parts, read_child
from actions.core.understanding.classes import classes_among
from actions.core.understanding.concerns import read_impacts, read_triggers
from actions.core.understanding.conditions import read_conditions
from actions.core.understanding.plans import PLAN_NAME, read_plan
from actions.core.understanding.responses import most_telling, read_responses
from actions.core.understanding.text import Message, read_message
from actions.core.understanding.told import read_told

_TRIGGER_OF_CLASS = {"pe": "pe", "lunch": "cafeteria", "homeroom": None}


def read_facts(doc: Doc | str, *, vocabulary: Vocabulary, said_on: SchoolDate) -> Facts:
    """Facts in a message, under Case field names; a spaCy doc of our pipeline or plain text."""
    message = read_message(doc, vocabulary)
    return with_told(facts_in(message, said_on), read_told(message))


def facts_in(message: Message, said_on: SchoolDate) -> Facts:
    """Facts the rules find in a message whose terms are already marked."""
    facts: Facts = {
        **read_attendance(message, _other_numbers(message), said_on),
        **read_conditions(message),
        **read_child(message),
    }
    classes = [*(facts.get("avoided_classes") or []), *classes_among(message)]
    lists = {
        "triggers": _with_classes(read_triggers(message), classes),
        "impacts": read_impacts(message),
        "school_response": read_responses(message),
    }
    facts.update(as_facts({field: value for field, value in lists.items() if value}))
    plan = read_plan(message)
    if plan:
        facts["plan_status"] = plan
    return facts


def with_told(facts: Mapping[str, Any], told: Mapping[str, list[str]]) -> Facts:
    """The facts with what was told in words the rules do not know, which comes last."""
    both = {
        field: list(dict.fromkeys([*facts.get(field, []), *ids])) for field, ids in told.items()
    }
    if "triggers" in both:
        both["triggers"] = _without_unknown(both["triggers"])
    if "school_response" in both:
        both["school_response"] = most_telling(both["school_response"])
    return as_facts({**facts, **both})


def _without_unknown(triggers: list[str]) -> list[str]:
    """ "I don't know why, maybe the bus" names something."""
    return [trigger for trigger in triggers if trigger != "unknown"] or triggers


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
