"""Turns a letter's parts into blocks: picks those that belong in, fills them, joins each group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import TYPE_CHECKING

from actions.core.letter.facts import FACT_TABLE
from actions.core.letter.model import Block, BulletList, FactTable, Paragraph
from actions.core.letter.words import capitalised
from actions.core.plan.situation import Situation
from actions.core.rules.index import RULES

if TYPE_CHECKING:
    from actions.core.content.letter_models import Line, Part

BULLET = "- "


def holding(parts: tuple[Part, ...], now: Situation) -> tuple[Part, ...]:
    """The parts whose rule holds, and that are meant for this child's health."""
    is_ill = bool(now.illnesses)
    return tuple(
        part for part in parts if RULES[part.when](now) and part.for_illness in (None, is_ill)
    )


def fill(text: str, values: Mapping[str, str]) -> str | None:
    """The text with its placeholders filled, or None when one has no value."""
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return text.format_map(values) if names <= values.keys() else None


def filled_lines(
    lines: tuple[Line, ...], now: Situation, values: Mapping[str, str]
) -> tuple[str, ...]:
    """The lines that belong in and whose facts are all known."""
    held = (fill(line.text, values) for line in lines if RULES[line.when](now))
    return tuple(line for line in held if line)


def blocks_of_part(
    body: str, values: Mapping[str, str], table: FactTable | None
) -> list[Block] | None:
    """The blocks of a part's body, or None when it needs a fact the parent did not tell."""
    blocks: list[Block] = []
    for passage in body.split("\n\n"):
        if passage == f"{{{FACT_TABLE}}}":
            if table is None:
                return None
            blocks.append(table)
            continue
        # Filled line by line after the split: the parent's words can never make a bullet.
        filled = [fill(line, values) for line in _logical_lines(passage)]
        if None in filled:
            return None
        blocks.append(_block(passage, [line for line in filled if line]))
    return blocks


def joined(blocks: list[Block]) -> tuple[Block, ...]:
    """Neighbouring paragraphs run on as one, neighbouring bullet lists become one list."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if isinstance(block, Paragraph) and isinstance(last, Paragraph):
            result[-1] = Paragraph(f"{last.text} {block.text}")
        elif isinstance(block, BulletList) and isinstance(last, BulletList):
            result[-1] = BulletList(last.items + block.items)
        else:
            result.append(block)
    return tuple(result)


def _logical_lines(passage: str) -> Iterator[str]:
    """A paragraph is one line however it is wrapped in its file; each bullet is a line."""
    if not passage.startswith(BULLET):
        yield " ".join(passage.split())
        return
    for item in f"\n{passage}".split(f"\n{BULLET}")[1:]:
        yield " ".join(item.split())


def _block(passage: str, lines: list[str]) -> Block:
    if passage.startswith(BULLET):
        return BulletList(tuple(capitalised(line) for line in lines))
    return Paragraph(" ".join(lines))
