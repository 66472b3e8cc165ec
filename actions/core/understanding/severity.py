"""How much school is missed, when the parent says it plainly or as a rate."""

from __future__ import annotations

import re

from actions.core.facts.case_values import Severity
from actions.core.understanding.quantities import Quantity
from actions.core.understanding.text import Message

_TO_SCHOOL = (
    r"(?: (?:back )?(?:to|in|at|inside) (?:the |that |this )?(?:school|class|building)| in| back)?"
)
_NOT_ATTENDING = re.compile(
    rf"(?:hasn'?t|has not|haven'?t|have not) (?:even )?(?:been|gone|attended|stepped foot"
    rf"|set foot)(?:{_TO_SCHOOL})"
    rf"(?: once| a single day| one day| even once)?(?: at all| since| for"
    rf"| (?:in|for) (?:over |about |almost |like |nearly )*a (?:whole |full )?(?:week|month)"
    rf"| (?:in|for) (?:\w+ "
    rf")?(?:\w+ )?(?:days|weeks|months)"
    rf"|\s*$|[.,!]| all (?:year|month|week)| this)"
    r"|(?:not|isn'?t|won'?t|doesn'?t|does not|will not|refuses to|refusing to) (?:go|going"
    r"|attend|attending)(?: to school| in)?"
    r" (?:at all|anymore|any more|any longer|period)"
    r"|(?:stopped|quit) (?:going|attending)(?! to (?:math|gym|science|lunch|english|reading"
    r"|history|class|her|his))"
    r"|(?:not|isn'?t|isnt|no longer) (?:currently )?attending(?: school)?|zero attendance"
    r"|not (?:in|at) school at all"
    r"|not been (?:to school |in school )?(?:at all|since)|completely (?:stopped|refus\w+"
    r"|out of school)"
    r"|total(?:ly)? (?:refus\w+)|out of school (?:completely|entirely|since)"
    r"|never goes(?: to school)?(?: anymore)?\s*(?:$|[.!])|\b(?:out|home)(?: of school)? since"
    r"|missed every (?:single )?day since|\bnot once (?:in|since|this|all)\b"
    r"|(?:won'?t|refuses to|will not|doesn'?t|never) (?:even )?leaves? (?:the house|(?:her|his) "
    r"(?:room|bed)"
    r"(?! (?:in the morning|for school|on time|without)))"
    r"|\b(?:gone|been|attended|went|goes) (?:for )?(?:zero|0|no) (?:school )?days\b"
    r"|\b(?:haven'?t|have not|hasn'?t) (?:had|gotten|got) (?:her|him) (?:in|to|into) (?:the "
    r")?school"
)
_MISSES = re.compile(
    r"\b(?:miss\w*|absent|absences?|out\b|home\b|refus\w+|won'?t go|can'?t go|cant go"
    r"|doesn'?t go|does not go|not going"
    r"|can'?t (?:get|make it)|cant (?:get|make it)|just can'?t|doesn'?t (?:make it|get)|skips?"
    r"|isn'?t going"
    r"|stays)"
)
_NO_APPOINTMENT = (
    r"(?! (?:\w+ )?(?:therap\w*|counsel\w*|sessions?|appointments?|visits?|meetings?|check\w*"
    r"|calls?|e?mails?|reports?|tests?|quiz\w*|meds?|medication|log))"
)
"""After "weekly" or "daily": what else happens so often."""
_LEVELS = (
    (
        Severity.MOST_DAYS,
        re.compile(
            r"\b(?:most (?:days|of the week|of the time)|(?:almost|nearly|practically|pretty much"
            r"|just about) every ?day|every (?:single )?day"
            r"|everyday|hardly ever goes|barely (?:goes|attends|makes it)|more (?:days"
            r"|often) than not|(?:four|4) (?:or (?:five|5) )?(?:days|times) (?:a|per|each) week"
            rf"|daily{_NO_APPOINTMENT})\b"
        ),
    ),
    (
        Severity.SEVERAL_DAYS_A_WEEK,
        re.compile(
            r"\b(?:several (?:days|times) (?:a|per|each|every) week|half (?:of )?the (?:time|days"
            r"|week)|every other day"
            r"|(?:a few|few|couple|a couple)(?: of)? (?:days|times) (?:a|per|each|every"
            r"|out of the) week|multiple (?:days|times) (?:a|per|each) week)\b"
        ),
    ),
    (
        Severity.WEEKLY,
        re.compile(
            r"\b(?:(?:about |at least |maybe )?(?:once|one day|a day|one time|1 day) (?:a|per|each"
            r"|every) week|every (?:week|monday|tuesday|wednesday|thursday|friday)"
            rf"|weekly{_NO_APPOINTMENT}|(?:on )?mondays)\b"
        ),
    ),
    (
        Severity.OCCASIONAL,
        re.compile(
            r"\b(?:once in a while|once in a blue moon|every (?:once in a while|now and then|so "
            r"often)|now and (?:then"
            r"|again)|here and there|occasionally|sometimes"
            r"|(?:once|twice|one day|a day|a couple days|1 day|2 days|two days|once or twice"
            r"|a couple times|a few times|a few days|(?:two|three|2|3) or (?:three|four|3|4) "
            r"(?:times|days)"
            r"|(?:two|three|2|3) (?:times|days)) (?:a|per|each|every) month|not (?:very "
            r"|that )?often|rarely)\b"
        ),
    ),
)
_PART_DAY = re.compile(
    r"\b(?:late|tardy|nurse|pick\w*|leaves? early|sent home|cr(?:y|ies|ying)|half day|tears"
    r"|throws up|stomach\w*|headaches?|class|math|gym|home early|period|block)\b"
)
_GOES_DAYS = re.compile(
    r"\b(?:only |maybe )?(?:goes|attends|makes it|gets there|gets in"
    r"|is there|(?:hasn'?t|haven'?t|not|never) (?:been|gone)(?: in| to)?(?: school)?(?: for)?"
    r" more th[ae]n)(?: in)?(?: to school)?(?: only| maybe| about| like)*"
    r" (?P<low>one|two|three|four|a couple(?: of)?|a few|1|2|3|4)(?:(?:-| or | to )(?:two|three"
    r"|four|2|3|4))? (?:days?"
    r"|times?) (?:a|per|each|out of the) week"
)
_WENT_LAST_WEEK = re.compile(
    r"\b(?:went|made it|attended)(?: in)?(?: to school)?(?: only| maybe| about| like)* "
    r"(?P<low>one|two|three|four|1|2|3|4) (?:days?|times?) (?:this|last) week"
)
_GOES_SHARE = re.compile(
    r"\b(?P<low>[1-4]|one|two|three|four) (?:in|out of|of)(?: every)? (?:5|five)(?: (?:school "
    r")?days)?"
    r"(?: that)? (?:she|he|they) (?:makes? it|goes|go|attends?|gets? (?:there|in))"
)
_GOES_HALF = re.compile(
    r"\b(?:goes|attends|makes it|gets there|is there|there)(?: in)?(?: to school)?"
    r"(?: only| maybe| about| like| roughly)* (?:half (?:of )?the (?:month|week|time|days)"
    r"|every other (?:school )?day)\b"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri)days?"
