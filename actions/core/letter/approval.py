"""Sensitive facts: the parent approves each one before it may appear in a letter.

Conditions, who named them, and what a parent said in their own words. An unapproved fact is
taken out of the case before a letter is drafted, so that nothing of it is left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from actions.core.facts.case import VOCABULARY_OF, Case, fields_where
from actions.core.facts.case_values import ConditionStatus
from actions.core.letter.labels import said_plainly
from actions.core.letter.words import capitalised

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance

OWN_WORDS_IN = {field: VOCABULARY_OF[field] for field in fields_where(private="own_words")}
"""Lists where only what is in no vocabulary is sensitive: it may say anything."""


@dataclass(frozen=True)
class SensitiveFact:
    """`id`: a `Case` field, or one item of it as "conditions:anxiety"; `label`: for the parent."""

    id: str
    label: str


def sensitive_in(case: Case, content: Guidance) -> tuple[SensitiveFact, ...]:
    """The sensitive facts a case holds, whether or not a letter uses them."""
    return tuple(_found(case, content))


def with_approved(case: Case, content: Guidance, approved: Collection[str] | None) -> Case:
    """The case without its unapproved sensitive facts; None approves all of them."""
    if approved is None:
        return case
    for fact in sensitive_in(case, content):
        if fact.id not in approved:
            case = without(case, fact.id)
    return case


def without(case: Case, fact_id: str) -> Case:
    """The case as if this fact had never been told."""
    field, _, item = fact_id.partition(":")
    if not item:
        empty = Case.__fields__[field].get_default()
        return case.copy(update={field: empty, **_numbers_without(case, field)})
    kept = tuple(one for one in getattr(case, field) or () if one != item)
    update: dict[str, Any] = {field: kept or None}
    if field == "conditions":
        statuses = {one: of for one, of in case.condition_statuses.items() if one != item}
        update["condition_statuses"] = statuses
    return case.copy(update=update)


def _numbers_without(case: Case, field: str) -> dict[str, Any]:
    return {
        "per": {name: unit for name, unit in case.per.items() if name != field},
        "estimated": tuple(name for name in case.estimated if name != field),
    }


def _found(case: Case, content: Guidance) -> Iterator[SensitiveFact]:
    for condition in case.conditions or ():
        if condition not in case.conditions_ruled_out:
            yield SensitiveFact(f"conditions:{condition}", _condition(case, content, condition))
    for field in fields_where(private="always"):
        value = getattr(case, field)
        if field != "conditions" and value not in (None, (), False):
            items = value if isinstance(value, tuple) else (value,)
            said = "; ".join(said_plainly(field, item, content) for item in items)
            yield SensitiveFact(field, f"{content.letter_label(field)}: {said}")
    for field, topic in OWN_WORDS_IN.items():
        for told in getattr(case, field) or ():
            if told not in content.vocabulary[topic]:
                yield SensitiveFact(f"{field}:{told}", told)


def _condition(case: Case, content: Guidance, condition: str) -> str:
    status = case.status_of(condition) or ConditionStatus.NONE
    label = capitalised(content.label("conditions", condition))
    return f"{label} ({content.letters.words.condition_status[status.value]})"
