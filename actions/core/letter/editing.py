"""What a parent can check and change in a drafted letter: its facts, one by one.

Whether a fact is in a letter is found by leaving it out: then the letter reads otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions.core.content.guidance import Guidance
from actions.core.facts.case import ABOUT_ANOTHER, Case, fields_where
from actions.core.letter.approval import SensitiveFact, sensitive_in, with_approved, without
from actions.core.letter.draft import written
from actions.core.letter.labels import value_in_words
from actions.core.letter.model import Letter
from actions.core.plan.attendance import with_possible_period

_ELSEWHERE = (*ABOUT_ANOTHER, "condition_status", *fields_where(private="always"))
"""Fields that only say more about another one, and private ones, which are listed one by one."""


@dataclass(frozen=True)
class LetterFact:
    """One fact of a letter. `field`: a `Case` field, or one item as "conditions:anxiety"."""

    field: str
    label: str
    value: str
    sensitive: bool
    in_letter: bool

    def as_json(self) -> dict[str, Any]:
        """What a channel needs to show it."""
        return {
            "field": self.field,
            "label": self.label,
            "value": self.value,
            "sensitive": self.sensitive,
            "in_letter": self.in_letter,
        }


def sensitive_facts(
    case: Case, kind: str, content: Guidance, *, today: date
) -> tuple[SensitiveFact, ...]:
    """The sensitive facts that would stand in a letter of this kind, were all approved."""
    drafted = _drafting(case, kind, content, today)
    whole = drafted(case)
    return tuple(
        fact for fact in sensitive_in(case, content) if drafted(without(case, fact.id)) != whole
    )


def letter_facts(
    case: Case,
    kind: str,
    content: Guidance,
    *,
    today: date,
    approved: Collection[str] | None = None,
) -> tuple[LetterFact, ...]:
    """The facts a letter of this kind is made of; of the sensitive ones, also those left out."""
    allowed = with_approved(case, content, approved)
    allowed = with_possible_period(allowed, content.calendar, today)
    drafted = _drafting(case, kind, content, today)
    whole = drafted(allowed)

    def is_in(fact_id: str) -> bool:
        return drafted(without(allowed, fact_id)) != whole

    plain = tuple(
        LetterFact(
            field, content.letter_label(field), value_in_words(allowed, field, content), False, True
        )
        for field in _plain_fields(allowed)
        if is_in(field)
    )
    sensitive = tuple(
        LetterFact(
            field=fact.id,
            label=content.letter_label(fact.id.partition(":")[0]),
            value=fact.label.removeprefix(f"{content.letter_label('provider')}: "),
            sensitive=True,
            in_letter=is_in(fact.id),
        )
        for fact in sensitive_facts(case, kind, content, today=today)
    )
    return plain + sensitive


def _plain_fields(case: Case) -> Iterator[str]:
    for field in case.known():
        if field not in _ELSEWHERE:
            yield field


def _drafting(told: Case, kind: str, content: Guidance, today: date) -> Callable[[Case], Letter]:
    """Drafts a case that facts were taken out of; only the words of two letters are compared.

    The law a letter leans on may stay the same or not. `told`: the case as it was.
    """

    def drafted(case: Case) -> Letter:
        return replace(written(case, content, today=today, kind=kind, told=told), citations=())

    return drafted
