"""Whatever a parent is given for a case says the same days, numbers and letters.

Chat, summary, every letter, meeting packet, picture and calendar file are made for many cases and
compared: what names the same thing names it alike, and nothing holds a day or a number of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import pytest

from actions.core import period
from actions.core.case_values import Answered
from actions.core.content.loader import Guidance, guidance
from actions.core.documents.packet_text import packet_text
from actions.core.letter.choice import choose_letter
from actions.core.packet import make_packet
from actions.core.situation import situation_of
from tests.core.papers import Papers, dates_in, limits_in, percentages_in
from tests.core.told_cases import told_cases

CASES = 300
SHOWN = 6
"""Differences named in a failure; the first few are enough to find the fault."""

pytestmark = pytest.mark.xdist_group("one_source")


@pytest.fixture(autouse=True, scope="module")
def _each_time_is_read_once() -> Iterator[None]:
    """The few times of the cases are read thousands of times; reading one takes milliseconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(period, "periods", lru_cache(maxsize=None)(period.periods))
        yield


@lru_cache(maxsize=1)
def all_papers() -> tuple[Papers, ...]:
    return tuple(Papers(case, today) for case, today in told_cases(CASES))


def agree(check: Callable[[Papers], Iterator[str]], every: int = 1) -> None:
    """No case for which the check finds something to say; `every`: only each so-manieth case."""
    found = [(say, papers) for papers in all_papers()[::every] for say in check(papers)]
    first = [f"{say}\n   {p.today} {p.case.known()}" for say, p in found[:SHOWN]]
    assert not found, f"{len(found)} differences:\n" + "\n".join(first)


# Days


def last_day(by: str) -> date | None:
    days = dates_in(by)
    return days[-1] if days else None


def test_calendar_file_and_packet_name_the_same_days() -> None:
    def check(papers: Papers) -> Iterator[str]:
        dated = [(row[0].partition(". ")[0], last_day(row[1])) for row in papers.rows]
        dated = [(title, day) for title, day in dated if day]
        events = [(one.title, one.day) for one in papers.events]
        if dated != events:
            yield f"packet {dated}, calendar {events}"

    agree(check)


def test_an_event_tells_the_day_it_stands_on() -> None:
    def check(papers: Papers) -> Iterator[str]:
        for event in papers.events:
            if event.day not in dates_in(event.text):
                yield f"{event.title} on {event.day} says: {event.text}"

    agree(check)


def test_the_chat_names_the_day_of_an_answer_that_the_packet_names() -> None:
    def check(papers: Papers) -> Iterator[str]:
        for text in (papers.chat, papers.summary, papers.packet_words):
            for said in re.findall(r"If you send it today, that is ([^.]+)\.", text):
                rows = [
                    row[1].lower()
                    for row in papers.rows
                    if row[0].startswith("The school answers. ")
                ]
                if rows != [said.lower()]:
                    yield f"chat: {said}; packet: {rows}"

    agree(check)


def test_a_follow_up_is_due_on_the_weekday_after_the_day_of_the_answer() -> None:
    def check(papers: Papers) -> Iterator[str]:
        for text in (papers.chat, papers.summary, papers.packet_words):
            for said in re.findall(r"From ([A-Z]\w+ \d+, \d+) on:", text):
                (due,) = dates_in(said)
                befores = [
                    last_day(row[1])
                    for row in papers.rows
                    if "follow-up letter" in row[2]
                    or row[0].startswith("The school answers the follow-up")
                ]
                if due not in [weekday_after(day) for day in befores if day]:
                    yield f"follow-up from {due}, answer by {befores}"

    agree(check)


def weekday_after(day: date) -> date:
    day += timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def told_days(papers: Papers) -> set[date]:
    case = papers.case
    told = {case.period_start, case.asked_on, case.consent_signed_on, case.court_date}
    sent = {letter.sent_on for letter in case.letters_sent}
    return {day for day in told | sent if day} | {papers.today}


def counted_days(papers: Papers) -> set[date]:
    """What the calendar counts from the days that were told."""
    ends = {
        day
        for one in papers.steps
        if one.window
        for day in (one.window.earliest, one.window.latest)
    }
    goals = {papers.today + timedelta(weeks=one.goal.weeks) for one in papers.plan.goals}
    following = papers.plan.next_letter
    return ends | goals | ({following.due_on} if following else set())


