"""The countable facts of a case, as they are written in a letter's table or sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actions.core.facts.case import PART_DAY_COUNTS, PART_DAY_PROBLEMS, Case
from actions.core.letter.model import spelled_date
from actions.core.letter.words import capitalised, counted, listed, lower_first, number, times
from actions.core.plan.attendance import percent_of

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance
    from actions.core.content.letter_models import LetterWords

NOT_A_TRIGGER = "unknown"
A_CLASS = "specific_class"

_SPAN_STARTS = frozenset(
    {"since", "in", "over", "during", "for", "from", "this", "last", "so", "within", "between"}
)


@dataclass(frozen=True)
class Fact:
    """One fact twice: as a row of a table and as a sentence."""

    name: str
    value: str
    sentence: str


def fact_ids(case: Case) -> tuple[str, ...]:
    """Which facts there are to print, in printing order. A count of zero is no fact to print."""
    present = {
        "missed_days": bool(case.missed_days),
        **{count: bool(getattr(case, count)) for count in PART_DAY_COUNTS},
        **dict.fromkeys(_happening_uncounted(case), True),
        "severity": case.severity is not None,
        "triggers": bool(printed_triggers(case)),
    }
    if case.avoided_classes:
        present["avoided_classes"] = True
    if not _first_count(case) and _span(case):
        present["period"] = True
    order = ("missed_days", *PART_DAY_PROBLEMS, "severity", "period", "triggers")
    return tuple(fact for fact in order if present.get(fact))


def facts_of(case: Case, content: Guidance, child: str) -> tuple[Fact, ...]:
    """The facts in words. `child` is what the child is called within a sentence."""
    words = content.letters.words
    return tuple(_fact(fact_id, case, content, words, child) for fact_id in fact_ids(case))


def printed_triggers(case: Case) -> tuple[str, ...]:
    """The triggers the parent named. "Not sure" is not one, nor "a class" when we know which."""
    unsaid = {NOT_A_TRIGGER, A_CLASS} if case.avoided_classes else {NOT_A_TRIGGER}
    return tuple(trigger for trigger in case.triggers or () if trigger not in unsaid)


def value_of_count(field: str, case: Case, words: LetterWords) -> str:
    """ "about 2 a week"."""
    value = _about(field, case, words) + number(getattr(case, field))
    return value + (f" {words.per[case.per[field].value]}" if field in case.per else "")


def _happening_uncounted(case: Case) -> tuple[str, ...]:
    """Part-day problems that happen but were given no number."""
    told = case.part_day_problems or ()
    return tuple(
        problem
        for problem in PART_DAY_PROBLEMS
        if problem in told and getattr(case, problem) in (None, ())
    )


def _fact(fact_id: str, case: Case, content: Guidance, words: LetterWords, child: str) -> Fact:
    wording = words.facts[fact_id]
    if fact_id in _happening_uncounted(case):
        sentence = words.uncounted_sentence.format(name=lower_first(wording.name))
        return Fact(wording.name, capitalised(words.uncounted), sentence)
    value = _value(fact_id, case, content, words)
    sentence = wording.sentence.format(Child=capitalised(child), child=child, value=value)
    return Fact(wording.name, capitalised(value), sentence)


def _value(fact_id: str, case: Case, content: Guidance, words: LetterWords) -> str:
    if fact_id == "missed_days":
        return _missed_days(case, words)
    if fact_id in PART_DAY_COUNTS:
        return _part_days(fact_id, case, words)
    if fact_id == "severity" and case.severity is not None:
        return words.severity[case.severity.value]
    if fact_id == "period":
        return _span(case) or ""
    topic, told = {
        "avoided_classes": ("classes", case.avoided_classes or ()),
        "triggers": ("triggers", printed_triggers(case)),
    }[fact_id]
    return listed([content.label(topic, item) for item in told]) or ""


def _missed_days(case: Case, words: LetterWords) -> str:
    """ "about 17 school days since September, out of 56 so far (about 30 percent)"."""
    days = case.missed_days or 0
    value = _about("missed_days", case, words) + counted(days, words.school_day)
    if "missed_days" in case.per:
        return f"{value} {words.per[case.per['missed_days'].value]}"
    value += _spanning("missed_days", case)
    share = percent_of(days, case.enrolled_days) if case.enrolled_days else 0
    if 1 <= share <= 100:
        value += words.share.format(enrolled=case.enrolled_days, percent=share)
    return value


def _part_days(fact_id: str, case: Case, words: LetterWords) -> str:
    """ "about twice a week since September"."""
    value = _about(fact_id, case, words) + times(getattr(case, fact_id))
    if fact_id in case.per:
        value += f" {words.per[case.per[fact_id].value]}"
    return value + _spanning(fact_id, case)


def _about(field: str, case: Case, words: LetterWords) -> str:
    return f"{words.about} " if field in case.estimated else ""


def _first_count(case: Case) -> str | None:
    """The first counted fact; it alone carries the period, so the period is printed once."""
    counts = ("missed_days", *PART_DAY_COUNTS)
    return next((field for field in counts if getattr(case, field)), None)


def _spanning(field: str, case: Case) -> str:
    span = _span(case)
    if span is None or field != _first_count(case):
        return ""
    starts_well = span.partition(" ")[0] in _SPAN_STARTS
    return f" {span}" if starts_well else f" ({span})"


def _span(case: Case) -> str | None:
    """The period as the parent said it, else from its first day."""
    if case.period:
        first = case.period.partition(" ")[0].lower()
        return lower_first(case.period) if first in _SPAN_STARTS else case.period
    return f"since {spelled_date(case.period_start)}" if case.period_start else None
