"""Makes a case fit for print: the parent's own words on one line, empty answers gone."""

from __future__ import annotations

from typing import Any

from actions.core.facts.case import Case
from actions.core.letter.words import own_words

_TEXTS = ("child_name", "parent_name", "school", "district", "period", "provider", "grade")
_LISTS = ("avoided_classes", "conditions", "conditions_ruled_out", "triggers", "impacts")


def printable_case(case: Case) -> Case:
    """The same facts, each text cleaned by `own_words`; a text with nothing in it is unknown."""
    update: dict[str, Any] = {field: own_words(getattr(case, field)) for field in _TEXTS}
    update.update({field: _cleaned(getattr(case, field)) for field in _LISTS})
    update["condition_statuses"] = {
        cleaned: status
        for condition, status in case.condition_statuses.items()
        if (cleaned := own_words(condition))
    }
    return case.copy(update=update)


def _cleaned(items: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if items is None:
        return None
    return tuple(dict.fromkeys(cleaned for item in items if (cleaned := own_words(item))))
