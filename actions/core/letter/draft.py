"""Drafts a letter to the school from the facts a parent told.

Which letter fits is decided in choice.py, which parts belong in by the rules of rules.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from actions.core.case import Case
from actions.core.content.guidance import Guidance
from actions.core.content.letter_models import LetterContent, LetterWords, Part
from actions.core.letter.case import printable_case
from actions.core.letter.choice import choose_letter
from actions.core.letter.counts import facts_of
from actions.core.letter.facts import LAW, child, filled_facts
from actions.core.letter.model import BLANK, WIDE_BLANK, Block, FactTable, Field, Letter
from actions.core.letter.parts import blocks_of_part, filled_lines, holding, joined


def draft_letter(case: Case, content: Guidance, *, today: date, kind: str | None = None) -> Letter:
    """The letter of this kind, by default the one that fits, dated `today`.

    Holds only what the case holds. Raises KeyError for a kind that is not one of KINDS.
    """
    case = printable_case(case)
    kind = kind or choose_letter(case).kind
    letter, words = content.letters[kind], content.letters.words
    values = filled_facts(case, content)
    blocks, citations = _body(letter, case, content, values)
    return Letter(
        kind=kind,
        title=letter.template.title,
        date=today,
        sender=(case.parent_name or Field(words.parent_name, BLANK), *_blanks(words.sender_blanks)),
        addressee=_addressee(letter, case, words, values),
        subject=Field(words.subject, letter.template.subject),
        reference=_reference(words, values),
        salutation=letter.template.salutation,
        blocks=blocks,
        closing=words.closing,
        signature=_signature(case, words, values),
        cc=filled_lines(letter.template.cc, case, values),
        cc_label=words.cc,
        enclosures=filled_lines(letter.template.enclosures, case, values),
        enclosures_label=words.enclosures,
        author=case.parent_name or "",
        citations=citations,
    )


def _body(
    letter: LetterContent, case: Case, content: Guidance, values: Mapping[str, str]
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks in order, and the citations of the parts that made it in."""
    table = _fact_table(case, content)
    blocks: list[Block] = []
    citations: dict[str, None] = {}
    for group in letter.groups:
        grouped: list[Block] = []
        for part in holding(group, case):
            law = {LAW: _sections(part, content)} if part.citations else {}
            found = blocks_of_part(part, {**values, **law}, table)
            if found is not None:
                grouped += found
                citations.update(dict.fromkeys(part.citations))
        blocks += joined(grouped)
    return tuple(blocks), tuple(citations)


def _sections(part: Part, content: Guidance) -> str:
    return "; ".join(content.citations[citation].section for citation in part.citations)


def _fact_table(case: Case, content: Guidance) -> FactTable | None:
    facts = facts_of(case, content, child(case, content))
    rows = tuple((fact.name, fact.value) for fact in facts)
    return FactTable(content.letters.words.table_header, rows) if rows else None


def _blanks(labels: tuple[str, ...]) -> tuple[Field, ...]:
    return tuple(Field(label, WIDE_BLANK) for label in labels)


def _addressee(
    letter: LetterContent, case: Case, words: LetterWords, values: Mapping[str, str]
) -> tuple[str | Field, ...]:
    return (
        *filled_lines(letter.template.addressee, case, values),
        case.district or Field(words.district, BLANK),
        *_blanks(words.addressee_blanks),
    )


def _reference(words: LetterWords, values: Mapping[str, str]) -> tuple[Field, ...]:
    """Who the letter is about; what is unknown is left to be written in by hand."""
    return tuple(Field(label, values.get(fact, BLANK)) for fact, label in words.reference.items())


def _signature(
    case: Case, words: LetterWords, values: Mapping[str, str]
) -> tuple[str | Field, ...]:
    """A line to sign on, the name, and what the writer is to the child when we were told."""
    relationship = (values["relationship"],) if "relationship" in values else ()
    name = case.parent_name or Field(words.parent_name, BLANK)
    return (Field(words.signature, WIDE_BLANK), name, *relationship)
