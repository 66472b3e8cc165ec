"""Models of guidance_content/safety/: help lines, and what is said when someone may be in danger.

Numbers live in lines.yml alone. Messages name them as {line.<id>}; shared sentences, such as
"I'm a computer program", live in follow_ups.yml and are named as {say.<id>}.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from actions.core.content.entry import Entry, read_entries
from actions.core.content.errors import Problem
from actions.core.content.safety_patterns import Kind, Level, Patterns, Rule, load_patterns

LINES, REPLIES, FOLLOW_UPS = (f"safety/{name}.yml" for name in ("lines", "replies", "follow_ups"))
NEEDED_FOLLOW_UPS = ("not_safe", "not_sure", "safe_now", "welcome_back", "reminder")
BUTTONS = ("not_safe", "not_sure", "safe_now")
"""Answers to "is your child safe right now?", most urgent first."""

_PLACEHOLDER = re.compile(r"\{(line|say)\.(\w+)\}")


class Line(Entry):
    """A help line. A person checks every one before each release."""

    name: str
    reach: str  # what to dial or send, as it stands in a sentence: "988 and press 2"
    note: str | None = None
    status: Literal["firm", "seen", "known"]  # "known": no source was read yet
    checked_on: date


class Reply(Entry):
    """The first answer to one kind and level of danger."""

    kind: Kind
    level: Level
    message: str


class FollowUp(Entry):
    """What is said later, or in several messages; with `button`, the answer it stands for."""

    message: str
    button: str | None = None


@dataclass(frozen=True)
class Safety:
    """Help lines and messages, numbers filled in."""

    lines: dict[str, Line]
    replies: dict[tuple[Kind, Level], str]
    follow_ups: dict[str, FollowUp]


def load_safety(root: Path, problems: list[Problem]) -> Safety:
    """The safety content below `root`; faults go to `problems`, those in the patterns too."""
    lines = read_entries(root, LINES, Line, problems)
    replies = read_entries(root, REPLIES, Reply, problems)
    raw = read_entries(root, FOLLOW_UPS, FollowUp, problems)
    patterns = load_patterns(root, problems)
    known = {f"line.{line.id}": line.reach for line in lines.values()}
    for id_, entry in raw.items():
        known[f"say.{id_}"] = _filled(entry.message, known, (FOLLOW_UPS, id_), problems)
    problems.extend(_gaps(replies, raw, patterns))
    return Safety(
        lines=lines,
        replies={
            (reply.kind, reply.level): _filled(reply.message, known, (REPLIES, reply.id), problems)
            for reply in replies.values()
        },
        follow_ups={
            id_: entry.copy(update={"message": known[f"say.{id_}"]}) for id_, entry in raw.items()
        },
    )


def _filled(
    message: str, known: Mapping[str, str], where: tuple[str, str], problems: list[Problem]
) -> str:
    """The message with its placeholders filled in; an unknown one is a fault."""

    def fill(match: re.Match[str]) -> str:
        name = f"{match[1]}.{match[2]}"
        if name not in known:
            problems.append(Problem(*where, f"{{{name}}} is not in lines.yml or above it here"))
        return known.get(name, match.group())

    return _PLACEHOLDER.sub(fill, message)


def _gaps(
    replies: Mapping[str, Reply], follow_ups: Mapping[str, FollowUp], patterns: Patterns
) -> list[Problem]:
    answered = {(reply.kind, reply.level) for reply in replies.values()}
    possible = set().union(*(_outcomes(rule) for rule in patterns.rules.values()))
    gaps = [
        Problem(REPLIES, "", f"no reply for {kind} at level {level}")
        for kind, level in sorted(possible - answered)
    ]
    gaps += [
        Problem(FOLLOW_UPS, name, "this entry is missing")
        for name in NEEDED_FOLLOW_UPS
        if name not in follow_ups
    ]
    gaps += [
        Problem(FOLLOW_UPS, name, "needs a `button`")
        for name in BUTTONS
        if name in follow_ups and follow_ups[name].button is None
    ]
    return gaps


def _outcomes(rule: Rule) -> set[tuple[Kind, Level]]:
    """Everything the check may make of a rule; see `actions.core.safety.detect`."""
    kinds = {kind for kind in (rule.kind, rule.mine, rule.reported) if kind is not None}
    levels: set[Level] = {rule.level, "concern"}
    outcomes: set[tuple[Kind, Level]] = {(kind, level) for kind in kinds for level in levels}
    outcomes.discard(("immediate_danger", "concern"))
    return outcomes | {("immediate_danger", "immediate"), ("child_suicidality", "concern")}
