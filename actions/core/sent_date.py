"""The day a letter went out, read from "I mailed it yesterday" or "sent it last Friday"."""

from __future__ import annotations

from datetime import date, datetime, time

from dateparser.search import search_dates

_LONGEST = 400
"""Characters; a longer message is a story, not a date."""


def sent_date(text: str, today: date) -> date | None:
    """The latest day named in the text that is not to come; None when it names none."""
    found = search_dates(
        text[:_LONGEST],
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime.combine(today, time()),
            "PREFER_DATES_FROM": "past",
            "PARSERS": ["relative-time", "absolute-time"],
        },
    )
    days = [moment.date() for words, moment in found or [] if len(words) > 2]
    return max((day for day in days if day <= today), default=None)
