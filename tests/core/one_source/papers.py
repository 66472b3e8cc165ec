"""All that a parent is given for one case, and what dates and numbers stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from actions.core.calendar.timeline import TimelineStep, timeline_for
from actions.core.content.loader import guidance
from actions.core.documents.packet_text import packet_text
from actions.core.documents.text import as_text
from actions.core.facts.case import Case
from actions.core.letter.draft import draft_letter
from actions.core.letter.options import LetterOption, letter_options
from actions.core.papers.calendar_file import calendar_file
from actions.core.papers.packet import make_packet
from actions.core.papers.packet_model import Packet, Table
from actions.core.papers.picture import attendance_chart
from actions.core.plan.plan import Plan, make_plan
from actions.core.plan.summary import chat_summary, plan_text

MONTHS = "January February March April May June July August September October November December"
_DATE = re.compile(rf"\b(?:{'|'.join(MONTHS.split())}) \d{{1,2}}, \d{{4}}\b")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?(?:percent|%)")
_LIMIT = re.compile(r"(\d+) (calendar|school|business) days\b")


def dates_in(text: str) -> list[date]:
    """Every full date in the text, in its order."""
    return [datetime.strptime(one, "%B %d, %Y").date() for one in _DATE.findall(text)]


def percentages_in(text: str) -> set[float]:
    """Every percentage in the text."""
    return {float(one) for one in _PERCENT.findall(text)}


def limits_in(text: str) -> set[tuple[int, str]]:
    """Every number of days of a kind: (15, "calendar")."""
    return {(int(days), kind) for days, kind in _LIMIT.findall(text)}


@dataclass(frozen=True)
class Event:
    """One date of the calendar file."""

    title: str
    day: date
    text: str


@dataclass(frozen=True)
class Papers:
    """Everything for one case on a day, made when it is first looked at."""

    case: Case
    today: date

    @cached_property
    def plan(self) -> Plan:
        """What chat and summary are written from."""
        return make_plan(self.case, guidance(), today=self.today)

    @cached_property
    def chat(self) -> str:
        """The result as it is told in the chat."""
        return "\n\n".join(chat_summary(self.plan, guidance()))

    @cached_property
    def summary(self) -> str:
        """The whole plan as a document."""
        return plan_text(self.plan, guidance())

    @cached_property
    def packet(self) -> Packet:
        """The meeting packet."""
        return make_packet(self.case, guidance(), today=self.today)

    @cached_property
    def packet_words(self) -> str:
        """The meeting packet as text."""
        return packet_text(self.packet)

    @cached_property
    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """The packet's timeline: what should happen, by when, and what to do after that."""
        tables = [b for b in self.packet.section("timeline").blocks if isinstance(b, Table)]
        return tuple((row[0], row[1], row[2]) for table in tables for row in table.rows)

    @cached_property
    def steps(self) -> tuple[TimelineStep, ...]:
        """The timeline the chat tells from when a letter is sent."""
        return timeline_for(self.case, guidance(), self.today)

    @cached_property
    def picture(self) -> str:
        """The picture's words; "" without one."""
        chart = attendance_chart(self.case, guidance(), today=self.today)
        return chart.alt if chart else ""

    @cached_property
    def options(self) -> tuple[LetterOption, ...]:
        """The letters to choose from."""
        return letter_options(self.case, guidance(), today=self.today)

    @cached_property
    def letters(self) -> dict[str, str]:
        """Kind -> its text, for every letter that is offered."""
        return {one.kind: self.letter(one.kind) for one in self.options}

    def letter(self, kind: str | None = None) -> str:
        """One letter's text; by default of the one that fits."""
        return as_text(draft_letter(self.case, guidance(), today=self.today, kind=kind))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The calendar file, read as a calendar reads it."""
        written = calendar_file(self.case, guidance(), today=self.today).decode()
        lines = written.replace("\r\n ", "").split("\r\n")
        values: dict[str, list[str]] = {
            "SUMMARY": [], "DTSTART;VALUE=DATE": [], "DESCRIPTION": [],
        }  # fmt: skip
        for line in lines:
            name, _, value = line.partition(":")
            is_alarms = name == "DESCRIPTION" and not value.endswith("notice.")
            if name in values and not is_alarms:
                values[name].append(re.sub(r"\\([,;])", r"\1", value))
        days = [datetime.strptime(day, "%Y%m%d").date() for day in values["DTSTART;VALUE=DATE"]]
        found = zip(values["SUMMARY"], days, values["DESCRIPTION"], strict=True)
        return tuple(Event(*one) for one in found)
