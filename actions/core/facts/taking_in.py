"""What a message does to the facts: it adds new ones, and a correction replaces old ones."""

from __future__ import annotations

from actions.core.facts.case import ABOUT_ANOTHER
from actions.core.facts.merging import merge
from actions.core.facts.told import Facts, as_facts, without
from actions.core.questions import PART_DAY_FIELDS

_SAYS_MORE = frozenset({*ABOUT_ANOTHER, "part_day_problems"})
"""Facts whose change is no change of an answer: they say more about another one."""

_OF_A_PERIOD = ("period_start", "enrolled_days")
"""What belongs to one way of counting, and goes with it."""


def taken_in(before: Facts, new: Facts, *, replaces: bool) -> Facts:
    """What is known afterwards. `replaces`: new lists take the place of old ones; None clears."""
    base = before
    if new.get("period") and new["period"] != before.get("period"):
        base = without(base, _OF_A_PERIOD)
    if replaces:
        gone: set[str] = set(new)
        if gone & set(PART_DAY_FIELDS):
            gone |= set(PART_DAY_FIELDS)
        base = without(base, gone)
    told = {field: value for field, value in new.items() if value is not None}
    return merge(base, as_facts(told))


def changed(before: Facts, after: Facts) -> Facts:
    """The facts whose earlier answer no longer holds, as they are now; a list may grow."""
    now = {
        field: value
        for field, value in after.items()
        if field in before and field not in _SAYS_MORE and not _holds(before.get(field), value)
    }
    return as_facts(now)


def removed(before: Facts, after: Facts) -> list[str]:
    """Fields that were known and no longer are."""
    return [field for field in before if field not in after and field not in _SAYS_MORE]


def _holds(old: object, now: object) -> bool:
    if isinstance(old, list) and isinstance(now, list):
        return bool(old) and set(map(str, old)) <= set(map(str, now)) or old == now
    return old == now
