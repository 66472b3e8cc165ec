"""Models of guidance_content/safety/patterns/ and words/: how danger is put into words.

The pattern language is described in safety_grammar.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import validator

from actions.core.content.entry import Entry, read_entries
from actions.core.content.errors import Problem
from actions.core.content.safety_grammar import lists_in, parse, parts_of

Kind = Literal[
    "immediate_danger",
    "child_suicidality",
    "overdose_or_medical",
    "missing_child",
    "parent_crisis",
    "abuse_by_writer",
    "abuse_by_family",
    "abuse_by_staff",
    "domestic_violence",
    "online_exploitation",
    "peer_assault",
    "violence_threat",
    "child_violent_at_home",
    "fear_of_violence",
    "psychosis",
    "self_harm",
    "eating",
    "substance_use",
    "bereavement_by_suicide",
    "student_writing",
]
"""Who is in what danger; who harms and who is harmed are told apart. `student_writing` is no
danger: a child writes, not a parent."""
Level = Literal["immediate", "serious", "concern", "past"]

Language = Literal["en", "es"]

CONTEXTS = (
    "negated_before", "negated_after", "negation_ends", "unsure_before", "unsure_after",
    "past", "past_lately", "past_ends", "now", "policy", "question", "harmless",
    "asked_before", "answered_no", "answer_doubted", "at_risk", "left_alone",
    "not_at_risk", "somebody_near", "another",
    "on_the_way", "medical_signs", "says_parent", "help_not_reached", "child_taken_away",
    "child_wont_talk", "safe_place", "own_step",
)  # fmt: skip
"""Entries that words/context.yml must have."""

LISTS = (
    "reporting", "first_person", "third_person", "third_person_verbs", "present", "turning", "but",
    "fuzzy", "system", "someone_certain", "anyone", "english", "spanish", "run_together",
)  # fmt: skip
"""Lists of words/lists.yml that the code itself looks into."""


def _check_together(wording: str) -> str:
    parts_of(wording)
    return wording


def _check_pattern(pattern: str) -> str:
    parse(pattern)
    return pattern


class WordList(Entry):
    """Words or short phrases that patterns use by the list's id."""

    words: tuple[str, ...]

    @validator("words", each_item=True)
    def _plain(cls, word: str) -> str:
        if not re.fullmatch(r"[a-z0-9]+( [a-z0-9]+)*", word):
            raise ValueError(f'"{word}": use plain lower-case words; put "no" and "off" in quotes')
        return word


class Spelling(Entry):
    """Wrong or slang spelling (one or two words) -> plain words."""

    respell: dict[str, str]


class Context(Entry):
    """Wordings around a match that change what it means."""

    patterns: tuple[str, ...]

    _patterns = validator("patterns", each_item=True, allow_reuse=True)(_check_pattern)


class Rule(Entry):
    """Wordings of one kind of danger."""

    kind: Kind
    level: Level
    mine: Kind | None = None  # instead, when the writer speaks about herself
    reported: Kind | None = None  # instead, when someone else's words are told
    now: bool = False  # with "right now", "tonight": immediate danger
    bare: bool = False  # a topic word only; harmless in a question about rules or lessons
    overrules: bool = False  # other wordings inside this longer one do not count
    past: Literal["ask", "ignore", "keep"] = "ask"  # what an event of the past counts as
    patterns: tuple[str, ...] = ()
    together: tuple[str, ...] = ()  # parts in any order: "{hits} + {body}"

    _patterns = validator("patterns", each_item=True, allow_reuse=True)(_check_pattern)
    _together = validator("together", each_item=True, allow_reuse=True)(_check_together)

    @property
    def pieces(self) -> tuple[str, ...]:
        """Every pattern in it, those inside `together` too."""
        return (*self.patterns, *(part for wording in self.together for part in parts_of(wording)))


@dataclass(frozen=True)
class Patterns:
    """Everything the safety check knows. Mappings are from id to entry."""

    rules: dict[str, Rule]
    contexts: dict[str, Context]
    lists: dict[str, WordList]
    spelling: dict[str, Spelling]


def load_patterns(root: Path, problems: list[Problem]) -> Patterns:
    """The safety patterns below `root`; faults go to `problems`."""
    patterns = Patterns(
        rules=read_entries(root, "safety/patterns", Rule, problems),
        contexts=read_entries(root, "safety/words/context.yml", Context, problems),
        lists=read_entries(root, "safety/words/lists.yml", WordList, problems),
        spelling=read_entries(root, "safety/words/spelling.yml", Spelling, problems),
    )
    problems.extend(_gaps(patterns))
    return patterns


def _gaps(patterns: Patterns) -> list[Problem]:
    gaps = [
        Problem("safety/words/context.yml", name, "this entry is missing")
        for name in CONTEXTS
        if name not in patterns.contexts
    ]
    gaps += [
        Problem("safety/words/lists.yml", name, "this list is missing")
        for name in LISTS
        if name not in patterns.lists
    ]
    if not patterns.rules:
        gaps.append(Problem("safety/patterns", "", "there is no rule, so no danger would be seen"))
    gaps += [
        Problem("safety/patterns", rule.id, "give it `patterns` or `together`")
        for rule in patterns.rules.values()
        if not rule.pieces
    ]
    sources = [(rule.id, rule.pieces) for rule in patterns.rules.values()]
    sources += [(context.id, context.patterns) for context in patterns.contexts.values()]
    for id_, pieces in sources:
        for name in set().union(*(lists_in(parse(text)) for text in pieces)):
            if name not in patterns.lists:
                gaps.append(Problem("safety", id_, f"no list {{{name}}} in words/lists.yml"))
    return gaps
