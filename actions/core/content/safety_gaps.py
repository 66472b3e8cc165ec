"""What the safety messages lack: every danger the check can find needs its words, in each language.

Words for a danger nothing can find are a fault too: nobody would ever read them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from actions.core.content.errors import Problem
from actions.core.content.safety_patterns import Kind, Language, Level, Patterns, Rule

NEEDED = (
    "program", "not_safe", "not_sure", "safe_now", "welcome_back", "reminder", "go_on", "stop",
    "adult_here",
)  # fmt: skip
WITH_BUTTON = ("not_safe", "not_sure", "safe_now", "go_on", "stop", "adult_here")
STUDENT: Kind = "student_writing"


class _FollowUp(Protocol):
    @property
    def button(self) -> str | None: ...


def gaps(
    language: Language,
    answered: Collection[tuple[Kind, Level]],
    follow_ups: Mapping[str, _FollowUp],
    patterns: Patterns,
) -> list[Problem]:
    """Faults of one language's messages."""
    ending = "" if language == "en" else f"_{language}"
    replies_file, follow_ups_file = f"safety/replies{ending}.yml", f"safety/follow_ups{ending}.yml"
    possible = set().union(*(outcomes(rule) for rule in patterns.rules.values()))
    found = [
        Problem(replies_file, "", f"no reply for {kind} at level {level}")
        for kind, level in sorted(possible - set(answered))
    ]
    found += [
        Problem(replies_file, "", f"no wording can be {kind} at level {level}; remove the reply")
        for kind, level in sorted(set(answered) - possible)
        if possible
    ]
    found += [
        Problem(follow_ups_file, name, "this entry is missing")
        for name in NEEDED
        if name not in follow_ups
    ]
    found += [
        Problem(follow_ups_file, name, "needs a `button`")
        for name in WITH_BUTTON
        if name in follow_ups and follow_ups[name].button is None
    ]
    return found


def outcomes(rule: Rule) -> set[tuple[Kind, Level]]:
    """Everything the check may make of a rule; see `actions.core.safety.detect`."""
    if rule.kind == STUDENT:
        return {(STUDENT, "immediate"), (STUDENT, "serious"), (STUDENT, "concern")}
    kinds = {kind for kind in (rule.kind, rule.mine, rule.reported) if kind is not None}
    levels: set[Level] = {rule.level, "concern"}
    if rule.past == "ask":
        levels.add("past")
    found: set[tuple[Kind, Level]] = {(kind, level) for kind in kinds for level in levels}
    if rule.now and "parent_crisis" in kinds:
        found.add(("parent_crisis", "immediate"))
    if ("immediate_danger", "past") in found:
        found.add(("child_suicidality", "past"))
    found -= {("immediate_danger", "concern"), ("immediate_danger", "past")}
    return found | {("immediate_danger", "immediate"), ("child_suicidality", "concern")}
