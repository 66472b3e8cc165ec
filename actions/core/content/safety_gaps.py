"""What the safety messages lack: every danger and every answer needs words in each language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import get_args

from actions.core.content.errors import Problem
from actions.core.content.safety import (
    ABOUT_STUDENTS_ONLY,
    LINES,
    About,
    Occasion,
    QuestionId,
    Spoken,
    Writer,
)
from actions.core.content.safety_patterns import Kind, Language, Level

STUDENT: Kind = "student_writing"
_QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]")
BUTTONS = (
    "not_safe", "not_sure", "safe_now", "help_coming", "say_to_child", "go_on", "stop",
    "adult_here", "no_adult", "adult_writes",
)  # fmt: skip


def gaps(language: Language, spoken: Spoken, english: Spoken) -> list[Problem]:
    """Faults of one language's messages."""
    ending = "" if language == "en" else f"_{language}"
    found = [Problem(f"safety/{file}{ending}.yml", *fault) for file, fault in _faults(spoken)]
    ours, theirs = ({one.id for one in words.talk} for words in (spoken, english))
    found += [
        Problem(f"safety/talk{ending}.yml", id_, "is in one language only")
        for id_ in sorted(ours ^ theirs)
    ]
    for key, reply in spoken.replies.items():
        other = english.replies.get(key)
        if other and (other.id, other.asks) != (reply.id, reply.asks):
            message = f"{key} has another id or question than in English"
            found.append(Problem(f"safety/replies{ending}.yml", reply.id, message))
    return found


def unused_lines(lines: Collection[str], used: Collection[str]) -> list[Problem]:
    """Help lines that no safety message gives: nobody would ever be told of them."""
    return [
        Problem(LINES, one, "no message gives this line") for one in sorted(set(lines) - set(used))
    ]


def _faults(spoken: Spoken) -> Iterator[tuple[str, tuple[str, str]]]:
    for writer, kind, level in _needed():
        if (writer, kind, level) not in spoken.replies:
            yield "replies", ("", f"no reply to a {writer} for {kind} at level {level}")
    for reply in spoken.replies.values():
        if "?" in reply.message:
            yield "replies", (reply.id, "asks by itself; only `asks` may bring a question")
        if (reply.asks is None) != (reply.levels == ("past",) and reply.writer == "parent"):
            yield "replies", (reply.id, "needs `asks`, or the level past alone")
    for id_ in sorted(set(get_args(QuestionId)) ^ set(spoken.questions)):
        yield "questions", (id_, "is missing or not known")
    for id_ in sorted(set(BUTTONS) ^ set(spoken.buttons)):
        yield "buttons", (id_, "is missing or not known")
    for occasion, kind, about in _occasions():
        try:
            spoken.said(occasion, kind, about)
        except LookupError as error:
            yield "talk", ("", str(error))
    for one in spoken.talk:
        if "?" in _QUOTED.sub("", one.message):
            yield "talk", (one.id, "asks by itself; `then: ask` brings the question")


def _needed() -> Iterator[tuple[Writer, Kind, Level]]:
    for kind in get_args(Kind):
        for level in get_args(Level):
            if kind != STUDENT:
                yield "parent", kind, level
                yield "student", kind, level
    yield "student", STUDENT, "concern"


def _occasions() -> Iterator[tuple[Occasion, Kind, About]]:
    for occasion in get_args(Occasion):
        for kind in get_args(Kind):
            for about in get_args(About):
                if about == "student" or occasion not in ABOUT_STUDENTS_ONLY:
                    yield occasion, kind, about
