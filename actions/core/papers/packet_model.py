"""A finished meeting packet as frozen data. documents/packet_pdf.py and packet_text.py print it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.core.letter.model import BulletList, Paragraph


@dataclass(frozen=True)
class Check:
    """Something to tick, with a line or more under it."""

    title: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class CheckList:
    """Items with a box each."""

    items: tuple[Check, ...]


@dataclass(frozen=True)
class Subheading:
    """A smaller title inside a section."""

    text: str


@dataclass(frozen=True)
class Table:
    """Rows of equal length; the header may be empty, as in a list of labels and values."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Drawing:
    """A picture with its text equivalent."""

    svg: str
    alt: str


@dataclass(frozen=True)
class WritingLines:
    """Empty lines to write on."""

    count: int


PacketBlock = Paragraph | BulletList | CheckList | Subheading | Table | Drawing | WritingLines


@dataclass(frozen=True)
class Section:
    """A titled part of the packet."""

    id: str
    title: str
    blocks: tuple[PacketBlock, ...]
    starts_page: bool = False
    is_small: bool = False  # print that few will read


@dataclass(frozen=True)
class Packet:
    """Everything printed, in its order."""

    title: str
    author: str
    date: date
    lead: tuple[str, ...]  # under the title
    sections: tuple[Section, ...]
    page: str  # {page}, {pages}: the words at the foot of a page
    citations: tuple[str, ...]

    def section(self, section_id: str) -> Section:
        """One section by its id."""
        return next(section for section in self.sections if section.id == section_id)
