""" "Since September", "this school year": kept as said, and dated when that can be known."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from re import Match

import dateparser

from actions.core.calendar.holidays import HOLIDAYS
from actions.core.understanding.numbers import amounts
from actions.core.understanding.quantities import MOST_POSSIBLE

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept",
    "sep", "oct", "nov", "dec",
)  # fmt: skip
_MONTH = r"(?:" + "|".join(MONTHS) + r")\b\.?"
_HOLIDAY = "(?:" + "|".join(sorted(HOLIDAYS, key=len, reverse=True)) + r")(?: break)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ON = (
    rf"(?:{_MONTH}(?: {_DAY}\b(?! (?:days|times|absences)))?(?:,? 20\d\d)?|{_HOLIDAY}"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?"
    r"|(?:the )?(?:school (?:year )?(?:started|began|opened|year)|school)"
    r"|(?:the )?(?:very )?(?:start|beginning|first day|1st day)(?: of (?:the "
    r"|this )?(?:school(?: year)?|year"
    r"|semester|quarter|trimester|month|week))?|day one|day 1"
    r"|(?:the |last |this )?(?:winter|spring|fall|summer|holiday) ?(?:break|vacation)?"
    rf"|last {_MONTH}"
    r"|last (?:week|month|year|school year|semester|quarter|monday|tuesday|wednesday|thursday"
    r"|friday)"
    r"|(?:monday|tuesday|wednesday|thursday|friday)"
    r"|(?:the )?\w{1,8} grade|kindergarten|we moved|covid|the pandemic"
    r"|(?:she|he) (?:started|began) (?:middle school|high school|kindergarten|school|\w+ grade))"
)
_PERIOD = re.compile(
    rf"\b(?:(?P<since>since (?:about |around |like |the middle of |middle of |halfway through "
    rf"|partway through |sometime in |mid |mid-|early "
    rf"|late |end of |the end of )*{_ON})"
    rf"|(?P<last>(?:(?:in|over|for|during|within|these)? ?(?:the )?(?:past|last"
    rf"|previous) (?P<count>[\w ]{{1,12}}? )?"
    r"(?P<unit>days|weeks|wks|months|week|month)))"
    r"|(?P<span>(?<!\d )(?<!\bone )(?<!\btwo )(?:for|in) (?:(?:the|about|almost|over|like|nearly"
    r"|at least) )*(?P<many>\d{1,2}"
    r"|two|three|four|five|six|a few|a couple|several|a couple of)"
    r" (?P<spanunit>weeks|wks|months|days))"
    r"|(?P<now>(?:so far )?(?:in |for |during )?(?:this|last) (?:school )?(?:year|semester"
    r"|quarter|trimester|month|week|fall|spring|term"
    r"|marking period)(?: so far)?|all (?:school )?year(?: long)?|all semester)"
    rf"|(?P<month>(?:in|during|all of|half of|most of"
    rf"|from) (?:the month of )?(?P<name>{_MONTH})"
    rf"(?: (?:to|through|until) (?:(?P<end>{_MONTH})|now))?))"
)
_PROPER = re.compile(rf"\b(?:{'|'.join([*sorted(HOLIDAYS, key=len, reverse=True), *MONTHS])})\b")


@dataclass(frozen=True)
class Period:
    """A stretch of time. `said` is as typed, with months and holidays capitalised."""

    said: str
    first: date | None  # unknown for "this school year": districts differ
    last: date | None  # None: it goes on until today
    start: int
    end: int
    is_since: bool
    school_days: int | None = None  # of "the past two weeks", when all of it was missed
    told_in_days: bool = False  # those school days are the parent's own count


def periods(text: str, today: date) -> list[Period]:
    """Every period in lower-case text, in order."""
    return [_period(found, today) for found in _PERIOD.finditer(text)]


def tidy(said: str) -> str:
    """Months and holidays with their capital letter: "since October"."""
    return _PROPER.sub(lambda name: string.capwords(name.group()), said.strip(" ."))


def month_span(name: str, today: date) -> tuple[date, date]:
    """First and last day of the latest month of that name, not later than today."""
    first = _past_date(name, today) or today.replace(day=1)
    following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first, min(following - timedelta(days=1), today)


def _period(found: Match[str], today: date) -> Period:
    said = found.group()
    last = _last(found, today)
    school_days = None
    unit = found["unit"] or found["spanunit"] or ""
    if found["since"]:
        first = _since(said.removeprefix("since "), today)
    elif found["last"]:
        first = _ago(found["count"], found["unit"], said, today)
        school_days = _whole(found["count"], found["unit"])
    elif found["span"]:
        first = _ago(found["many"], found["spanunit"], said, today)
        school_days = _whole(found["many"], found["spanunit"])
    elif found["month"]:
        first = month_span(found["name"].strip("."), today)[0]
        said = said if said.startswith(("in ", "during ", "from ")) else f"in {found['name']}"
    else:
        first = _named(said, today)
    return Period(
        said=tidy(said),
        first=first,
        last=last,
        start=found.start(),
        end=found.end(),
        is_since=bool(found["since"]),
        school_days=school_days,
        told_in_days=unit == "days",
    )


def _last(found: Match[str], today: date) -> date | None:
    """The last day of what is over: "in October", "last week"; "from October" goes on."""
    said = found.group()
    if found["month"]:
        is_open = said.startswith("from ") or said.endswith(" now")
        name = found["end"] or (None if is_open else found["name"])
        return month_span(name.strip("."), today)[1] if name else None
    if said == "last week":
        return today - timedelta(days=today.weekday() + 1)
    if said == "last month":
        return today.replace(day=1) - timedelta(days=1)
    return None


def _whole(count: str | None, unit: str) -> int:
    found = amounts(count or "")
    number = found[0].value if found else 1
    return min(round(number * {"d": 1, "w": 5, "m": 20}[unit[0]]), MOST_POSSIBLE)


def _since(what: str, today: date) -> date | None:
    what = re.sub(
        r"^(?:about |around |like |early |last (?=[a-z]+(?:uary|ch|il|ay|ne|ly|st|er)\b)"
        r"|halfway through |partway through |sometime in |the end of |end of |late |the middle "
        r"of |middle of "
        r"|mid |mid-)+",
        "",
        what,
    )
    for name, day_in in HOLIDAYS.items():
        if what.removesuffix(" break") == name:
            return _latest(day_in, today)
    if what.split()[0].strip(".,") in MONTHS or what[0].isdigit() and "/" in what:
        return _past_date(what, today)
    return _named(what, today) if what.startswith("last ") and "year" not in what else None


def _named(said: str, today: date) -> date | None:
    monday = today - timedelta(days=today.weekday())
    if said.endswith("last week"):
        return monday - timedelta(days=7)
    if said.endswith("this week"):
        return monday
    if said.endswith("this month"):
        return today.replace(day=1)
    if said.endswith("last month"):
        return (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    return None


def _ago(count: str | None, unit: str, said: str, today: date) -> date | None:
    if not count and not said.startswith(("in", "over", "for", "during", "within", "the")):
        return _named(said, today)
    found = amounts(count or "")
    number = found[0].value if found else 1
    days = {"d": 1, "w": 7}.get(unit[0])
    if days:
        return today - timedelta(days=days * number)
    when = dateparser.parse(
        f"{int(number)} months ago", languages=["en"], settings={"RELATIVE_BASE": _midnight(today)}
    )
    return when.date() if when else None


def _past_date(what: str, today: date) -> date | None:
    settings = {
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "RELATIVE_BASE": _midnight(today),
        "DATE_ORDER": "MDY",
    }
    when = dateparser.parse(what, languages=["en"], settings=settings)
    if when is None:
        return None
    found: date = when.date()
    return found.replace(year=found.year - 1) if found > today else found


def _latest(day_in: Callable[[int], date], today: date) -> date:
    this_year = day_in(today.year)
    return this_year if this_year <= today else day_in(today.year - 1)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
