"""A letter as files, in every format a parent may want."""

from __future__ import annotations

from actions.core.documents.docx import as_docx
from actions.core.documents.pdf import as_pdf
from actions.core.documents.text import as_text
from actions.core.letter.model import Letter

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
