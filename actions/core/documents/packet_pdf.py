"""A meeting packet as an accessible PDF."""

from __future__ import annotations

from typing import Any

from actions.core.documents import typesetter
from actions.core.letter.model import BulletList, Paragraph
from actions.core.papers.packet_model import (
    CheckList,
    Drawing,
    Packet,
    PacketBlock,
    Subheading,
    Table,
    WritingLines,
)

TEMPLATE = "packet.typ"


def packet_pdf(packet: Packet) -> bytes:
    """The packet as PDF/UA-1: tagged, with headings, lists, tables and the picture in words."""
    return typesetter.as_pdf(TEMPLATE, _words(packet), packet.date)


def _words(packet: Packet) -> dict[str, Any]:
    """All that the template prints, as plain data."""
    return {
        "title": packet.title,
        "author": packet.author,
        "lead": packet.lead,
        "page": packet.page,
        "sections": [
            {
                "title": section.title,
                "starts_page": section.starts_page,
                "is_small": section.is_small,
                "blocks": [_block(block) for block in section.blocks],
            }
            for section in packet.sections
        ],
    }


def _block(block: PacketBlock) -> dict[str, Any]:
    if isinstance(block, CheckList):
        items = [{"title": item.title, "details": item.details} for item in block.items]
        return {"kind": "checks", "items": items}
    if isinstance(block, BulletList):
        return {"kind": "bullets", "items": block.items}
    if isinstance(block, Table):
        return {"kind": "table", "header": block.header, "rows": block.rows}
    if isinstance(block, Drawing):
        return {"kind": "drawing", "svg": block.svg, "alt": block.alt}
    if isinstance(block, WritingLines):
        return {"kind": "lines", "count": block.count}
    assert isinstance(block, (Paragraph, Subheading))
    kind = "paragraph" if isinstance(block, Paragraph) else "subheading"
    return {"kind": kind, "text": block.text}
