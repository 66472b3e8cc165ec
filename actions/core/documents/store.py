"""Letters, packets, pictures and dates as files, in every format a parent may want."""

from __future__ import annotations

from datetime import date

from actions.core.calendar_file import calendar_file
from actions.core.case import Case
from actions.core.content.guidance import Guidance
from actions.core.documents.docx import as_docx
from actions.core.documents.packet_pdf import packet_pdf
from actions.core.documents.pdf import as_pdf
from actions.core.documents.text import as_text
from actions.core.letter.model import Letter
from actions.core.packet_model import Packet
from actions.core.picture_svg import attendance_picture_png, attendance_picture_svg

FORMATS = ("pdf", "docx", "txt")


def render_letter(letter: Letter, file_format: str) -> bytes:
    """A letter as the bytes of a file. `file_format` is one of FORMATS."""
    if file_format == "pdf":
        return as_pdf(letter)
    if file_format == "docx":
        return as_docx(letter)
    return as_text(letter).encode()


def letter_files(letter: Letter) -> dict[str, bytes]:
    """The letter in every format, by file name."""
    stem = letter.kind.replace("_", "-")
    return {f"{stem}.{file_format}": render_letter(letter, file_format) for file_format in FORMATS}


def packet_files(packet: Packet) -> dict[str, bytes]:
    """The meeting packet, by file name."""
    return {"meeting-packet.pdf": packet_pdf(packet)}


def calendar_files(case: Case, content: Guidance, *, today: date) -> dict[str, bytes]:
    """The dates that follow a letter, by file name."""
    return {"school-dates.ics": calendar_file(case, content, today=today)}


def picture_files(case: Case, content: Guidance, *, today: date) -> dict[str, bytes]:
    """The attendance picture as SVG and PNG, by file name; {} when there is nothing to show."""
    svg = attendance_picture_svg(case, content, today=today)
    png = attendance_picture_png(case, content, today=today)
    if svg is None or png is None:
        return {}
    return {"attendance.svg": svg.encode(), "attendance.png": png}
