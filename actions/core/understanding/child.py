"""Age, grade, state and the relation of who writes."""

from __future__ import annotations

import re

from actions.core.facts.told import Facts, as_facts
from actions.core.understanding.grades import ordinal_grade
from actions.core.understanding.people import about_someone_else
from actions.core.understanding.states import (
    is_a_persons_name,
    is_left_behind,
    read_city,
    read_code,
)
from actions.core.understanding.text import Message
from actions.core.understanding.writer import read_relationship

AGES = range(2, 23)
"""Years of an age that is a pupil's."""
_AGE_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        2,
    )
}
_N = r"(?P<{0}>\d{{1,2}}|" + "|".join(_AGE_WORDS) + ")"
_NOT_AN_AGE = (
    r"(?!\s*(?:days?|weeks?|months?|times?|absences?|tard\w*|minutes?|mins?|hours?|hrs?|%|lbs?"
    r"|pounds|points|credits|classes|assignments"
    r"|grades?\b|am\b|pm\b|st\b|nd\b|rd\b|th\b|late|missing|half|full|school|unexcused|excused"
    r"|nurse|early|missed|out of|or \d+ (?:days|times))|[:/.]\d|\d|-\d)"
)
_AGE = re.compile(
    rf"(?:\b{_N.format('old')}[\s-]*(?:years?|yrs?|yr|year)[\s-]*(?:olds?|of age)\b"
    rf"|\b(?:have|has|had|tiene) {_N.format('has')} (?:years?|yrs|anos|años)\b(?! (?:of|in|with))"
    rf"|(?:^|[.,]\s*){_N.format('beside')}(?=,\s*(?:a )?(?:junior|senior|sophomore|freshman"
    r"|\d{1,2}(?:st|nd|rd|th) grade))"
    rf"|(?:^|,\s*){_N.format('years')} (?:years?|yrs)(?=\s*(?:[,.;]|$))"
    rf"|\b(?:i am|i'm|im) (?:only )?{_N.format('me')}(?=\s*(?:[,.;!]|$)|\s+(?:and|in|years|yrs"
    rf"|but)\b)"
    rf"|\b{_N.format('yo')}\s*(?:y/?o|yo|y\.o\.?|yr old|yrold)\b"
    rf"|\b(?:she|he|they|kid|child|son|daughter|girl|boy|(?:grand|step)(?:son|daughter|child))(?:'s|s"
    rf"| is| are|'re| just turned| turned| turns)? (?:is |only |just |almost |about |now "
    rf"|turned )*{_N.format('is')}{_NOT_AN_AGE}\b"
    rf"|\b(?:age|aged)\s*:?\s*{_N.format('aged')}{_NOT_AN_AGE}\b|\b(?:son|daughter|child|kid"
    rf"|kiddo|girl|boy|niece|nephew|senior|junior|sophomore|freshman|grader)(?: "
    rf"here)?[\s,]*\(?{_N.format('bare')}\)?{_NOT_AN_AGE}(?=[,)\s]|$)"
    rf"|\b(?:turned|turning|turns) {_N.format('turned')}{_NOT_AN_AGE}\b"
    rf"|\b{_N.format('sex')}\s?[mf]\b)"
)
_SCHOOL_YEAR = re.compile(
    r"(?<![a-z])(?:my|yo|old|hs|is a|\d,) (?P<year>junior|senior)\b(?! high| citizen)"
)
_ANOTHER = re.compile(r"(?<!about my )\b(?:other|older|younger|oldest|youngest|his|her) $")
_IF_WE_MOVE = re.compile(r"\b(?:mov\w+|relocat\w+|transfer\w*) (?:out |over )?to $")
_NOT_THIS_GRADE = re.compile(
    r"\s*-?(?:level|was|went|is (?:fine|ok|okay|great|doing (?:fine|great|well))|loves)\b"
)
_NOT_NOW = re.compile(
    r"\b(?:since|until|at|when|was|were|had (?:one|it|that) in|back in|before|by|(?:started"
    r"|began)(?: \w+ing)? in"
    r"|in late|in early|early|diagnosed in|diagnosed at|used to|last year|ever|moved in|repeat"
    r"|below|to|loved|great in|fine in|held back in)\W+(?:\w+\W+){0,3}$"
    r"|\b(?:diagnos\w+|dx'?d?|had an? (?:504|iep))\b[^.,;]{0,30}\bin\W+$"
)
_NOW = re.compile(
    r"\b(?:is|she's|he's|now|currently|(?<!it )started|starting|entering|going in ?to|moved "
    r"(?:up )?to"
    r"|my|a|our)\W+(?:now |currently |in |the |a |\d+ ?(?:yo|year old)? )*$"
)


def read_child(message: Message) -> Facts:
    """Facts about the child and the writer."""
    facts: Facts = {
        "age": read_age(message),
        "grade": read_grade(message),
        "state": read_state(message),
        "relationship": read_relationship(message),
    }
    return as_facts({field: value for field, value in facts.items() if value is not None})


def age_parts(message: Message) -> list[tuple[int, int]]:
    """Where ages stand, so that they are not counted as something else."""
    return [found.span() for found in message.search(_AGE)]


def read_age(message: Message) -> int | None:
    """Age in years, 2 to 22."""
    for found in message.search(_AGE):
        said = next(value for value in found.groups() if value)
        age = int(said) if said.isdigit() else _AGE_WORDS[said]
        before = message.before(found.start(), 5)
        past = re.search(r"\b(?:at|since|when|was|until|from|diagnosed)\W+(?:\w+\W+){0,2}$", before)
        others = about_someone_else(f"{before} {found.group().split()[0]}")
        if age in AGES and not past and not others and not _ANOTHER.search(before):
            return age
    return None


def read_grade(message: Message) -> str | None:
    """Grade id. A grade that is past ("since 5th grade") does not count."""
    for mention in message.of("grades"):
        before = message.before(mention.start, 6)
        past = _NOT_NOW.search(before) and not _NOW.search(before)
        junior_high = message.text[mention.end :].startswith(" high")
        if (
            not past
            and not junior_high
            and not about_someone_else(before)
            and not _level_only(message, mention.end)
        ):
            return mention.id
    year = _SCHOOL_YEAR.search(message.text)
    if year:
        return "11" if year["year"] == "junior" else "12"
    return ordinal_grade(message.text, [(m.start, m.end) for m in message.of("grades")])


def read_state(message: Message) -> str | None:
    """Two-letter code of the state named, by name or by a code that is surely one."""
    for mention in message.of("states"):
        city = message.text[mention.end :].startswith(
            (" city", " ave", " st ", " street", " elementary", " middle", " high")
        )
        before = message.before(mention.start)
        if is_left_behind(before) or _only_asked_of(message, mention.start, before):
            continue
        if not is_a_persons_name(before) and not (city and mention.id in ("KS", "WA", "OH", "TX")):
            return mention.id
    return read_code(message.said) or read_city(message.text)


def _only_asked_of(message: Message, start: int, before: str) -> bool:
    return message.asks_at(start) and bool(_IF_WE_MOVE.search(before))


def _level_only(message: Message, end: int) -> bool:
    """ "Reads at a 3rd grade level", "kindergarten was fine": not the grade this is about."""
    return bool(_NOT_THIS_GRADE.match(message.text[end:]))
