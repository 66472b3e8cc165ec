"""The body of a letter: its parts picked, filled and put in order, with the law they lean on."""

from __future__ import annotations

from collections.abc import Mapping

from actions.core.content.guidance import Guidance
from actions.core.content.letter_models import LetterContent, Part
from actions.core.facts.case import Case
from actions.core.letter.counts import facts_of
from actions.core.letter.facts import LAW, child
from actions.core.letter.model import Block, FactTable
from actions.core.letter.parts import blocks_of_part, holding, joined
from actions.core.plan.situation import Situation

MOST_LAWS = 2
"""A letter names a law or two; more would read like a lecture. The first named count."""

LAW_IN_BRACKETS = f" ({{{LAW}}})"
"""How a part names its law, so that the rest of the sentence stands without it."""


def letter_body(
    letter: LetterContent, now: Situation, values: Mapping[str, str]
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks in order, and the citations of the parts that made it in."""
    content = now.content
    table = _fact_table(now.case, content)
    blocks: list[Block] = []
    citations: dict[str, None] = {}
    used: set[str] = set()
    laws: set[str] = set()
    for group in letter.groups:
        grouped: list[Block] = []
        for part in holding(group, now):
            if part.instead_of in used:
                continue
            law = _sections(part, content)
            body = part.body if _may_name(law, laws) else part.body.replace(LAW_IN_BRACKETS, "")
            found = blocks_of_part(body, {**values, LAW: law}, table)
            if found is not None:
                grouped += found
                used.add(part.id)
                citations.update(dict.fromkeys(part.citations))
                laws |= {law} if LAW_IN_BRACKETS in body else set()
        blocks += joined(grouped)
    return tuple(blocks), tuple(citations)


def _may_name(law: str, named: set[str]) -> bool:
    """Each law once, and only the first few."""
    return law not in named and len(named) < MOST_LAWS


def _sections(part: Part, content: Guidance) -> str:
    return "; ".join(content.citations[citation].section for citation in part.citations)


def _fact_table(case: Case, content: Guidance) -> FactTable | None:
    facts = facts_of(case, content, child(case, content))
    rows = tuple((fact.name, fact.value) for fact in facts)
    return FactTable(content.letters.words.table_header, rows) if rows else None
