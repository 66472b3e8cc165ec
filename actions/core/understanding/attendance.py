"""Everything about attendance in one message: counts, classes, how bad it is, and since when."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import timedelta

from actions.core.calendar.school_days import SchoolDate
from actions.core.facts.case import PART_DAY_PROBLEMS
from actions.core.facts.case_values import Severity
from actions.core.facts.told import Facts
from actions.core.understanding.bare_days import bare_rate
from actions.core.understanding.classes import read_avoided_classes
from actions.core.understanding.counts import read_counts
from actions.core.understanding.events import Event, find_events
from actions.core.understanding.negation import pattern
from actions.core.understanding.pairing import missed_rate, pair_up
from actions.core.understanding.periods import Period, periods
from actions.core.understanding.severity import read_severity
from actions.core.understanding.text import Message
from actions.core.understanding.worked_out import all_of

_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:504|iep|plan|diagnos\w*|dx'?d?|therapy|meds|medication|therapist|turned|signed|consent"
    r"|asked|emailed|requested|testing|tested|evaluat\w*|born|moved|died)\W+(?:\w+\W+)?$"
)
_DIAGNOSED_THEN = re.compile(r"\b(?:diagnos\w+|dx'?d)\b(?!.*\b(?:miss\w*|absent|out)\b)")
_NOT_BEEN = pattern(r"(?:<n't>|\bnot|\bnever|\bstopped|\brefus\w+|\bout|\bhome)\b[^.!?]{0,45}$")


def read_attendance(
    message: Message, taken: Collection[tuple[int, int]], said_on: SchoolDate
) -> Facts:
    """Attendance facts. `taken`: numbers that are an age, a grade or a plan's name."""
    events = find_events(message)
    told = periods(message.text, said_on.day)
    spans = [period for period in told if _is_of_absence(message, period)]
    busy = [*taken, *((period.start, period.end) for period in spans)]
    facts = read_counts(message, events, busy, spans, said_on)
    rate = missed_rate(pair_up(message, events, busy))
    severity = read_severity(message, rate or (None if events else bare_rate(message, busy)))
    if severity:
        facts["severity"] = severity
    if severity == Severity.NOT_ATTENDING.value and "missed_days" not in facts:
        facts.update(_out_since(message, spans, said_on, facts.get("estimated", [])))
    facts.update(_with_classes(facts, read_avoided_classes(message)))
    period = (
        _period_of_absence(message, events, spans)
        if events or severity or "missed_days" in facts
        else None
    )
    if period and "period_start" not in facts:
        facts["period"] = period.said
        if period.first:
            facts["period_start"] = period.first.isoformat()
    return facts


def _is_of_absence(message: Message, period: Period) -> bool:
    """ "A 504 since 2nd grade" and "diagnosed last month" are not about absences."""
    if message.asks_at(period.start) or period.said in ("last year", "last school year"):
        return False
    if _DIAGNOSED_THEN.search(message.before(period.start, 10).rpartition(",")[2]):
        return False
    return not _OF_SOMETHING_ELSE.search(message.before(period.start, 4))


def _with_classes(facts: Facts, classes: list[str]) -> Facts:
    if not classes:
        return {}
    kinds = {*(facts.get("part_day_problems") or ()), "avoided_classes"}
    return {
        "avoided_classes": classes,
        "part_day_problems": [kind for kind in PART_DAY_PROBLEMS if kind in kinds],
    }


def _out_since(
    message: Message, spans: Sequence[Period], said_on: SchoolDate, estimated: list[str]
) -> Facts:
    """ "Hasn't been since Thanksgiving": all school days from then on, as a guess."""
    for period in spans:
        if not _NOT_BEEN.search(message.before(period.start)):
            continue
        if days := all_of(period, said_on):
            return {"missed_days": days, "estimated": [*estimated, "missed_days"]}
        if period.is_since and period.first:
            days = said_on.school_days_since(period.first + timedelta(days=1))
            return {"missed_days": days, "estimated": [*estimated, "missed_days"]}
    return {}


def _period_of_absence(
    message: Message, events: Sequence[Event], spans: Sequence[Period]
) -> Period | None:
    """The period that goes with the absences: nearest to them, "since ..." preferred."""
    anchors = [event for event in events if event.field == "missed_days"] or list(events)

    def distance(period: Period) -> int:
        near = min(
            (message.words_between(*sorted((event.end, period.start))) for event in anchors),
            default=0,
        )
        return near if period.is_since else near + 3

    return min(spans, key=distance, default=None)
