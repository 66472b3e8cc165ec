"""A meeting packet as plain text."""

from __future__ import annotations

from actions.core.documents.text import BOX, BULLET
from actions.core.letter.model import BLANK, BulletList, Paragraph
from actions.core.papers.packet_model import (
    CheckList,
    Drawing,
    Packet,
    PacketBlock,
    Section,
    Subheading,
    Table,
    WritingLines,
)


def packet_text(packet: Packet) -> str:
    """The whole packet; the picture is told in words."""
    parts = [packet.title, *packet.lead, *(_section(section) for section in packet.sections)]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    title = f"{section.title}\n{'=' * len(section.title)}"
    return "\n\n".join([title, *("\n".join(_lines(block)) for block in section.blocks)])


def _lines(block: PacketBlock) -> list[str]:
    if isinstance(block, CheckList):
        return [
            line
            for item in block.items
            for line in (BOX + item.title, *(f"    {detail}" for detail in item.details))
        ]
    if isinstance(block, BulletList):
        return [BULLET + item for item in block.items]
    if isinstance(block, Table):
        rows = (block.header, *block.rows) if block.header else block.rows
        return [(" | " if block.header else ": ").join(row) for row in rows]
    if isinstance(block, WritingLines):
        return [5 * BLANK] * block.count
    if isinstance(block, Drawing):
        return [block.alt]
    assert isinstance(block, (Paragraph, Subheading))
    return [block.text]
