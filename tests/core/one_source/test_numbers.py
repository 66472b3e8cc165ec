"""Every paper says the same counts, shares and time limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from actions.core.content.loader import guidance
from actions.core.content.timeline_steps import Limit

from .comparing import agree, all_texts
from .papers import Papers, limits_in, percentages_in

pytestmark = pytest.mark.xdist_group("one_source")


SHARE = re.compile(
    r"(about )?(\d[\d.]*) of (about )?(\d+) school days"
    r"(?: missed, or|\. That is) (?:about )?(\d+) percent"
)
SHARE_IN_LETTER = re.compile(
    r"(about )?(\d[\d.]*) school days?[^.\n]*?, out of ()(\d+) so far \(about (\d+) percent\)", re.I
)
MISSED = re.compile(
    r"(?<!of )(?<!of about )(?:\b(about ))?\b(\d[\d.]*) (?:full |school )?days? missed"
    r"(?! a (?:week|month))|"
    r"(?:has missed|Full days missed:) (about )?(\d[\d.]*)\b(?! percent)",
    re.I,
)


def shares(text: str) -> set[tuple[str, ...]]:
    return {
        (one[1].rstrip("."), one[3], one[4])
        for pattern in (SHARE, SHARE_IN_LETTER)
        for one in pattern.findall(text)
    }


def missed(text: str) -> set[tuple[bool, float]]:
    found = set()
    for about, days, about_too, days_too in MISSED.findall(text):
        found.add((bool(about or about_too), float((days or days_too).rstrip("."))))
    return found


def test_every_paper_says_the_same_share_of_the_same_days() -> None:
    def check(papers: Papers) -> Iterator[str]:
        said = {name: found for name, text in all_texts(papers).items() if (found := shares(text))}
        if len(set().union(*said.values())) > 1 if said else False:
            yield f"{said}"

    agree(check)


def test_a_share_that_is_in_one_paper_is_in_all_where_its_days_were_told() -> None:
    def check(papers: Papers) -> Iterator[str]:
        if papers.case.enrolled_days is None or not papers.case.missed_days:
            return
        texts = {
            "chat": papers.chat,
            "packet": papers.packet_words,
            "letter": papers.letter("evaluation_request"),
        }
        said = {name: bool(shares(text)) for name, text in texts.items()}
        if len(set(said.values())) > 1 and "missed_days" not in papers.case.per:
            yield f"{said}"

    agree(check)


@lru_cache(maxsize=1)
def written_percentages() -> set[float]:
    """Those of the law and of practice, as they stand in the content."""
    folder = Path("guidance_content")
    files = [*folder.rglob("*.yml"), *folder.rglob("*.md")]
    return {one for file in files for one in percentages_in(file.read_text(encoding="utf-8"))}


def test_no_paper_has_a_percentage_of_its_own() -> None:
    def check(papers: Papers) -> Iterator[str]:
        picture, case = papers.plan.attendance, papers.case
        known = {*written_percentages(), case.attended_share, case.missed_share}
        if picture and picture.share is not None and picture.enrolled:
            known.add(round(100 * picture.missed / picture.enrolled))
        for name, text in all_texts(papers).items():
            if strange := percentages_in(text) - known:
                yield f"{name}: {strange}"

    agree(check)


def test_every_paper_says_the_number_of_days_that_was_told() -> None:
    def check(papers: Papers) -> Iterator[str]:
        case = papers.case
        told = {("missed_days" in case.estimated, case.missed_days)}
        for name, text in all_texts(papers).items():
            if strange := missed(text) - told:
                yield f"{name}: {strange}, told {told}"

    agree(check)


def test_a_number_of_days_a_week_is_nowhere_a_number_in_all() -> None:
    def check(papers: Papers) -> Iterator[str]:
        if "missed_days" not in papers.case.per:
            return
        for name, text in all_texts(papers).items():
            if shares(text):
                yield f"{name}: {shares(text)}"

    agree(check)


TIMES = {"once": 1.0, "twice": 2.0}
IN_A_GOAL = re.compile(r"no more than [^.(]* in four school weeks \(now [^)]*\)", re.I)
"""Goals reckon a count over to four school weeks."""
PART_DAYS = {
    "nurse_visits": (
        r"(about )?(\d[\d.]*) nurse visits?",
        r"gone to the nurse (about )?(once|twice|\d[\d.]* times)",
        r"nurse visits: (about )?(once|twice|\d[\d.]*)",
    ),
    "late_arrivals": (
        r"(about )?(\d[\d.]*) late arrivals?",
        r"come in late (about )?(once|twice|\d[\d.]* times)",
        r"late arrivals: (about )?(once|twice|\d[\d.]*)",
    ),
    "early_pickups": (
        r"(about )?(\d[\d.]*) early pickups?",
        r"picked up early (about )?(once|twice|\d[\d.]* times)",
        r"early pickups: (about )?(once|twice|\d[\d.]*)",
    ),
    "partial_days": (
        r"(about )?(\d[\d.]*) partial days?",
        r"only part of the day (about )?(once|twice|\d[\d.]* times)",
        r"(?:partial days|only part of the day): (about )?(once|twice|\d[\d.]*)",
    ),
}


def test_every_paper_counts_parts_of_days_alike() -> None:
    def check(papers: Papers) -> Iterator[str]:
        for field, patterns in PART_DAYS.items():
            told = {(field in papers.case.estimated, getattr(papers.case, field))}
            for name, text in all_texts(papers).items():
                said = {
                    (bool(about), TIMES.get(number.lower()) or float(number.split()[0].rstrip(".")))
                    for pattern in patterns
                    for about, number in re.findall(pattern, IN_A_GOAL.sub("", text), re.I)
                }
                if said - told:
                    yield f"{name}, {field}: {said}, told {told}"

    agree(check)


@lru_cache(maxsize=1)
def written_limits() -> set[tuple[int, str]]:
    """Those that hold in every state."""
    folder = Path("guidance_content")
    files = [*folder.rglob("*.yml"), *folder.rglob("*.md")]
    steps = {
        (one.counts.days, one.counts.day_type)
        for one in guidance().timelines.steps.values()
        if isinstance(one.counts, Limit)
    }
    return steps | {one for file in files for one in limits_in(file.read_text(encoding="utf-8"))}


def test_a_time_limit_is_that_of_the_familys_state() -> None:
    def check(papers: Papers) -> Iterator[str]:
        state = guidance().states.get(papers.case.state or "")
        known = set(written_limits())
        if state:
            known |= {
                (state.evaluation_days, state.day_type),
                (state.response_days, state.response_day_type),
                (state.meeting_days, state.meeting_day_type),
            }
            known |= limits_in(state.note or "")
        known |= {(papers.case.missed_days, "school"), (papers.case.enrolled_days, "school")}
        if papers.plan.attendance:
            known.add((papers.plan.attendance.enrolled, "school"))
        events = {f"calendar {one.title}": one.text for one in papers.events}
        for name, text in {**all_texts(papers), **events}.items():
            if strange := limits_in(text) - known:
                yield f"{name}: {strange}"

    agree(check)
