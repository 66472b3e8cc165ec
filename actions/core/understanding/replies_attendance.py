"""Replies to the questions about attendance."""

from __future__ import annotations

import re

from actions.core.calendar.school_days import SchoolDate
from actions.core.facts.case import PART_DAY_PROBLEMS
from actions.core.facts.case_values import Severity
from actions.core.facts.told import Facts
from actions.core.understanding.child import age_parts
from actions.core.understanding.counts import read_counts
from actions.core.understanding.events import find_events
from actions.core.understanding.pairing import pair_up
from actions.core.understanding.periods import periods
from actions.core.understanding.plans import PLAN_NAME
from actions.core.understanding.quantities import Quantity, quantities
from actions.core.understanding.severity import of_rate, plain_level
from actions.core.understanding.text import Message
from actions.core.understanding.worked_out import part_of_month, part_of_year

_OPTION = re.compile(
    r"\s*(?:the |option |number |#|no\. ?)*(?P<place>1|2|3|4|5|one|two|three|four|five|1st|2nd"
    r"|3rd|4th|5th|first|second|third"
    r"|fourth|fifth|last)(?: one| option)?[\s.!)]*$"
)
_PLACES = {
    place: number
    for number, places in enumerate(
        (
            "1 one 1st first",
            "2 two 2nd second",
            "3 three 3rd third",
            "4 four 4th fourth",
            "5 five 5th fifth last",
        )
    )
    for place in places.split()
}
_ORDER = list(Severity)
_SHORT = 12  # words; in a longer reply a loose word may be about something else
_ALWAYS = re.compile(
    r"\b(?:every ?day|all the time|always|constantly|daily|each day|every morning|nearly all"
    r"|almost all|most|a ton of days)\b"
)
_NOT_GOING = re.compile(
    r"\b(?:not going|isn'?t going|doesn'?t go|won'?t go|not attending|stopped|completely"
    r"|totally|hasn'?t (?:been|gone)|never goes|zero days|refuses completely|home full time"
    r"|not in school)\b"
)
_HALF = re.compile(
    r"\b(?:half|several|multiple|few days (?:a|per) week|couple days (?:a|per) week)\b"
)
_WEEKLY = re.compile(r"\b(?:weekly|mondays?|once a week|a week)\b")
_NOW_AND_THEN = re.compile(
    r"\b(?:now and then|occasional\w*|sometimes|once in a while|rarely|a little|not (?:much"
    r"|often|too bad)|monthly|here and there|bad days)\b"
)
_ALL_OF_THEM = re.compile(
    r"\s*(?:yes[\s,]*|honestly[\s,]*)*(?:all|all of (?:them|it|these|those|the above|that)"
    r"|everything|every one|all 4|all four)\b[\s.!]*$"
)
_UNSURE = re.compile(r"\s*(?:i'?m )?(?:not sure|don'?t know|dont know|idk|no idea|hard to say)\b")
_CLASSES = re.compile(r"\b(?:class(?:es)?|periods?)\b")


def read_severity(message: Message, facts: Facts, said_on: SchoolDate) -> Facts:
    """How much is missed: in words, as a rate, or by the place of a choice."""
    if "severity" in facts:
        return {}
    option = _OPTION.match(message.text)
    if option:
        return {"severity": _ORDER[_PLACES[option["place"]]].value}
    rate = next((quantity for quantity in _numbers(message, said_on) if quantity.per), None)
    if rate:
        return {"severity": of_rate(rate)}
    level = plain_level(message.text)
    if not level and len(message.text.split()) <= _SHORT:
        level = _loosely(message.text)
    return {"severity": level} if level else {}


def read_missed(message: Message, facts: Facts, said_on: SchoolDate) -> Facts:
    """Full days missed, with the period when one is named."""
    found: Facts = {}
    if "missed_days" not in facts:
        found = _total(message, facts, said_on)
        if "missed_days" not in found:
            return found
    if "period" not in facts:
        found = {**_period(message.text, said_on), **found}
    return found


def read_period(message: Message, facts: Facts, said_on: SchoolDate) -> Facts:
    """Which time the days are counted from or in; "October" alone means since then."""
    if "period" in facts:
        return {}
    return _period(message.text, said_on) or _period(f"since {message.text.strip()}", said_on)


def read_part_days(message: Message, facts: Facts, said_on: SchoolDate) -> Facts:
    """Which part-day troubles happen, with counts or rates where given."""
    if _ALL_OF_THEM.match(message.text):
        return {"part_day_problems": list(PART_DAY_PROBLEMS)}
    spans = periods(message.text, said_on.day)
    busy = [*_not_counts(message), *((period.start, period.end) for period in spans)]
    found = read_counts(message, find_events(message, in_reply=True), busy, spans, said_on)
    kinds = {*(found.get("part_day_problems") or ()), *(facts.get("part_day_problems") or ())}
    if _CLASSES.search(message.text) or facts.get("avoided_classes"):
        kinds.add("avoided_classes")
    if kinds:
        found["part_day_problems"] = [kind for kind in PART_DAY_PROBLEMS if kind in kinds]
    return found


def _total(message: Message, facts: Facts, said_on: SchoolDate) -> Facts:
    """The number of full days in the reply; a rate says how bad it is instead."""
    numbers = _numbers(message, said_on)
    rate = next((quantity for quantity in numbers if quantity.per), None)
    total = next((quantity for quantity in numbers if not quantity.per), None)
    if total is None:
        part = part_of_month(message.text, said_on) or part_of_year(message.text, said_on)
        if part:
            return {**part, "estimated": [*facts.get("estimated", []), "missed_days"]}
        return {"severity": of_rate(rate)} if rate and "severity" not in facts else {}
    found: Facts = {
        "missed_days": int(total.days) if float(total.days).is_integer() else total.days
    }
    if total.estimated or _UNSURE.match(message.text) or total.unit in ("weeks", "months"):
        found["estimated"] = [*facts.get("estimated", []), "missed_days"]
    return {**found, "enrolled_days": total.out_of} if total.out_of else found


def _numbers(message: Message, said_on: SchoolDate) -> list[Quantity]:
    """Numbers that are not ages, dates, or counts of something else than full days."""
    busy = [(period.start, period.end) for period in periods(message.text, said_on.day)]
    busy += _not_counts(message)
    pairs = pair_up(message, find_events(message), busy)
    busy += [(q.start, q.end) for event, q in pairs if event.field != "missed_days"]
    return quantities(message.text, [], busy)


def _not_counts(message: Message) -> list[tuple[int, int]]:
    return [*age_parts(message), *(found.span() for found in message.search(PLAN_NAME))]


def _period(text: str, said_on: SchoolDate) -> Facts:
    spans = periods(text, said_on.day)
    if not spans:
        return {}
    first = spans[0].first
    return {"period": spans[0].said, **({"period_start": first.isoformat()} if first else {})}


def _loosely(text: str) -> str | None:
    for level, words in (
        (Severity.NOT_ATTENDING, _NOT_GOING),
        (Severity.MOST_DAYS, _ALWAYS),
        (Severity.SEVERAL_DAYS_A_WEEK, _HALF),
        (Severity.WEEKLY, _WEEKLY),
        (Severity.OCCASIONAL, _NOW_AND_THEN),
    ):
        if words.search(text):
            return level.value
    return None