_GOES_WEEKDAYS = re.compile(
    rf"\b(?:goes|attends|comes|there|makes it)(?: in)?(?: to school)?(?: only| just)? on"
    rf" (?P<days>{_WEEKDAY}(?:(?:,|,? and|,? or) {_WEEKDAY})*)"
)
_TWO_WEEKDAYS = re.compile(
    rf"\b{_WEEKDAY}\b(?:\W+\w+){{0,3}}?\W+(?:and|plus|&)(?:\W+(?!some|occasional)\w+){{0,3}}?\W+{_WEEKDAY}\b"
)
_AGAIN_AND_AGAIN = re.compile(r"days\b|\b(?:every|each|usually|always|most)\b")
""" "Missed Monday and Tuesday" was once."""
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "a couple": 2, "a couple of": 2, "a few": 3}


def read_severity(message: Message, rate: Quantity | None) -> str | None:
    """Severity id, or None when nothing plain is said. `rate`: how often days are missed."""
    stopped = _NOT_ATTENDING.search(message.text)
    if stopped and not message.asks_at(stopped.start()):
        return Severity.NOT_ATTENDING.value
    goes = _GOES_DAYS.search(message.text) or _GOES_SHARE.search(message.text)
    goes = goes or _WENT_LAST_WEEK.search(message.text)
    if goes:
        low = goes["low"]
        days = int(low) if low.isdigit() else _WORDS[low]
        return _of_days_a_week(5 - days).value
    named = _GOES_WEEKDAYS.search(message.text)
    if named:
        return _of_days_a_week(5 - named["days"].count("day")).value
    if _GOES_HALF.search(message.text):
        return Severity.SEVERAL_DAYS_A_WEEK.value
    if rate and not _two_weekdays(message):
        return of_rate(rate)
    return _said(message)


def of_rate(rate: Quantity) -> str:
    """Severity of a number of days missed a week or a month."""
    if rate.per == "month":
        weekly = rate.value >= 4
        return Severity.WEEKLY.value if weekly else Severity.OCCASIONAL.value
    return _of_days_a_week(rate.value).value


def plain_level(text: str) -> str | None:
    """Severity in a short reply to "how much school is missed?", where "most days" is enough."""
    if _NOT_ATTENDING.search(text):
        return Severity.NOT_ATTENDING.value
    return next((level.value for level, pattern in _LEVELS if pattern.search(text)), None)


def _of_days_a_week(days: float) -> Severity:
    if days >= 4:
        return Severity.MOST_DAYS
    return Severity.SEVERAL_DAYS_A_WEEK if days >= 2 else Severity.WEEKLY


def _two_weekdays(message: Message) -> bool:
    """ "Misses every Monday and usually Friday"."""
    found = _TWO_WEEKDAYS.search(message.text)
    if found is None:
        return False
    before = message.before(found.start(), 4)
    told = f"{before} {found.group()}"
    return bool(_MISSES.search(before) and _AGAIN_AND_AGAIN.search(told))


def _said(message: Message) -> str | None:
    if _two_weekdays(message):
        return Severity.SEVERAL_DAYS_A_WEEK.value
    for level, pattern in _LEVELS:
        for found in message.search(pattern):
            # "Stomach aches on Sundays, misses Mondays" tells two things, a clause each.
            before, after = message.before(found.start(), 6), message.after(found.end(), 4)
            near, clause = (
                f"{before} {after}",
                f"{before.rpartition(',')[2]} {after.partition(',')[0]}",
            )
            if (
                _MISSES.search(near)
                and not _PART_DAY.search(clause)
                and not message.asks_at(found.start())
            ):
                return level.value
    return None
