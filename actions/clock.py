"""The one place that looks at a clock. "Today" is the family's day, wherever the server stands."""

from __future__ import annotations

from datetime import date, datetime, timezone

from actions.core.calendar.time_zones import zone_named
from actions.core.content.loader import guidance
from actions.settings import settings


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(timezone.utc)


def today(state: str | None = None) -> date:
    """The day it is for a family in a state ("OH"); without a known one, for the operator."""
    known = guidance().states.get(state or "")
    zone = zone_named(known.time_zone if known else settings().time_zone)
    return now().astimezone(zone).date()
