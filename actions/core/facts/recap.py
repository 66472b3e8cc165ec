"""Says the facts back in one short line: "17 full days missed, since September, anxiety"."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.core.content.facts import Recap
from actions.core.content.loader import Guidance
from actions.core.facts.case import VOCABULARY_OF, Case
from actions.core.facts.told import Facts, only
from actions.core.letter.model import spelled_date


def recap(facts: Facts, content: Guidance) -> str:
    """The facts as a comma-separated line in the parent's words; "" when there are none."""
    facts = _without_counted(facts)
    said = [
        _say(words.id, words.recap, facts, content)
        for words in content.facts.values()
        if words.recap and facts.get(words.id) is not None
    ]
    return content.chat.words["list"]["comma"].join(part for part in said if part)


def brief_recap(facts: Facts, content: Guidance) -> str:
    """The few facts that tell a parent who comes back where the talk stands."""
    lines = {words.id: words.recap for words in content.facts.values()}
    brief = {field for field, line in lines.items() if line and line.brief} | {"estimated"}
    return recap(only(facts, brief), content)


def _without_counted(facts: Facts) -> Facts:
    """Of the part-day troubles only those without a count, which says it better."""
    kinds = facts.get("part_day_problems")
    left = [kind for kind in kinds or () if not facts.get(kind)]
    return {**facts, "part_day_problems": left or None} if kinds else facts


def _say(field: str, line: Recap, facts: Facts, content: Guidance) -> str:
    value = facts.get(field)
    words = content.chat.words
    if value in ([], 0):
        return line.none or ""
    template = line.one if value == 1 and line.one else line.say
    return template.format(
        value=_conditions(facts, content)
        if field == "conditions"
        else _spoken(field, value, content),
        about=words["about"]["yes" if field in facts.get("estimated", ()) else "no"],
        per=words["per"].get(facts.get("per", {}).get(field, ""), ""),
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
            for condition in facts.get("conditions") or ()
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
    if Case.__fields__[field].type_ is date:
        return spelled_date(date.fromisoformat(str(value)))
    if field == "state" and value in content.states:
        return content.states[value].name
    if field in VOCABULARY_OF:
        return content.label(VOCABULARY_OF[field], str(value))
    return content.chat.words.get(field, {}).get(str(value), str(value))
