"""Model of guidance_content/meeting/picture.yml: the words in the attendance picture."""

from __future__ import annotations

from pydantic import validator

from actions.core.content.entry import Entry
from actions.core.content.placeholders import CHILD, only
from actions.core.facts.case import PART_DAY_COUNTS


class PictureWords(Entry):
    """Titles, labels and sentences; every one is also part of the picture's text equivalent."""

    title: str
    title_without_name: str
    share: str
    missed_label: str
    line: str
    count_only: str
    rate: str
    about: str
    per: dict[str, str]
    part_days_title: str
    part_days: dict[str, str]
    uncounted: str
    over: str
    under: str
    period: str
    citations: tuple[str, ...]

    @validator("title")
    def _title(cls, value: str) -> str:
        return only(value, (CHILD,))

    @validator("share", "count_only", "rate")
    def _counts(cls, value: str) -> str:
        return only(value, ("missed", "enrolled", "percent", "per"))

    @validator("part_days")
    def _every_kind(cls, value: dict[str, str]) -> dict[str, str]:
        missing = set(PART_DAY_COUNTS) - set(value)
        if missing:
            raise ValueError(f"name {', '.join(sorted(missing))} as well")
        return value
