"""Replies to the question about the plan at school and what the school has said."""

from __future__ import annotations

import re

from actions.core.calendar.school_days import SchoolDate
from actions.core.facts.case_values import PlanStatus
from actions.core.facts.told import Facts
from actions.core.understanding.plans import plan_named
from actions.core.understanding.text import Message

_REFUSED = re.compile(
    r"\b(?:refus\w+|den(?:ied|y)|turned (?:us )?down|said no|won'?t (?:test|evaluate|do|give)"
    r"|not eligible|"
    r"(?:doesn'?t|didn'?t) qualify|rejected)\b"
)
_EVALUATED = re.compile(
    r"\b(?:evaluat\w+|test(?:ing|ed)|assess\w*|in (?:the )?process|in progress"
    r"|started the process|in the works|under ?way)\b"
)
_NO = re.compile(
    r"\s*(?:um+[\s,]*|well[\s,]*|honestly[\s,]*)*(?:no|nope|nah|nothing|none|neither|not yet"
    r"|never|nada|(?:she |he |we )?(?:had one|used to)|she doesn'?t|he doesn'?t|they "
    r"don'?t)\b(?! idea| clue)"
)
_NOT_SURE = re.compile(r"\b(?:not sure|don'?t know|dont know|no idea|idk|unsure)\b")
_WANTS = re.compile(r"\b(?:want|asked|asking|need|requested|trying|should|what is|what's)\b")
_BOTH = re.compile(r"\s*(?:yes\W+)?(?:she has |he has )?both\b")
_NOT_NAMED = re.compile(r"\b(?:no|not (?:an?|on an?)|without an?|never had an?)\s+(?:504|iep)\b")


def read_plan(message: Message, facts: Facts, said_on: SchoolDate) -> Facts:
    """The plan there is today, or that there is none."""
    if "plan_status" in facts:
        return {}
    status = _status(message.text)
    return {"plan_status": status} if status else {}


def _status(text: str) -> str | None:
    if _REFUSED.search(text):
        return PlanStatus.REFUSED.value
    named = plan_named(_NOT_NAMED.sub("", text))
    if named and not _WANTS.search(text) and not _NO.match(text):
        return named
    if _BOTH.match(text):
        return PlanStatus.IEP.value
    if _NO.match(text):
        return PlanStatus.NONE.value
    if _NOT_SURE.search(text):
        return PlanStatus.UNKNOWN.value
    return PlanStatus.BEING_EVALUATED.value if _EVALUATED.search(text) else None
