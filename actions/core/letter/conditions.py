"""Sorts a child's conditions by how sure they are, so that a letter never overstates one."""

from __future__ import annotations

from dataclasses import dataclass

from actions.core.facts.case import Case
from actions.core.facts.case_values import ConditionStatus


@dataclass(frozen=True)
class Concerns:
    """Condition ids (or the parent's own words), each in exactly one group."""

    diagnosed: tuple[str, ...]
    waiting: tuple[str, ...]  # for an appointment or results
    suspected: tuple[str, ...]
    named: tuple[str, ...]  # the parent named it; nobody has looked, or we were not told

    @property
    def all(self) -> tuple[str, ...]:
        """Every condition, the surest first."""
        return self.diagnosed + self.waiting + self.suspected + self.named


def concerns(case: Case) -> Concerns:
    """The conditions that may be printed; those ruled out are left out."""
    told = [
        (condition, case.status_of(condition))
        for condition in dict.fromkeys(case.conditions or ())
        if condition not in case.conditions_ruled_out
    ]

    def having(*statuses: ConditionStatus | None) -> tuple[str, ...]:
        return tuple(condition for condition, status in told if status in statuses)

    return Concerns(
        diagnosed=having(ConditionStatus.DIAGNOSED),
        waiting=having(ConditionStatus.WAITING),
        suspected=having(ConditionStatus.SUSPECTED),
        named=having(ConditionStatus.NONE, None),
    )
