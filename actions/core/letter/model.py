"""A finished letter as frozen data. The writers in `documents/` turn it into text, DOCX and PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

BLANK = "____________"
"""What is printed where the parent writes by hand: addresses, names we were not told."""

WIDE_BLANK = 2 * BLANK
"""For longer things: an address, a signature."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of plain words."""

    text: str


@dataclass(frozen=True)
class BulletList:
    """Short items under the paragraph before them."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class FactTable:
    """What the parent counted or saw, one fact a row."""

    header: tuple[str, str]
    rows: tuple[tuple[str, str], ...]


Block = Paragraph | BulletList | FactTable


@dataclass(frozen=True)
class Field:
    """A labelled line: "Grade: 7"."""

    label: str
    value: str


@dataclass(frozen=True)
class Letter:
    """Everything printed, in the order it is printed, and the law it leans on."""

    kind: str
    title: str  # of the document, for its properties and its file name
    date: date
    sender: tuple[str | Field, ...]
    addressee: tuple[str | Field, ...]
    subject: Field
    reference: tuple[Field, ...]  # who the letter is about
    salutation: str
    blocks: tuple[Block, ...]
    closing: str  # "Sincerely,"
    signature: tuple[str | Field, ...]
    cc: tuple[str, ...]
    cc_label: str
    enclosures: tuple[str, ...]  # each is ticked by hand when it is really attached
    enclosures_label: str
    author: str  # the parent's name, or ""
    citations: tuple[str, ...]  # ids in guidance_content/citations/, in order of use

    @property
    def date_line(self) -> str:
        """The date as written in US letters: "November 24, 2026"."""
        return spelled_date(self.date)


def spelled_date(day: date) -> str:
    """A date as written in US letters: "November 24, 2026"."""
    return f"{day:%B} {day.day}, {day.year}"
