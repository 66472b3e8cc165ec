"""The dates that follow a letter as a calendar file, for Google, Apple and Outlook calendars.

Each date is a whole day with a reminder on the morning before. No name of a child or school
stands in it: calendars are often shared.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time, timedelta, timezone

from icalendar import Alarm, Calendar, Event

from actions.core.calendar.timeline import TimelineStep, step_text, timeline_for
from actions.core.content.guidance import Guidance
from actions.core.facts.case import Case

PRODUCT = "-//Homeroom//School dates//EN"
REMINDER = timedelta(hours=-15)
"""Nine in the morning of the day before."""


def calendar_file(case: Case, content: Guidance, *, today: date) -> bytes:
    """The .ics file. Steps without an honest date are left out; of a range the last day counts."""
    words = content.timelines.words
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", words.calendar_name)
    for step in timeline_for(case, content, today):
        if step.window is not None:
            calendar.add_component(_event(step, step.window.latest, content, today))
    return bytes(calendar.to_ical())


def calendar_has_dates(case: Case, content: Guidance, *, today: date) -> bool:
    """Whether there is anything to put into a calendar."""
    return any(step.window for step in timeline_for(case, content, today))


def _event(step: TimelineStep, day: date, content: Guidance, today: date) -> Event:
    key = f"{step.letter.kind}/{step.letter.sent_on}/{step.id}"
    words = content.timelines.words
    event = Event()
    # The same step of the same letter keeps its id: loaded again, it moves instead of doubling.
    event.add("uid", f"{hashlib.sha256(key.encode()).hexdigest()[:32]}@homeroom")
    event.add("dtstamp", datetime.combine(today, time(12), timezone.utc))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", step.title)
    late = f"{words.if_late_label} {step.if_late}"
    source = [step.source] if step.source else []
    event.add(
        "description", "\n\n".join([step_text(step, content), late, *source, words.disclaimer])
    )
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words.reminder.format(title=step.title))
    alarm.add("trigger", REMINDER)
    event.add_component(alarm)
    return event
