"""Days named in a message: "I mailed it yesterday", "the hearing is on December 18"."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Literal

from dateparser.search import search_dates

_LONGEST = 400
"""Characters; a longer message is a story, not a date."""


def sent_date(text: str, today: date) -> date | None:
    """The latest day named in the text that is not to come; None when it names none."""
    days = days_named(text[:_LONGEST], today, "past")
    return max((day for day in days if day <= today), default=None)


def days_named(text: str, today: date, prefer: Literal["past", "future"]) -> list[date]:
    """The days a text names, in its order; `prefer`: which one, where it tells no year."""
    found = search_dates(
        text,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime.combine(today, time()),
            "PREFER_DATES_FROM": prefer,
            "PARSERS": ["relative-time", "absolute-time"],
        },
    )
    return [moment.date() for words, moment in found or [] if len(words) > 2]
