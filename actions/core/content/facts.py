"""Models of guidance_content/facts/: the words of one fact, in a file named as its `Case` field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from actions.core.content.chat_replies import Input
from actions.core.content.entry import Entry, Strict, read_entries
from actions.core.content.errors import Problem
from actions.core.facts.case import ABOUT_ANOTHER, FACTS

FOLDER = "facts"


class Button(Strict):
    """One thing to tap: facts (`answer`), or a command (`does`), perhaps about something."""

    title: str
    answer: dict[str, Any] | None = None
    does: str | None = None  # an intent of the bot
    about: str | None = None  # a topic, a question: what the command is about


class QuestionText(Strict):
    """A question, in the words for each occasion."""

    ask: tuple[str, ...]  # the first time
    again: tuple[str, ...]  # after a reply that was not understood
    back: tuple[str, ...]  # after something in between
    why: str
    multi: bool = False  # several buttons may be chosen together
    input: Input | None = None  # a field that helps with the answer
    buttons: tuple[Button, ...]


class Recap(Strict):
    """How the fact is repeated in one line: {value}; {about} is "about " for a guess; {per}."""

    say: str
    one: str | None = None
    none: str | None = None
    brief: bool = False  # also in the one line for a parent who comes back


class Review(Strict):
    """The fact in the list of everything told."""

    label: str
    question: str  # asked again when the parent wants to change it
    words: tuple[str, ...]  # how a parent names it: "wrong school"


class FactWords(Entry):
    """All words of one fact; `docs` is its row in docs/case-file.md.

    `values`: how fixed values are said. `question`: the one whose slot is the fact's own.
    """

    docs: str
    recap: Recap | None = None
    review: Review | None = None
    letter_label: str | None = None  # its name in the list of a letter's facts
    values: dict[str, str] = {}
    question: QuestionText | None = None


def load_facts(root: Path, problems: list[Problem]) -> dict[str, FactWords]:
    """The words of every fact, in the order of `Case`; what is missing goes to `problems`."""
    found = read_entries(root, FOLDER, FactWords, problems)
    problems.extend(_gaps(found))
    return {field: found[field] for field in FACTS if field in found}


def _gaps(found: dict[str, FactWords]) -> Iterator[Problem]:
    for field in sorted(set(found) - set(FACTS)):
        yield Problem(FOLDER, field, "no such fact in actions/core/facts/case.py")
    for field in FACTS:
        file = f"{FOLDER}/{field}.yml"
        words = found.get(field)
        if words is None:
            yield Problem(file, field, "this file is missing; it holds the words of the fact")
        elif field not in ABOUT_ANOTHER:
            yield from (Problem(file, field, gap) for gap in _missing(field, words))


def _missing(field: str, words: FactWords) -> Iterator[str]:
    if field in NOT_SAID_BACK:
        return
    if words.letter_label is None:
        yield "give it a letter_label, its name in the list of a letter's facts"
    if words.recap is None:
        yield "give it a recap, so that the parent sees what was understood"
    if words.review is None:
        yield "give it a review, so that the parent can change it"


NOT_SAID_BACK = frozenset({"enrolled_days", "period_start", "letters_sent", "chosen_supports"})
"""Facts that have a place of their own: worked out, or told by a reply made for them."""
