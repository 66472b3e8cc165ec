"""Families whose facts differ in all that gives a paper a date, a number or a kind of letter.

Each value of each list stands in about as many cases as any other; the same cases each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from actions.core.calendar.school_days import school_days_between, school_year_start
from actions.core.content.loader import guidance
from actions.core.facts.case import Case
from actions.core.facts.case_values import AskedBy, PlanStatus, Severity
from actions.core.facts.merging import case_of, merge
from actions.core.letter.kinds import FIRST_REQUESTS, KINDS, NO_ANSWER_FOLLOW_UP

Facts = dict[str, Any]

DAYS = (
    date(2026, 9, 8),
    date(2026, 10, 13),
    date(2026, 11, 24),  # before Thanksgiving
    date(2026, 12, 22),  # before the winter break
    date(2027, 1, 4),
    date(2027, 2, 16),
    date(2027, 4, 6),  # in the spring break
    date(2027, 5, 28),
    date(2027, 6, 9),  # the last days of a school year
    date(2027, 7, 20),
    date(2027, 8, 24),
)

STATES = ("CA", "NJ", "TX", "MA", "NY", "FL", "IL", "OH", "CT", "HI", "VT", None)
"""Different clocks: days of each kind, from request or consent, with breaks and without; sure,
likely and unconfirmed."""

ATTENDANCE: tuple[Callable[[date], Facts], ...] = (
    lambda today: {},
    lambda today: {"missed_days": 17},
    lambda today: {"missed_days": 17, **_since_september(today)},
    lambda today: {"missed_days": 20, "estimated": ["missed_days"]},
    lambda today: {"missed_days": 12, "estimated": ["missed_days"], "period": "this school year"},
    lambda today: {"missed_days": 0},
    lambda today: _a_share(0.4, today),
    lambda today: _a_share(1 / 3, today),
    lambda today: {**_a_share(1, today), "severity": "not_attending"},
    lambda today: {"missed_days": 17, "enrolled_days": 56},
    lambda today: {"missed_days": 23, "enrolled_days": 40},  # 57.5 percent
    lambda today: {"missed_days": 12, "enrolled_days": 40, **_in_october(today)},
    lambda today: {"missed_days": 61, **_in_october(today)},
    lambda today: {"missed_days": 10, **_in_october(today)},
    lambda today: {"missed_days": 25, "enrolled_days": 60, **_in_october(today)},
    lambda today: {"missed_days": 2.5},
    lambda today: {"missed_days": 230},
    lambda today: {"missed_days": 40, "enrolled_days": 30},
    lambda today: {"missed_days": 9, "enrolled_days": 50, "estimated": ["missed_days"]},
    lambda today: {"missed_days": 2, "per": {"missed_days": "week"}},
    lambda today: {"missed_days": 6, "per": {"missed_days": "month"}, "estimated": ["missed_days"]},
    lambda today: {"attended_share": 60},
    lambda today: {"missed_share": 40},
)
"""How whole days come to be known: exact, about, a range, none, shares, rates, all of them, and
numbers that cannot be."""

PARTS_OF_DAYS: tuple[Facts, ...] = (
    {},
    {"late_arrivals": 3, "per": {"late_arrivals": "week"}},
    {"partial_days": 8},
    {"nurse_visits": 12, "early_pickups": 5, "estimated": ["nurse_visits"]},
    {"part_day_problems": ["partial_days", "nurse_visits"]},
    {"nurse_visits": 0, "late_arrivals": 1, "estimated": ["late_arrivals"]},
    {"late_arrivals": 40},
)

SCHOOL_SAID: tuple[tuple[str, ...] | None, ...] = (
    None,
    (),
    ("no_answer",),
    ("said_no_out_loud",),
    ("refused_in_writing",),
    ("attendance_only",),
    ("truancy_warning",),
    ("found_not_eligible",),
    ("interventions_first", "needs_diagnosis"),
    ("no_answer", "truancy_warning"),
)

IMPACTS: tuple[tuple[str, ...] | None, ...] = (
    None,
    (),
    ("falling_behind",),
    ("a wish of her own",),
)


def told_cases(number: int, seed: int = 1) -> Iterator[tuple[Case, date]]:
    """So many cases, each with the day it is."""
    deal = _Deal(Random(seed))
    for _ in range(number):
        today = deal.one(DAYS)
        yield case_of(_facts(deal, today)), today


class _Deal:
    """Takes the values of a list in a mixed order, each once before any comes again."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._left: dict[int, list[Any]] = {}

    def one(self, values: Sequence[Any]) -> Any:
        """The next value of this list."""
        left = self._left.setdefault(id(values), [])
        if not left:
            left += self.random.sample(values, len(values))
        return left.pop()

    def some(self, often: float) -> bool:
        return self.random.random() < often