def test_no_paper_names_a_day_of_its_own() -> None:
    def check(papers: Papers) -> Iterator[str]:
        known = told_days(papers) | counted_days(papers)
        texts = {"chat": papers.chat, "summary": papers.summary, "packet": papers.packet_words}
        for name, text in texts.items():
            if strange := set(dates_in(text)) - known:
                yield f"{name}: {sorted(map(str, strange))}"
        for event in papers.events:
            if strange := {event.day, *dates_in(event.text)} - known:
                yield f"calendar: {sorted(map(str, strange))}"
        for kind, text in papers.letters.items():
            if strange := set(dates_in(text)) - told_days(papers):
                yield f"{kind}: {sorted(map(str, strange))}"

    agree(check)


def test_testing_counts_from_the_form_that_was_signed() -> None:
    def check(papers: Papers) -> Iterator[str]:
        signed = papers.case.consent_signed_on
        for step in papers.steps:
            is_its_form = signed and signed >= step.letter.sent_on  # an earlier one was another's
            if is_its_form and "as if the school has your signed form" in step.text:
                yield f"signed on {signed}, and {step.text}"

    agree(check)


# Numbers


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


def all_texts(papers: Papers) -> dict[str, str]:
    papers_of = {"chat": papers.chat, "summary": papers.summary, "packet": papers.packet_words}
    return {**papers_of, "picture": papers.picture, **papers.letters}


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
                    for about, number in re.findall(pattern, text, re.I)
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
        if hasattr(one.counts, "days")
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


# Letters


def title_of(kind: str) -> str:
    return guidance().letters[kind].template.title


def test_chat_packet_list_and_draft_name_the_same_letter() -> None:
    def check(papers: Papers) -> Iterator[str]:
        chosen = choose_letter(situation_of(papers.case, guidance(), today=papers.today)).kind
        offered = papers.options[0].kind
        subject = guidance().letters[chosen].template.subject
        if {papers.plan.letter_kind, offered} != {chosen}:
            yield f"plan {papers.plan.letter_kind}, list {offered}, choice {chosen}"
        if f"Subject: {subject}\n" not in papers.letter():
            yield f"the draft is another letter than {chosen}"
        following = papers.plan.next_letter
        step = following and (following.step if following.is_due else following.text)
        for name, text in {"chat": papers.chat, "packet": papers.packet_words}.items():
            if step and step not in text:
                yield f"{name} does not name {following}"

    agree(check)


def test_what_is_kept_from_the_school_changes_no_letter(content: Guidance) -> None:
    def check(papers: Papers) -> Iterator[str]:
        private = make_packet(papers.case, content, today=papers.today, approved=())
        following = papers.plan.next_letter
        step = following and (following.step if following.is_due else following.text)
        text = packet_text(private)
        if step and step not in text:
            yield f"the packet does not name {following}"
        if papers.plan.headline not in text:
            yield f"the packet does not say: {papers.plan.headline}"

    agree(check, every=5)


# What the school has answered


HEARD_NOTHING = ("You have asked before and heard nothing",)
NO_ANSWER = "I have not had an answer that I know of"


def test_plan_and_letters_agree_whether_the_school_answered() -> None:
    def check(papers: Papers) -> Iterator[str]:
        plan = any(one in papers.summary for one in HEARD_NOTHING)
        letter = NO_ANSWER in papers.letters["prior_written_notice_request"]
        offer = any(one.kind == "no_answer_follow_up" and one.fits for one in papers.options)
        if plan != letter:
            yield f"plan: silence {plan}; letter: silence {letter}"
        if plan and not offer:
            yield "heard nothing, and no follow-up offered"

    agree(check)


def test_nobody_is_said_to_be_silent_who_has_answered_every_letter() -> None:
    def check(papers: Papers) -> Iterator[str]:
        letters = papers.case.letters_sent
        if not letters or any(one.answered is not Answered.YES for one in letters):
            return
        if "no_answer" in (papers.case.school_response or ()):
            return
        offered = [one.kind for one in papers.options if one.fits]
        if "no_answer_follow_up" in offered or any(one in papers.summary for one in HEARD_NOTHING):
            yield f"{offered}"

    agree(check)
