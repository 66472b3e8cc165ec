"""Models of guidance_content/safety/: help lines, and what is said when someone may be in danger.

Its files are listed in docs/safety.md; those that end in _es say the same in Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar, get_args

from actions.core.content.entry import Entry, read_entries
from actions.core.content.errors import Problem
from actions.core.content.safety_patterns import Kind, Language, Level, load_patterns

LINES = "safety/lines.yml"

Writer = Literal["parent", "student"]
About = Literal["child", "parent", "student"]
"""Whom the safety question is about: the child, the parent who writes, or a child who writes."""

QuestionId = Literal[
    "child_safe", "child_back", "child_awake", "all_safe", "parent_safe", "adult_near", "go_on"
]

Answer = Literal[
    "safe", "not_safe", "not_sure", "denies", "help_under_way", "steps_taken", "refuses_help",
    "asks_what_to_say_child", "asks_what_to_say_line", "asks_what_else", "worse", "over", "go_on",
    "school_question", "acknowledges", "feels", "adult_here", "no_adult", "unclear", "stop",
    "asks_who_sees", "asks_consequences", "asks_if_person", "help_failed", "misread",
    "asks_school_next", "wont_talk", "says_no", "adult_writes", "tells_more",
]  # fmt: skip
"""What a message says in answer to a safety question. The reader was taught them in this order; new
ones come last."""

Occasion = Literal[
    "safe", "not_safe", "not_sure", "denies", "help_under_way", "steps_taken", "refuses_help",
    "asks_what_to_say_child", "asks_what_to_say_line", "asks_what_else", "over", "go_on",
    "school_question", "feels", "adult_here", "no_adult", "asks_who_sees", "asks_consequences",
    "asks_if_person", "help_failed", "misread", "asks_school_next", "wont_talk", "says_no",
    "adult_writes", "not_safe_again", "still_here", "choose", "going_on", "stopped",
    "returns", "later", "goodbye", "kept", "program", "tells_more", "second_look",
]  # fmt: skip
"""What a later message is said for: mostly an answer of the parent."""

Then = Literal["ask", "go_on", "wait"]
ABOUT_STUDENTS_ONLY: frozenset[Occasion] = frozenset({"adult_here", "adult_writes", "no_adult"})


class Line(Entry):
    """A help line. A person checks every one before each release."""

    name: str
    reach: str  # what to dial or send, as it stands in a sentence: "988 and press 2"
    in_spanish: str | None = None  # the same in a Spanish sentence, where it has words
    note: str | None = None
    status: Literal["firm", "seen", "known"]  # "known": no source was read yet
    checked_on: date


class Reply(Entry):
    """The first answer to danger of these kinds at these levels. `asks`: the question after it."""

    kinds: tuple[Kind, ...]
    levels: tuple[Level, ...]
    writer: Writer = "parent"
    asks: QuestionId | None = None
    message: str


class Question(Entry):
    """A safety question; `again`: one short line when the answer could not be read."""

    about: About
    ask: str
    again: str


class TalkReply(Entry):
    """What is said on an occasion; the entry that names more (person, kind, level) wins.

    `then`: "ask" ends with the open question, "go_on" offers to go on with school, "wait" leaves
    the parent to what she has to do now.
    """

    answer: Occasion
    kinds: tuple[Kind, ...] | None = None
    levels: tuple[Level, ...] | None = None
    about: About | None = None
    then: Then | None = None
    message: str


class SafetyButton(Entry):
    """A button under a safety message, and the answer it stands for."""

    answer: Answer
    label: str


class ShortAnswer(Entry):
    """Messages that, standing alone, give this answer whatever else is known."""

    answer: Answer
    about: About | None = None  # only where the question was about this person
    words: tuple[str, ...]


class Addition(Entry):
    """A sentence more under the first answer when one of these words stands in the message."""

    kinds: tuple[Kind, ...]
    words: tuple[str, ...]
    message: str
    in_spanish: str


@dataclass(frozen=True)
class Spoken:
    """Everything said in one language, numbers filled in."""

    replies: dict[tuple[Writer, Kind, Level], Reply]
    questions: dict[QuestionId, Question]
    talk: tuple[TalkReply, ...]
    buttons: dict[str, SafetyButton]

    def said(
        self, occasion: Occasion, kind: Kind, about: About, level: Level = "serious"
    ) -> TalkReply:
        """The words that fit best: those for this person, then for this kind, then for this level.

        Raises LookupError when there are none; `make content` makes sure that there are.
        """
        fitting = [one for one in self.talk if _fits(one, occasion, kind, about, level)]
        if not fitting:
            raise LookupError(f"nothing to say for {occasion}, {kind}, {about}")
        return max(fitting, key=lambda one: [bool(x) for x in (one.about, one.kinds, one.levels)])


@dataclass(frozen=True)
class Safety:
    """Help lines, and the messages in each language."""

    lines: dict[str, Line]
    spoken: dict[Language, Spoken]
    answers: dict[str, ShortAnswer]
    additions: dict[str, Addition]


def load_safety(root: Path, problems: list[Problem]) -> Safety:
    """The safety content below `root`; faults go to `problems`, those in the patterns too."""
    # Here, because the checks look at what is defined above.
    from actions.core.content.safety_gaps import gaps, unused_lines

    lines = read_entries(root, LINES, Line, problems)
    load_patterns(root, problems)
    fill = _Filler(lines)
    spoken = {one: _spoken(one, root, fill, problems) for one in get_args(Language)}
    additions = {
        id_: raw.copy(
            update={
                "message": fill(raw.message, "en", ("safety/additions.yml", id_), problems),
                "in_spanish": fill(raw.in_spanish, "es", ("safety/additions.yml", id_), problems),
            }
        )
        for id_, raw in read_entries(root, "safety/additions.yml", Addition, problems).items()
    }
    answers = read_entries(root, "safety/answers.yml", ShortAnswer, problems)
    for language, words in spoken.items():
        problems.extend(gaps(language, words, spoken["en"]))
    problems.extend(unused_lines(lines, fill.used))
    return Safety(lines, spoken, answers, additions)


def _fits(one: TalkReply, occasion: Occasion, kind: Kind, about: About, level: Level) -> bool:
    return (
        one.answer == occasion
        and (one.kinds is None or kind in one.kinds)
        and one.about in (None, about)
        and (one.levels is None or level in one.levels)
    )


class _Filler:
    """Puts help lines into messages, and remembers which were used."""

    _PLACEHOLDER = re.compile(r"\{line\.(\w+)\}")

    def __init__(self, lines: Mapping[str, Line]) -> None:
        self._lines = lines
        self.used: set[str] = set()

    def __call__(
        self, message: str, language: Language, where: tuple[str, str], problems: list[Problem]
    ) -> str:
        def fill(match: re.Match[str]) -> str:
            line = self._lines.get(match[1])
            if line is None:
                problems.append(Problem(*where, f"{match.group()} is not in lines.yml"))
                return match.group()
            self.used.add(line.id)
            return (line.in_spanish or line.reach) if language == "es" else line.reach

        return self._PLACEHOLDER.sub(fill, message)


Worded = TypeVar("Worded", Reply, TalkReply)


def _spoken(language: Language, root: Path, fill: _Filler, problems: list[Problem]) -> Spoken:
    ending = "" if language == "en" else f"_{language}"

    def filled(name: str, model: type[Worded]) -> list[Worded]:
        file = f"safety/{name}{ending}.yml"
        entries = read_entries(root, file, model, problems).values()
        return [
            one.copy(update={"message": fill(one.message, language, (file, one.id), problems)})
            for one in entries
        ]

    questions = read_entries(root, f"safety/questions{ending}.yml", Question, problems)
    return Spoken(
        replies=_by_danger(filled("replies", Reply), f"safety/replies{ending}.yml", problems),
        questions={one.id: one for one in questions.values()},  # type: ignore[misc]
        talk=tuple(filled("talk", TalkReply)),
        buttons=read_entries(root, f"safety/buttons{ending}.yml", SafetyButton, problems),
    )


def _by_danger(
    replies: Iterable[Reply], file: str, problems: list[Problem]
) -> dict[tuple[Writer, Kind, Level], Reply]:
    found: dict[tuple[Writer, Kind, Level], Reply] = {}
    for reply in replies:
        for kind in reply.kinds:
            for level in reply.levels:
                if (reply.writer, kind, level) in found:
                    again = f"{kind} at level {level} is answered twice"
                    problems.append(Problem(file, reply.id, again))
                found[reply.writer, kind, level] = reply
    return found
