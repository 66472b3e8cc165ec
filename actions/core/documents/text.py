"""A letter as plain text, for the chat, an email or a text file."""

from __future__ import annotations

from collections.abc import Sequence

from actions.core.letter.model import Block, BulletList, FactTable, Field, Letter

BULLET = "- "
BOX = "[ ] "


def as_text(letter: Letter) -> str:
    """The whole letter; sections are parted by an empty line and lines are not wrapped."""
    sections = [
        _lines(letter.sender),
        [letter.date_line],
        _lines(letter.addressee),
        _lines([letter.subject, *letter.reference]),
        [letter.salutation],
        *(_block(block) for block in letter.blocks),
        [letter.closing],
        _lines(letter.signature),
        [f"{letter.cc_label}: {line}" for line in letter.cc],
        _enclosures(letter),
    ]
    return "\n\n".join("\n".join(section) for section in sections if section) + "\n"


def as_line(line: str | Field) -> str:
    """A line of text, or "label: value"."""
    return line if isinstance(line, str) else f"{line.label}: {line.value}"


def _lines(lines: Sequence[str | Field]) -> list[str]:
    return [as_line(line) for line in lines]


def _enclosures(letter: Letter) -> list[str]:
    if not letter.enclosures:
        return []
    return [f"{letter.enclosures_label}:", *(BOX + line for line in letter.enclosures)]


def _block(block: Block) -> list[str]:
    if isinstance(block, BulletList):
        return [BULLET + item for item in block.items]
    if isinstance(block, FactTable):
        return [f"{BULLET}{name}: {value}" for name, value in block.rows]
    return [block.text]
