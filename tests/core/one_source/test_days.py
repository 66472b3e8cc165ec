"""Every paper names the same days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from .comparing import agree
from .papers import Papers, dates_in

pytestmark = pytest.mark.xdist_group("one_source")


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
