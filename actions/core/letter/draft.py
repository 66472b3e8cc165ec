"""Drafts a letter to the school from the facts a parent told.

Which letter fits is decided in choice.py, which parts belong in by the rules of core/rules/, and
which sensitive facts may stand in it by approval.py.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from actions.core.content.guidance import Guidance
from actions.core.content.letter_models import LetterContent, LetterWords
from actions.core.facts.case import Case
from actions.core.letter.approval import with_approved
from actions.core.letter.body import letter_body
from actions.core.letter.case import printable_case
from actions.core.letter.choice import choose_letter
from actions.core.letter.facts import filled_facts
from actions.core.letter.model import BLANK, WIDE_BLANK, Field, Letter
from actions.core.letter.parts import filled_lines
from actions.core.plan.attendance import with_possible_period
from actions.core.plan.situation import situation_of


def draft_letter(
    case: Case,
    content: Guidance,
    *,
    today: date,
    kind: str | None = None,
    approved: Collection[str] | None = None,
) -> Letter:
    """The letter of this kind, by default the one that fits, dated `today`.

    Holds only what the case holds, and of its sensitive facts only those whose ids are in
    `approved` (see editing.py); None approves all, as for a case file the user wrote. A period
    with fewer school days than were missed in it is left out. Raises KeyError for a kind that
    there is not.
    """
    kind = kind or choose_letter(situation_of(case, content, today=today)).kind
    allowed = with_approved(case, content, approved)
    allowed = with_possible_period(allowed, content.calendar, today)
    return written(allowed, content, today=today, kind=kind, told=case)


def written(case: Case, content: Guidance, *, today: date, kind: str, told: Case) -> Letter:
    """The letter with all that this case holds.

    `told`: the case before private facts were taken out. An illness in it decides which help is
    asked for and is not named.
    """
    now = situation_of(printable_case(case), content, today=today, told=told)
    case = now.case
    letter, words = content.letters[kind], content.letters.words
    values = filled_facts(now)
    blocks, citations = letter_body(letter, now, values)
    to = filled_lines(letter.template.addressee, now, values)
    return Letter(
        kind=kind,
        title=letter.template.title,
        date=today,
        sender=(case.parent_name or Field(words.parent_name, BLANK), *_blanks(words.sender_blanks)),
        addressee=_addressee(to, case, words),
        subject=Field(words.subject, letter.template.subject),
        reference=_reference(letter, words, values),
        salutation=letter.template.salutation.format(addressee=to[0]),
        blocks=blocks,
        closing=words.closing,
        signature=_signature(case, words, values),
        cc=filled_lines(letter.template.cc, now, values),
        cc_label=words.cc,
        enclosures=filled_lines(letter.template.enclosures, now, values),
        enclosures_label=words.enclosures,
        author=case.parent_name or "",
        citations=citations,
    )


def delivery_advice(case: Case, kind: str, content: Guidance, *, today: date) -> tuple[str, ...]:
    """How to send a letter of this kind: told to the parent, apart from the letter."""
    lines = content.letters.words.delivery + content.letters[kind].template.delivery
    now = situation_of(printable_case(case), content, today=today)
    return filled_lines(lines, now, filled_facts(now))


def _blanks(labels: tuple[str, ...]) -> tuple[Field, ...]:
    return tuple(Field(label, WIDE_BLANK) for label in labels)


def _addressee(to: tuple[str, ...], case: Case, words: LetterWords) -> tuple[str | Field, ...]:
    district = case.district or Field(words.district, BLANK)
    return (*to, district, *_blanks(words.addressee_blanks))


def _reference(
    letter: LetterContent, words: LetterWords, values: Mapping[str, str]
) -> tuple[Field, ...]:
    """Who the letter is about; what is unknown is left to be written in by hand."""
    about = tuple(Field(label, values.get(fact, BLANK)) for fact, label in words.reference.items())
    return about + tuple(Field(label, BLANK) for label in letter.template.blanks)


def _signature(
    case: Case, words: LetterWords, values: Mapping[str, str]
) -> tuple[str | Field, ...]:
    """A line to sign on, the name, and what the writer is to the child when we were told."""
    relationship = (values["relationship"],) if "relationship" in values else ()
    name = case.parent_name or Field(words.parent_name, BLANK)
    return (Field(words.signature, WIDE_BLANK), name, *relationship)
