"""A letter as a PDF that screen readers can read: tagged, titled, US letter size."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, time, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast

import typst

from actions.core.documents.text import BOX, as_line
from actions.core.letter.model import Block, BulletList, FactTable, Field, Letter

TEMPLATE = Path(__file__).with_name("letter.typ")
Standard = Literal["ua-1"]


def as_pdf(letter: Letter) -> bytes:
    """The letter as PDF/UA-1, the standard for accessible documents.

    A sign that no font on this machine has cannot be made accessible; such a letter is still
    tagged, but does not claim the standard.
    """
    try:
        return _compiled(letter, "ua-1")
    except typst.TypstError:
        return _compiled(letter, None)


def _compiled(letter: Letter, standard: Standard | None) -> bytes:
    pdf = typst.Compiler(TEMPLATE, font_paths=_fonts()).compile(
        format="pdf",
        sys_inputs={"letter": json.dumps(_words(letter))},
        pdf_standards=standard,
        timestamp=datetime.combine(letter.date, time(12), timezone.utc),
    )
    return cast(bytes, pdf)  # one file, since we ask for PDF and no output path


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Fonts are looked for once a process; that is the slow step."""
    return typst.Fonts()


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
