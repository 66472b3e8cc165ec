"""Replies to the questions about conditions, triggers and impacts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from re import Pattern

from actions.core.calendar.school_days import SchoolDate
from actions.core.facts.told import Facts
from actions.core.understanding.concerns import is_denied
from actions.core.understanding.providers import read_provider
from actions.core.understanding.status_words import plain_status
from actions.core.understanding.text import Message
from actions.core.understanding.told import SURE_IN_REPLY, read_told

_PANIC = re.compile(r"\bpanic\w*")
_OWN_NAME = re.compile(
    r"\b(?:[a-z'-]+ )?[a-z'-]+ (?:syndrome|disorder|disease)\b"
    r"|\b[a-z]{4,}(?:mania|phobia|itis|osis|plegia|pathy|trophy)\b"
)
_YES = re.compile(
    r"\s*(?:oh )?(?:yes|yep|yeah|yup|yea|ya|si|correct|right|officially|she is|he is|she was"
    r"|he was|they are|she does|he does|it is|definitely|absolutely|sure)\b"
)
_WAITING = re.compile(
    r"\b(?:wait\w*|appointment|appt|scheduled|on (?:a|the) list|intake|referr\w+|pending"
    r"|next (?:week|month)|in (?:the )?process|in progress|being (?:tested|evaluated)|getting "
    r"(?:tested|evaluated))\b"
)
_THINK = re.compile(
    r"\b(?:think|thinks|suspect\w*|maybe|probably|pretty sure|possibl[ey]|not official\w*"
    r"|likely|believe|just (?:me|us|my (?:guess|opinion|gut))|my gut|kind of|kinda|sort of|seems)\b"
)
_NO = re.compile(
    r"\s*(?:no|nope|nah|not yet|never|nobody|no one|none)\b(?! (?:formal )?(?:plan|iep|504)\b)"
)
_WILL_NOT_SAY = re.compile(
    r"\b(?:won'?t|can'?t|doesn'?t|never|not) (?:say|tell|talk|explain|know why)\b"
    r"|^\W*(?:honestly\W+)?(?:everything|all of it|the whole thing|every part)\b"
)
_CLASS_TRIGGERS = {"pe": "pe", "lunch": "cafeteria"}
_TRIGGER_WORDS: Mapping[str, Pattern[str]] = {
    "social": re.compile(r"\b(?:people|kids|friends?|others|peers|crush|girls|boys)\b"),
    "specific_class": re.compile(r"\b(?:class(?:es)?|subject)\b"),
    "workload": re.compile(r"\b(?:the work|assignments)\b"),
    "physical_symptoms": re.compile(r"\b(?:stomach|tummy|sick|pain)\b"),
    "separation": re.compile(r"\b(?:leaving (?:me|mom|home|us)|goodbye|saying bye|without me)\b"),
}
_IMPACT_WORDS: Mapping[str, Pattern[str]] = {
    "falling_behind": re.compile(r"\bbehind\b"),
    "missing_work": re.compile(r"\b(?:work|assignments?|homework)\b"),
    "grades_fine": re.compile(
        r"\bgrades?\b.*\b(?:fine|good|great|ok|okay|same)\b|\bdoing (?:fine|great|well)\b"
    ),
    "grades_dropped": re.compile(
        r"\b(?:bad|lower|low|poor|falling) grades?\b|\bgrades\b(?!.*\b(?:fine|good|great|ok"
        r"|okay|same)\b)"
    ),
    "credits_at_risk": re.compile(r"\b(?:credits?|graduat\w+)\b"),
    "lost_friends": re.compile(r"\b(?:friends?|social life|lonely)\b"),
    "trouble_concentrating": re.compile(r"\b(?:focus\w*|concentrat\w*)\b"),
    "dropped_activities": re.compile(r"\b(?:sports?|activities|clubs?|team|band)\b"),
}


def read_conditions(message: Message, facts: Facts, said_on: SchoolDate) -> Facts:
    """What is behind it; a condition with a name of its own is kept as typed."""
    if facts.get("conditions") or facts.get("conditions_ruled_out"):
        return {}
    if _PANIC.search(message.text):
        return {"conditions": ["panic_attacks"]}
    named = [term.id for term in message.of("conditions") if not is_denied(message, term.start)]
    own = _OWN_NAME.search(message.text)
    names = named or ([message.said[own.start() : own.end()].strip()] if own else [])
    return {"conditions": names} if names else {}


def read_status(message: Message, facts: Facts, said_on: SchoolDate) -> Facts:
    """Diagnosed, suspected, waiting or none, with the one who said so."""
    if "condition_statuses" in facts:
        return {}
    apart = _told_apart(message)
    if apart:
        return {"condition_statuses": apart}
    provider = read_provider(message, anyone=True)
    status = _status(message.text, has_provider=provider is not None)
    if status is None:
        return {}
    who: Facts = {"provider": provider} if provider and status in ("diagnosed", "suspected") else {}
    return {"condition_status": status, **who}


def read_triggers(message: Message, facts: Facts, said_on: SchoolDate) -> Facts:
    """What makes school hard; here a plain "bus" or "math" is enough."""
    places = {
        term.start: term.id for term in message.of("triggers") if not is_denied(message, term.start)
    }
    for term in message.of("classes"):
        places.setdefault(term.start, _CLASS_TRIGGERS.get(term.id, "specific_class"))
    found = [places[place] for place in sorted(places)]  # in the order said
    found = list(dict.fromkeys([*found, *(facts.get("triggers") or [])]))
    known = [trigger for trigger in found if trigger != "unknown"] or found
    if not known and not facts:  # a loose word beside other facts belongs to those
        known = _loosely(message, _TRIGGER_WORDS) or _told(message, "triggers")
    if not known and _WILL_NOT_SAY.search(message.text):
        known = ["unknown"]
    return {"triggers": known} if known else {}


def read_impacts(message: Message, facts: Facts, said_on: SchoolDate) -> Facts:
    """What it has done so far; here a plain "grades" or "friends" is enough."""
    if facts.get("impacts"):
        return {}
    found = [term.id for term in message.of("impacts") if not is_denied(message, term.start)]
    found = list(dict.fromkeys(found)) or _loosely(message, _IMPACT_WORDS)
    found = found or _told(message, "impacts")
    return {"impacts": found} if found else {}


def _told(message: Message, field: str) -> list[str]:
    return read_told(message, SURE_IN_REPLY).get(field, [])


def _told_apart(message: Message) -> dict[str, str]:
    """ "Anxiety yes, autism we think": each condition's own words stand behind or before it."""
    terms = message.of("conditions")
    if len(terms) < 2:
        return {}
    edges = [0, *(term.end for term in terms)], [*(term.start for term in terms), len(message.text)]
    gaps = [message.text[start:end].strip(" ,.") for start, end in zip(*edges, strict=True)]
    for beside in (gaps[1:], gaps[:-1]):
        said = [status for words in beside if (status := _status(words, has_provider=False))]
        if len(said) == len(terms) and len(set(said)) > 1:
            return {term.id: status for term, status in zip(terms, said, strict=True)}
    return {}


def _status(text: str, has_provider: bool) -> str | None:
    if _WAITING.search(text):
        return "waiting"
    if _THINK.search(text):
        return "suspected"
    if _YES.match(text):
        return "diagnosed"
    if _NO.match(text):
        return "none"
    said = plain_status(text)
    return said or ("diagnosed" if has_provider else None)


def _loosely(message: Message, words: Mapping[str, Pattern[str]]) -> list[str]:
    return [
        name
        for name, pattern in words.items()
        if (found := pattern.search(message.text)) and not is_denied(message, found.start())
    ]
