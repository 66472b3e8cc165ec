"""Putting new facts into what is known: later words win, lists grow, ruled-out conditions leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from actions.core.facts.case import PART_DAY_PROBLEMS, Case, fields_where
from actions.core.facts.case_values import Answered
from actions.core.facts.told import Facts, as_facts, without

_GROWING = fields_where(grows=True)
_CANNOT_SAY = "unknown"  # as a trigger: "we do not know"
NO_ANSWER = "no_answer"
"""What a school responded: nothing."""


def merge(known: Facts, new: Facts) -> Facts:
    """What is known after the parent said `new`. Neither argument is changed.

    Lists grow; an empty list ("none of these") and a ruled-out condition take away. A number
    given anew loses its old "guess" or "a week" mark unless it comes with one again. A letter
    sent again replaces the earlier one of its kind.
    """
    merged = as_facts({**known, **without(new, _GROWING), **_grown_lists(known, new)})
    merged["estimated"] = _still_estimated(known, new)
    merged["per"] = {**_without(known.get("per"), new), **new.get("per", {})}
    merged["condition_statuses"] = _statuses(known, new)
    merged["letters_sent"] = _letters_sent(known, new)
    _end_silence(merged, new)
    _drop_ruled_out(merged, new)
    _note_part_days(merged, new)
    if not merged["letters_sent"]:
        del merged["letters_sent"]
    return as_facts({field: value for field, value in merged.items() if value not in ({}, None)})


def valid(facts: Mapping[str, object]) -> Facts:
    """Only those facts a `Case` accepts: what comes from outside is never trusted."""
    if not facts or _case(facts):  # as nearly always: one look at all of them is enough
        return as_facts(dict(facts))
    return as_facts({field: value for field, value in facts.items() if _case({field: value})})


def case_of(facts: Facts) -> Case:
    """The case these facts make. What a Case cannot accept is left unknown, never guessed."""
    return _case(facts) or Case.parse_obj(valid(facts))


def _case(facts: Mapping[str, object]) -> Case | None:
    try:
        return Case.parse_obj(facts)
    except ValidationError:
        return None


def _grown_lists(known: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, list[str]]:
    return {field: _grown(known.get(field), new[field]) for field in _GROWING if field in new}


def _grown(old: list[str] | None, new: list[str]) -> list[str]:
    if not new:
        return []
    joined = list(dict.fromkeys([*(old or []), *new]))
    return [item for item in joined if item != _CANNOT_SAY] or joined


def _still_estimated(known: Facts, new: Facts) -> list[str]:
    kept = [field for field in known.get("estimated", []) if field not in new]
    return kept + [field for field in new.get("estimated", []) if field not in kept]


def _without(rates: dict[str, str] | None, new: Facts) -> dict[str, str]:
    return {field: unit for field, unit in (rates or {}).items() if field not in new}


def _statuses(known: Facts, new: Facts) -> dict[str, str]:
    """Statuses told apart; a new common status speaks for the conditions it came with."""
    statuses = {**known.get("condition_statuses", {}), **new.get("condition_statuses", {})}
    common = new.get("condition_status")
    earlier = known.get("condition_status")
    named = new.get("conditions")
    if common and earlier and common != earlier and named:
        for condition in known.get("conditions") or []:
            if condition not in named:
                statuses.setdefault(condition, earlier)
    return statuses


def _letters_sent(known: Facts, new: Facts) -> list[dict[str, str]]:
    """One letter of a kind; told again, what is new in it counts. The earliest sent comes first.

    A letter sent on another day is another letter, so the old one's answer does not carry over.
    """
    letters = {letter["kind"]: letter for letter in known.get("letters_sent") or ()}
    for letter in new.get("letters_sent") or ():
        before = letters.get(letter["kind"], {})
        is_same = before.get("sent_on") == letter["sent_on"]
        letters[letter["kind"]] = {**before, **letter} if is_same else letter
    return sorted(letters.values(), key=lambda letter: str(letter["sent_on"]))


def _end_silence(merged: Facts, new: Facts) -> None:
    """An answer to a letter ends the silence told before it."""
    answered = any(one.get("answered") == Answered.YES for one in new.get("letters_sent") or ())
    is_said_now = NO_ANSWER in (new.get("school_response") or ())
    said = merged.get("school_response")
    if answered and not is_said_now and said:
        merged["school_response"] = [one for one in said if one != NO_ANSWER] or None


def _drop_ruled_out(merged: Facts, new: Facts) -> None:
    gone = set(new.get("conditions_ruled_out", ())) - set(new.get("conditions") or ())
    conditions = merged.get("conditions")
    if gone and conditions:
        merged["conditions"] = [item for item in conditions if item not in gone]
        merged["condition_statuses"] = {
            item: status
            for item, status in merged["condition_statuses"].items()
            if item not in gone
        }
    back = set(new.get("conditions") or ())
    if back and merged.get("conditions_ruled_out"):
        merged["conditions_ruled_out"] = [
            item for item in merged["conditions_ruled_out"] if item not in back
        ]


def _note_part_days(merged: Facts, new: Facts) -> None:
    """A count of nurse visits also says that nurse visits happen."""
    seen = [field for field in PART_DAY_PROBLEMS if new.get(field)]
    if seen:
        merged["part_day_problems"] = _grown(merged.get("part_day_problems"), seen)
