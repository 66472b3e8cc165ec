"""What a parent can check and change in a drafted letter: its facts, one by one.

Whether a fact is in a letter is found by leaving it out: then the letter reads otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions.core.case import Case
from actions.core.content.guidance import Guidance
from actions.core.letter.approval import SensitiveFact, sensitive_in, with_approved, without
from actions.core.letter.draft import draft_letter
from actions.core.letter.labels import value_in_words
from actions.core.letter.model import Letter

_ANY_DAY = date(2000, 1, 3)
"""Letters compared with each other must have the same date; which one does not matter."""

_COMPANIONS = ("per", "estimated", "condition_status", "condition_statuses", "conditions")
"""Fields that only say more about another one, and conditions, which are listed one by one."""


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


def sensitive_facts(case: Case, kind: str, content: Guidance) -> tuple[SensitiveFact, ...]:
    """The sensitive facts that would stand in a letter of this kind, were all approved."""
    whole = _drafted(case, kind, content)
    return tuple(
        fact
        for fact in sensitive_in(case, content)
        if _drafted(without(case, fact.id), kind, content) != whole
    )


def letter_facts(
    case: Case, kind: str, content: Guidance, *, approved: Collection[str] | None = None
) -> tuple[LetterFact, ...]:
    """The facts a letter of this kind is made of; of the sensitive ones, also those left out."""
    allowed = with_approved(case, content, approved)
    drafted = _drafted(allowed, kind, content)
    labels = content.letters.words.fields

    def is_in(fact_id: str) -> bool:
        return _drafted(without(allowed, fact_id), kind, content) != drafted

    plain = tuple(
        LetterFact(field, labels[field], value_in_words(allowed, field, content), False, True)
        for field in _plain_fields(allowed)
        if is_in(field)
    )
    sensitive = tuple(
        LetterFact(
            field=fact.id,
            label=labels[fact.id.partition(":")[0]],
            value=fact.label.removeprefix(f"{labels['provider']}: "),
            sensitive=True,
            in_letter=is_in(fact.id),
        )
        for fact in sensitive_facts(case, kind, content)
    )
    return plain + sensitive


def _plain_fields(case: Case) -> Iterator[str]:
    for field in case.known():
        if field not in _COMPANIONS and field != "provider":
            yield field


def _drafted(case: Case, kind: str, content: Guidance) -> Letter:
    """The words of the letter; the law it leans on may stay the same or not."""
    return replace(draft_letter(case, content, today=_ANY_DAY, kind=kind), citations=())
