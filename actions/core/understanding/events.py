"""What can be counted in a message: days missed, late arrivals, nurse visits and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from re import Pattern

from actions.core.facts.told import CountField
from actions.core.understanding.negation import pattern
from actions.core.understanding.people import about_a_sibling
from actions.core.understanding.text import Message

_HER = r"(?:her|him|them|my \w+|our \w+)"
_NOT_A_DAY = (
    r"(?!\s+(?:(?:her|his|the|a|some|a lot of|lots of|so much|so many|too much|all|all of|any"
    r"|\d+)\s+)*"
    r"(?:work|assignments?|homework|class(?:es)?|instruction|friends?|credits?|tests?|lunch"
    r"|(?:first|second|third|fourth|1st|2nd|3rd|4th) (?:period|block|hour)"
    r"|lessons?"
    r"|material|me\b|math|gym|science|reading|english|history|periods?|bus\b|out on))"
)
_PATTERNS: dict[CountField, str] = {
    "missed_days": (
        rf"(?:full|whole)[- ]day absences?|miss(?:ed|es|ing|d)?\b{_NOT_A_DAY}|\b(?:un)?excused "
        rf"absences?|absences?|abscen\w+|absent"
        r"|skip(?:ped|s)? school|(?:been|was|is|she's|he's) (?:out|home)\b(?! of (?:it|control"
        r"|bed))|out of school"
        rf"|(?:stay(?:s|ed|ing)?|kept {_HER}|keep {_HER}|keeping {_HER}) home|out sick"
        rf"|out\b(?= (?:a total|about|like|over|for|\d))"
        r"|(?:hasn'?t|has not|have not|haven'?t|not|didn'?t|did not|doesn'?t) (?:gone|go|been"
        r"|going)(?: to school| in)?\b"
        r"|(?:full|whole) days?(?! of)|without (?:going to )?school\b"
        r"|(?<=days )out\b|skip(?:ped|s)?(?= (?:about |maybe |like )?(?:\d|two|three|four|a day"
        r"|every))"
        r"|unexcused\b(?=\s*(?:now\b|so far|already|this|$|[,.!;]))"
    ),
    "partial_days": (
        r"(?:hasn'?t|hasnt|not|never) (?:\w+ ){0,3}?(?:a|one) (?:single )?(?:full|whole) day"
        r"|only (?:manages|does|goes for|stays for|can do) (?:the )?mornings?"
        r"|(?:cut|cutting|shorten\w*|reduced) (?:his|her|the) (?:hours|day|schedule)"
        r"|(?:shortened|reduced|modified) (?:day|schedule)s?"
        r"|half[ -]?days?|partials?\b(?=\s*(?:[,.;]|$))|partial days?|part[ -]days?|half of the "
        r"day|half the day"
        r"|shortened days?|half a day"
        r"|only (?:stays?|lasts?|makes it) (?:half|part|a few hours|an hour|a couple hours|til"
        r"|till|until|through)"
    ),
    "late_arrivals": (
        r"miss(?:es|ed|ing)? (?:first|1st) (?:period|block|hour)|late arrivals?|lates\b|tard(?:y"
        r"|ies|ys|iness|e|ys)\b|tardis\b|(?:late"
        r"|tardy) (?:to school|for school|to class)"
        r"|(?:is|was|were|been|be|gets?|got|arriv\w+|com\w+ in|comes|shows? up|goes in|going in"
        r"|go in|she's|he's|shes|hes"
        r"|always|usually|often|being|running|there|in|has) (?:\w+ly )?(?:always |so |really "
        r"|usually |often )?late\b(?! at night| summer| fall| spring)"
        r"|late\b(?= (?:another|maybe|at least|most|every|almost|nearly|\d|about|like|all the "
        r"time|a lot|once|twice"
        r"|several|a few|three|two|four|again))"
        r"|(?:gets?|got|getting|rolls|comes|goes) (?:there|in) (?:around|at|by|about|after"
        r"|closer to)"
        r" (?:noon|lunch|\d{1,2}\b|second|third|2nd|3rd)"
        r"|(?:gets?|arrives?|comes?|shows? up|rolls? in|strolls? in|makes? it)(?: there| in"
        r"| to school)? (?:at|around|about|by|closer to) (?:like |about |around )?"
        r"(?:9|10|11|12|1|noon|ten|eleven|lunch)\b(?! (?:days|times|absences|of))"
        r"|(?:not|never|<n't>) (?:been |gotten there |there )?on time\b"
        r"|(?<=days )late\b|(?<=times )late\b|(?<=mornings )late\b"
    ),
    "nurse_visits": (
        r"(?:(?:in|to|at|visit\w*|see(?:s|ing)?|calls? from|called by|trips to|goes|sent to"
        r"|ends up (?:in|at)|asks for) "
        r"(?:the |her |his )?(?:school )?nurse(?:'?s)?(?: office| visits?)?"
        r"|nurse (?:has |had )?(?:sees|seen|saw|treats|treated) (?:him|her|them)"
        r"|nurse\b(?= (?:about |like )?(?:\d|twice|once|three|four|every day|daily|several times))"
        r"|nurses? (?:visits?|trips?|office)|nurse'?s office|health office|(?:the )?nurse calls)"
        r"(?! (?:said|says|thinks|wrote|told))"
    ),
    "early_pickups": (
        r"early (?:pick ?-?ups?|dismissals?|release|releases|sign ?outs?|departures?)"
        r"|pick ?-?ups? early"
        rf"|pick(?:ed|ing|s)? {_HER} up(?: from school)?(?: early)?|pick(?:ed|ing"
        rf"|s)? up (?:early|{_HER} early|my (?:son|daughter|child) early)"
        rf"|(?:c[ao]me|go|came|coming|went|called (?:me )?to|have to|had to) (?:and )?(?:get"
        rf"|got|pick up|grab) {_HER}(?: early)?(?! up| in the| dressed| out of| to (?:go"
        rf"|school)| ready| there)"
        r"|sent home(?: early)?(?! (?:a|an|the|this|another|some|with)\b)|(?:gone|going|goes|go"
        r"|went) home (?:early|sick)"
        r"|sends? \w+ home(?: early)?|leav(?:es|ing) (?:school )?early|left (?:school )?early"
        r"|comes? home early|came home early"
        r"|signed (?:\w+ )?out early|signing (?:\w+ )?out early|get picked up early"
        r"|gets? picked up(?: early)?"
        r"|pick(?:ed|ing)? (?:\w+ )?up early"
    ),
}
_COMPILED = {field: pattern(rf"\b(?:{words})") for field, words in _PATTERNS.items()}
_DENIED = pattern(
    r"(?:\bno|\bnot|\bnever|<n't>|\bwithout|\bzero)\s+(?:(?:any|many|really|been|be|usually|a"
    r"|had|have|is|going|go)\s+)*$"
)
_IN_REPLY: dict[CountField, Pattern[str]] = {
    "late_arrivals": re.compile(r"\b(?:late\w*|tardy)\b"),
    "nurse_visits": re.compile(r"\bnurse'?s?\b"),
    "early_pickups": re.compile(
        r"\b(?:pick\w*(?: \w+)? ?ups?|picked up|early|sent home|home sick|calls?)\b"
    ),
    "partial_days": re.compile(r"\b(?:half|partial|part day)\b"),
}
"""Words that are enough when the question was about part-day troubles."""
_ORDER: tuple[CountField, ...] = (
    "partial_days",
    "early_pickups",
    "nurse_visits",
    "late_arrivals",
    "missed_days",
)


@dataclass(frozen=True)
class Event:
    """Something countable: `field` is the Case field for its number."""

    field: CountField
    start: int
    end: int
    denied: bool  # "no nurse visits"


def find_events(message: Message, in_reply: bool = False) -> list[Event]:
    """Countable things in the message, in order; the more telling name wins where two overlap.

    `in_reply`: the question was about them, so that "nurse" alone is enough.
    """
    found: list[Event] = []
    wordings = [(field, _COMPILED[field]) for field in _ORDER]
    if in_reply:
        wordings += list(_IN_REPLY.items())
    for field, words in wordings:
        for match in message.search(words):
            overlaps = any(
                match.start() < event.end and event.start < match.end() for event in found
            )
            if not overlaps and _is_the_childs(message, match.start()):
                denied = bool(_DENIED.search(message.before(match.start(), 5)))
                found.append(Event(field, *match.span(), denied))
    return sorted(found, key=lambda event: event.start)


def _is_the_childs(message: Message, start: int) -> bool:
    return not message.asks_at(start) and not about_a_sibling(message.before(start))