def _facts(deal: _Deal, today: date) -> Facts:
    told = {
        "state": deal.one(STATES),
        "plan_status": deal.one(PLANS),
        "severity": deal.one(SEVERITIES),
        "school_response": deal.one(SCHOOL_SAID),
        "impacts": deal.one(IMPACTS),
        "conditions": ("anxiety",) if deal.some(0.5) else None,
        "consent_signed_on": _ago(deal, today) if deal.some(0.3) else None,
        "asked_on": _ago(deal, today) if deal.some(0.3) else None,
        "asked_by": deal.one(ASKED_BY),
        "court_date": today + timedelta(days=17) if deal.some(0.1) else None,
        "letters_sent": deal.one(LETTERS)(deal, today),
    }
    facts: Facts = {field: value for field, value in told.items() if value is not None}
    facts = merge(facts, deal.one(ATTENDANCE)(today))
    return merge(facts, deal.one(PARTS_OF_DAYS))


def _since_september(today: date) -> Facts:
    year = school_year_start(today, guidance().calendar).year
    return {"period": "since September 1", "period_start": f"{year}-09-01"}


def _in_october(today: date) -> Facts:
    year = today.year if today.month >= 10 else today.year - 1
    return {"period": "in October", "period_start": f"{year}-10-01"}


def _a_share(share: float, today: date) -> Facts:
    """So many of the school days since September, worked out as the reading of words does."""
    span, year = _since_september(today), guidance().calendar
    days = school_days_between(date.fromisoformat(span["period_start"]), today, year)
    return {"missed_days": round(days * share), "estimated": ["missed_days"], **span}


def _ago(deal: _Deal, today: date) -> date:
    return today - timedelta(days=deal.one(AGO))


def _none_sent(deal: _Deal, today: date) -> list[Facts]:
    return []


def _one_sent(deal: _Deal, today: date) -> list[Facts]:
    return [_letter(deal.one(KINDS), _ago(deal, today), deal)]


def _a_request_sent(deal: _Deal, today: date) -> list[Facts]:
    return [_letter(deal.one(FIRST_REQUESTS), _ago(deal, today), deal)]


def _followed_up(deal: _Deal, today: date) -> list[Facts]:
    first = _letter(deal.one(FIRST_REQUESTS), today - timedelta(days=60), deal)
    return [first, _letter(NO_ANSWER_FOLLOW_UP, _ago(deal, today), deal)]


def _letter(kind: str, day: date, deal: _Deal) -> Facts:
    sent = {"method": deal.one(METHODS), "answered": deal.one(ANSWERED)}
    return {"kind": kind, "sent_on": day.isoformat(), **{k: v for k, v in sent.items() if v}}


PLANS = (None, *(one.value for one in PlanStatus))
SEVERITIES = (None, *(one.value for one in Severity))
ASKED_BY = (None, *(one.value for one in AskedBy))
METHODS = (None, "email", "hand", "mail", "fax")
ANSWERED = ("yes", "no", "unknown")
AGO = (0, 1, 6, 15, 40, 70)
LETTERS: tuple[Callable[[_Deal, date], list[Facts]], ...] = (
    _none_sent,
    _none_sent,
    _one_sent,
    _a_request_sent,
    _followed_up,
)
