"""Time zones by their IANA names, "America/Chicago"."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_named(name: str) -> ZoneInfo:
    """The time zone of that name. Raises ValueError, which says so, when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: "America", a folder
        raise ValueError(f'"{name}" is not a time zone such as America/Chicago') from error
