"""Missed days that take some arithmetic: "half of November", "twice a week since October"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from re import Match

from actions.core.calendar.school_days import SCHOOL_WEEK, SchoolDate, school_days_between
from actions.core.facts.told import Facts
from actions.core.understanding.events import Event
from actions.core.understanding.pairing import Pair, missed_rate
from actions.core.understanding.periods import Period, month_span
from actions.core.understanding.quantities import MOST_POSSIBLE, Quantity
from actions.core.understanding.text import Message

_FRACTION = re.compile(
    r"\b(?P<part>half|most|all|the whole|the entire|a third|a quarter)(?: (?:of"
    r"|month of))*(?: the month of)? "
    r"(?P<month>jan\w*|feb\w*|march|april|may|june|july|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b"
)
_A_SHARE = (
    r"(?:(?P<percent>\d{1,2}) ?(?:%|percent)|(?P<part>half|most|(?:a|one|1) (?:third|quarter|fifth"
    r"|fourth)|(?:two|three|2|3)[ -](?:thirds|quarters|fifths|fourths)|[1-4]/[2-5]))"
)
_MONTH = r"(?:jan|feb|mar|apr|june|july|aug|sep|oct|nov|dec)[a-z]*"
_MONTHS_AFTER = re.compile(rf"(?:\s*(?:,|and|&|,\s*and)\s*{_MONTH}\b)+")
_AND_MONTHS = re.compile(_MONTH)
_SHARE_OF_YEAR = re.compile(
    rf"{_A_SHARE}(?: of)?(?: all)?"
    r" (?:(?:the|this|her|his|their) (?:(?:school )?(?:year|days|time)|semester)|(?:the )?school"
    r" (?:days|year))\b"
)
_ATTENDS = re.compile(
    r"\b(?:attends?|attended|goes|makes it|gets there|shows up|there|present|in school|at school)"
    r"(?: to school| in)?(?: only| just| about| like| around| maybe| roughly)*\s*$"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:cr(?:y|ies|ying)|nurse|late|tardy|counselor|class|sleep\w*|scream\w*|office|work"
    r"|behind|falling|failing)\b"
)
_DAYS_ATTENDED = re.compile(
    r"\b(?:been|went|gone|attended|made it|goes)"
    r"(?: (?:to|in|at)(?: the)?(?: school| class)?| there)?"
    r"(?: only| just| maybe| about| like| a total of)* (?P<days>\d{1,2})(?: full| whole| school)*"
    r" days\b(?!(?: a| per| each| out)\b)"
)
_RATE_OF_ATTENDANCE = re.compile(
    r"\battendance(?: rate)?(?: is| was|'s)?(?: at| about| around| down to| like| only| now| just)*"
    r" (?P<percent>\d{2}) ?(?:%|percent)"
)
_BARE_SHARE = re.compile(
    r"\s*(?:(?:about|around|like|maybe|roughly|almost|nearly|probably)\s+)*"
    rf"{_A_SHARE}"
    r"(?: of (?:it|them|the time|the days))?[\s.!?]*$"
)
_SHARE_HEDGE = re.compile(
    r"\b(?:about|around|like|maybe|roughly|almost|nearly|probably|easily|more|than|over|id|say"
    r"|guess|close|has|have|been|she|he|missed|out|now|already|so|far|think|would)\b"
)
_GONE_AFTER = re.compile(r"\W*(?:is |was |are |were |just )*(?:gone|lost|missed|out)\b")
_LOST_COUNT = re.compile(
    r"\blost count (?:after|around|at|past) (?P<days>\d{1,3})"
    r"(?=\s*(?:(?:full |school )*(?:days|absences)\b|[.,!;]|$))"
)
_BETWEEN_PARTS = frozenset("and plus then also about like maybe so far".split())
_MOST = 0.75
_WORDS = {"a": 1, "one": 1, "two": 2, "three": 3}
_NAMED = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5}


def worked_out(
    message: Message,
    events: Sequence[Event],
    pairs: Sequence[Pair],
    periods: Sequence[Period],
    said_on: SchoolDate,
) -> int | None:
    """Missed days from "half of November", "twice a week since October", "the past two weeks"."""
    lost = _LOST_COUNT.search(message.text)
    if lost and all(event.field == "missed_days" for event in events):
        return min(int(lost["days"]), MOST_POSSIBLE)
    attended = _RATE_OF_ATTENDANCE.search(message.text)
    if attended and not message.asks_at(attended.start()):
        return _of_the_year(1 - int(attended["percent"]) / 100, said_on)
    if parts := _nothing_but_parts_of_months(message.text):
        return sum(_days_of(part, said_on) for part in parts)
    fraction = _FRACTION.search(message.text)
    if fraction and _GONE_AFTER.match(message.text[fraction.end() :]):
        return _days_of(fraction, said_on)
    since = next((period.first for period in periods if period.is_since and period.first), None)
    went = _DAYS_ATTENDED.search(message.text)
    if went and since and not message.asks_at(went.start()):
        return max(said_on.school_days_since(since) - int(went["days"]), 0)
    share = _SHARE_OF_YEAR.search(message.text)
    if share and not message.asks_at(share.start()):
        if _ATTENDS.search(message.before(share.start(), 6)):
            return _of_the_year(1 - _share(share), said_on, since)
        if _GONE_AFTER.match(message.text[share.end() :]) or _is_all_said(message, share):
            return _of_the_year(_share(share), said_on, since)
    missed = [event for event in events if event.field == "missed_days" and not event.denied]
    if not missed:
        return None
    if fraction and message.words_between(missed[0].end, fraction.start()) <= 3:
        return _days_of(fraction, said_on)
    if share and any(_next_to(message, share, event) for event in missed):
        return _of_the_year(_share(share), said_on, since)
    rate = missed_rate(pairs)
    if rate:
        return _from_rate(rate, [period for period in periods if period.first], said_on)
    return next(
        (
            all_of(period, said_on)
            for period in periods
            for event in missed
            if period.school_days
            and period.start - event.end >= 0
            and message.words_between(event.end, period.start) <= 1
        ),
        None,
    )


def all_of(period: Period, said_on: SchoolDate) -> int:
    """The school days of "the past two weeks": five a week, but no more than there were.

    Days are as many as were told. 0 when the period is not told in days, weeks or months. In
    summer, when there were none, what was told stays, for the parent to be asked about.
    """
    told = period.school_days or 0
    if period.first is None or period.told_in_days:
        return told
    there_were = school_days_between(period.first, period.last or said_on.day, said_on.school_year)
    return min(told, there_were) or told


def _is_all_said(message: Message, share: Match[str]) -> bool:
    """ "About 1/5 of the school year": the clause has nothing else that it could be a share of.

    "Half the time" says how bad it is, which severity.py reads.
    """
    if share.group().endswith("time"):
        return False
    clause = message.before(share.start(), 6).rpartition(",")[2]
    return not re.search(r"[a-z]{3,}", _SHARE_HEDGE.sub(" ", clause)) and not (
        _OF_SOMETHING_ELSE.search(message.after(share.end(), 6))
    )


def _nothing_but_parts_of_months(text: str) -> list[Match[str]]:
    """The parts in "half of October and all of November", when nothing else is said."""
    rest = _FRACTION.sub(" ", text)
    said_more = [word for word in re.findall(r"[\w']+", rest) if word not in _BETWEEN_PARTS]
    return [] if said_more else list(_FRACTION.finditer(text))


def whole_months(text: str, said_on: SchoolDate) -> list[tuple[date, int]]:
    """First day and missed days of each month in "all of October and November"."""
    found = []
    for fraction in _FRACTION.finditer(text):
        share = _part(fraction["part"])
        names = [fraction["month"], *_AND_MONTHS.findall(_more_months(text, fraction))]
        for name in names:
            span = month_span(name, said_on.day)
            days = school_days_between(*span, said_on.school_year)
            found.append((span[0], round(days * share)))
    return found


def _more_months(text: str, fraction: Match[str]) -> str:
    following = _MONTHS_AFTER.match(text, fraction.end())
    return following.group() if following else ""


def part_of_month(text: str, said_on: SchoolDate) -> Facts:
    """Missed days from "most of October" alone, with that month as the period."""
    fraction = _FRACTION.search(text)
    if not fraction:
        return {}
    first, _ = month_span(fraction["month"], said_on.day)
    period: Facts = {"period": f"in {first:%B}", "period_start": first.isoformat()}
    return {"missed_days": _days_of(fraction, said_on), **period}


def part_of_year(text: str, said_on: SchoolDate) -> Facts:
    """Missed days from "30%" or "about half" alone, of the school year so far."""
    found = _BARE_SHARE.match(text)
    return {"missed_days": _of_the_year(_share(found), said_on)} if found else {}


def _days_of(fraction: Match[str], said_on: SchoolDate) -> int:
    days = school_days_between(*month_span(fraction["month"], said_on.day), said_on.school_year)
    return round(days * _part(fraction["part"]))


def _next_to(message: Message, share: Match[str], event: Event) -> bool:
    gap = (event.end, share.start()) if event.start < share.start() else (share.end(), event.start)
    return message.words_between(*gap) <= 3


def _share(found: Match[str]) -> float:
    return int(found["percent"]) / 100 if found["percent"] else _part(found["part"])


def _part(said: str) -> float:
    """ "half", "two thirds", "1/5" as a number; 1 for "all"."""
    if said in ("half", "most"):
        return 0.5 if said == "half" else _MOST
    if "/" in said:
        above, below = said.split("/")
        return int(above) / int(below)
    many, _, name = said.replace("-", " ").partition(" ")
    if name.removesuffix("s") not in _NAMED:
        return 1
    return (int(many) if many.isdigit() else _WORDS[many]) / _NAMED[name.removesuffix("s")]


def _of_the_year(share: float, said_on: SchoolDate, since: date | None = None) -> int:
    """A share of the school days of this school year so far, or since a day."""
    days = said_on.school_days_since(since) if since else said_on.year_so_far()
    return round(days * min(share, 1))


def _from_rate(rate: Quantity, dated: Sequence[Period], said_on: SchoolDate) -> int | None:
    if not dated or dated[0].first is None:
        return None
    weeks = said_on.school_days_since(dated[0].first) / SCHOOL_WEEK
    return min(round(weeks * rate.value / (4 if rate.per == "month" else 1)), MOST_POSSIBLE)
