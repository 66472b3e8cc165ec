"""Models of guidance_content/safety/: help lines, and what is said when someone may be in danger.

Numbers live in lines.yml alone. Messages name them as {line.<id>}; shared sentences, such as
"I'm a computer program", live in follow_ups.yml and are named as {say.<id>}. Files that end in
_es say the same in Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from actions.core.content.entry import Entry, read_entries
from actions.core.content.errors import Problem
from actions.core.content.safety_gaps import gaps
from actions.core.content.safety_patterns import Kind, Language, Level, load_patterns

LINES = "safety/lines.yml"

_PLACEHOLDER = re.compile(r"\{(line|say)\.(\w+)\}")


class Line(Entry):
    """A help line. A person checks every one before each release."""

    name: str
    reach: str  # what to dial or send, as it stands in a sentence: "988 and press 2"
    in_spanish: str | None = None  # the same in a Spanish sentence, where it has words
    note: str | None = None
    status: Literal["firm", "seen", "known"]  # "known": no source was read yet
    checked_on: date


class Reply(Entry):
    """The first answer to danger of these kinds at one level."""

    kinds: tuple[Kind, ...]
    level: Level
    message: str


class FollowUp(Entry):
    """What is said later, or in several messages; with `button`, the answer it stands for."""

    message: str
    button: str | None = None


@dataclass(frozen=True)
class Spoken:
    """Everything said in one language, numbers filled in. Follow-ups are by their English id."""

    replies: dict[tuple[Kind, Level], str]
    follow_ups: dict[str, FollowUp]


@dataclass(frozen=True)
class Safety:
    """Help lines, and the messages in each language."""

    lines: dict[str, Line]
    spoken: dict[Language, Spoken]


def load_safety(root: Path, problems: list[Problem]) -> Safety:
    """The safety content below `root`; faults go to `problems`, those in the patterns too."""
    lines = read_entries(root, LINES, Line, problems)
    patterns = load_patterns(root, problems)
    spoken: dict[Language, Spoken] = {}
    for language in get_args(Language):
        spoken[language] = _spoken(language, root, lines, problems)
        problems.extend(
            gaps(language, spoken[language].replies, spoken[language].follow_ups, patterns)
        )
    return Safety(lines, spoken)


def _spoken(
    language: Language, root: Path, lines: Mapping[str, Line], problems: list[Problem]
) -> Spoken:
    ending, prefix = ("", "") if language == "en" else (f"_{language}", f"{language}_")
    replies_file, follow_ups_file = f"safety/replies{ending}.yml", f"safety/follow_ups{ending}.yml"
    known = {f"line.{line.id}": _reach(line, language) for line in lines.values()}
    follow_ups: dict[str, FollowUp] = {}
    for id_, raw in read_entries(root, follow_ups_file, FollowUp, problems).items():
        said = _filled(raw.message, known, (follow_ups_file, id_), problems)
        known[f"say.{id_}"] = said
        follow_ups[id_.removeprefix(prefix)] = raw.copy(update={"message": said})
    replies: dict[tuple[Kind, Level], str] = {}
    for reply in read_entries(root, replies_file, Reply, problems).values():
        said = _filled(reply.message, known, (replies_file, reply.id), problems)
        for kind in reply.kinds:
            if (kind, reply.level) in replies:
                again = f"{kind} at level {reply.level} is answered twice"
                problems.append(Problem(replies_file, reply.id, again))
            replies[kind, reply.level] = said
    return Spoken(replies, follow_ups)


def _reach(line: Line, language: Language) -> str:
    return (line.in_spanish or line.reach) if language == "es" else line.reach


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
