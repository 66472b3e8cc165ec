"""Says the facts back in one short line: "17 full days missed, since September, anxiety"."""

from __future__ import annotations

from typing import Any

from actions.core.content.chat import RecapLine
from actions.core.content.loader import Guidance
from actions.core.facts import Facts

_VOCABULARY = {
    "conditions": "conditions",
    "conditions_ruled_out": "conditions",
    "triggers": "triggers",
    "impacts": "impacts",
    "school_response": "school_responses",
    "avoided_classes": "classes",
    "provider": "providers",
}
"""Case field -> vocabulary topic that knows its labels."""


def recap(facts: Facts, content: Guidance) -> str:
    """The facts as a comma-separated line in the parent's words; "" when there are none."""
    facts = _without_counted(facts)
    said = [
        _say(line, facts, content) for line in content.chat.recap if facts.get(line.id) is not None
    ]
    return content.chat.words["list"]["comma"].join(part for part in said if part)


def brief_recap(facts: Facts, content: Guidance) -> str:
    """The few facts that tell a parent who comes back where the talk stands."""
    brief = {line.id for line in content.chat.recap if line.brief} | {"estimated"}
    return recap({field: facts[field] for field in facts if field in brief}, content)


def _without_counted(facts: Facts) -> Facts:
    """Of the part-day troubles only those without a count, which says it better."""
    kinds = facts.get("part_day_problems")
    left = [kind for kind in kinds or () if not facts.get(kind)]
    return {**facts, "part_day_problems": left or None} if kinds else facts


def _say(line: RecapLine, facts: Facts, content: Guidance) -> str:
    value = facts[line.id]
    words = content.chat.words
    if value in ([], 0):
        return line.none or ""
    template = line.one if value == 1 and line.one else line.say
    return template.format(
        value=_conditions(facts, content)
        if line.id == "conditions"
        else _spoken(line.id, value, content),
        about=words["about"]["yes" if line.id in facts.get("estimated", ()) else "no"],
        per=words["per"].get(facts.get("per", {}).get(line.id), ""),
    )


def _conditions(facts: Facts, content: Guidance) -> str:
    """Conditions, each with its own status where the parent told them apart."""
    apart = facts.get("condition_statuses", {})
    return _joined(
        [
            content.chat.words["apart"]["one"].format(
                condition=content.label("conditions", condition),
                status=content.chat.words["condition_status"][apart[condition]],
            )
            if condition in apart
            else content.label("conditions", condition)
            for condition in facts["conditions"]
        ],
        content,
    )


def _joined(parts: list[str], content: Guidance) -> str:
    words = content.chat.words["list"]
    if any(words["and"] in part for part in parts):  # "tests, mornings and getting out the door"
        return words["comma"].join(parts)
    return words["and"].join(part for part in (words["comma"].join(parts[:-1]), parts[-1]) if part)


def _spoken(field: str, value: Any, content: Guidance) -> str:
    """A value in words: lists joined, ids as their labels, 17.0 as "17"."""
    if isinstance(value, list):
        return _joined([_spoken(field, item, content) for item in value], content)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if field == "state" and value in content.states:
        return content.states[value].name
    if field in _VOCABULARY:
        return content.label(_VOCABULARY[field], str(value))
    return content.chat.words.get(field, {}).get(str(value), str(value))
