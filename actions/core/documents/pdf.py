"""A letter as a PDF that screen readers can read: tagged, titled, US letter size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.core.documents import typesetter
from actions.core.documents.text import BOX, as_line
from actions.core.letter.model import Block, BulletList, FactTable, Field, Letter

TEMPLATE = "letter.typ"


def as_pdf(letter: Letter) -> bytes:
    """The letter as an accessible PDF."""
    return typesetter.as_pdf(TEMPLATE, _words(letter), letter.date)


def _words(letter: Letter) -> dict[str, Any]:
    """All that the template prints, as plain data."""
    return {
        "title": letter.title,
        "author": letter.author,
        "sender": _lines(letter.sender),
        "date_line": letter.date_line,
        "addressee": _lines(letter.addressee),
        "subject": as_line(letter.subject),
        "reference": _lines(letter.reference),
        "salutation": letter.salutation,
        "blocks": [_block(block) for block in letter.blocks],
        "closing": letter.closing,
        "signature": _lines(letter.signature),
        "cc": [f"{letter.cc_label}: {line}" for line in letter.cc],
        "enclosures_label": f"{letter.enclosures_label}:",
        "enclosures": [BOX + line for line in letter.enclosures],
    }


def _lines(lines: Sequence[str | Field]) -> list[str]:
    return [as_line(line) for line in lines]


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, FactTable):
        return {"kind": "table", "header": block.header, "rows": block.rows}
    if isinstance(block, BulletList):
        return {"kind": "bullets", "items": block.items}
    return {"kind": "paragraph", "text": block.text}
