"""The reviewed safety patterns, read and compiled once a process."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from actions.core.content.errors import ContentError, Problem
from actions.core.content.safety_grammar import parse
from actions.core.content.safety_patterns import LISTS, Patterns, Rule, load_patterns
from actions.core.safety.cooccurrence import CooccurrenceIndex
from actions.core.safety.normalise import Spacing, Speller
from actions.core.safety.pattern import Lists, PatternIndex, to_regex

CONTENT_ROOT = Path(__file__).resolve().parents[3] / "guidance_content"
FUZZY_LIST = "fuzzy"


@dataclass(frozen=True)
class Cues:
    """Wordings around a match that change its meaning; see words/context.yml."""

    negated_before: re.Pattern[str]
    negated_after: re.Pattern[str]
    negation_ends: re.Pattern[str]
    unsure_before: re.Pattern[str]
    unsure_after: re.Pattern[str]
    past: re.Pattern[str]
    past_lately: re.Pattern[str]
    past_ends: re.Pattern[str]
    now: re.Pattern[str]
    policy: re.Pattern[str]
    question: re.Pattern[str]
    asked_before: re.Pattern[str]
    answered_no: re.Pattern[str]
    answer_doubted: re.Pattern[str]
    at_risk: re.Pattern[str]
    left_alone: re.Pattern[str]
    not_at_risk: re.Pattern[str]
    somebody_near: re.Pattern[str]
    another: re.Pattern[str]
    on_the_way: re.Pattern[str]
    medical_signs: re.Pattern[str]
    help_not_reached: re.Pattern[str]
    child_taken_away: re.Pattern[str]
    child_wont_talk: re.Pattern[str]
    safe_place: re.Pattern[str]
    own_step: re.Pattern[str]
    says_parent: re.Pattern[str]


STANDS = {
    "negated_before": (" ", r"\Z"),
    "unsure_before": (" ", r"\Z"),
    "negated_after": ("^ ", ""),
    "unsure_after": ("^ ", ""),
    "negation_ends": ("^ ", ""),
    "question": ("^ ", ""),
}
"""Cue -> what must stand before and behind it; the others may stand anywhere."""


@dataclass(frozen=True)
class SafetyRules:
    """What `check` needs, compiled."""

    danger: PatternIndex[Rule]
    together: CooccurrenceIndex[Rule]
    harmless: PatternIndex[None]
    cues: Cues
    lists: dict[str, frozenset[str]]
    speller: Speller
    spacing: Spacing


@lru_cache(maxsize=1)
def safety_rules() -> SafetyRules:
    """The project's own rules. Raises ContentError: without them no message may be answered."""
    problems: list[Problem] = []
    patterns = load_patterns(CONTENT_ROOT, problems)
    if problems:
        raise ContentError(problems)
    return compile_rules(patterns)


def compile_rules(patterns: Patterns) -> SafetyRules:
    """Valid patterns, ready for use."""
    lists = {name: entry.words for name, entry in patterns.lists.items()}
    rules = [(text, rule) for rule in patterns.rules.values() for text in rule.patterns]
    together = [(text, rule) for rule in patterns.rules.values() for text in rule.together]
    harmless = patterns.contexts["harmless"].patterns
    return SafetyRules(
        danger=PatternIndex(rules, lists),
        together=CooccurrenceIndex(together, lists),
        harmless=PatternIndex([(text, None) for text in harmless], lists),
        cues=_cues(patterns, lists),
        lists={name: frozenset(lists[name]) for name in LISTS},
        speller=_speller(patterns, lists),
        spacing=Spacing.of(lists["run_together"]),
    )


def _cues(patterns: Patterns, lists: Lists) -> Cues:
    def either(name: str) -> re.Pattern[str]:
        before, after = STANDS.get(name, (" ", ""))
        regexes = [to_regex(parse(text), lists) for text in patterns.contexts[name].patterns]
        return re.compile(f"{before}(?:{'|'.join(regexes)}){after}")

    return Cues(**{cue.name: either(cue.name) for cue in fields(Cues)})


def _speller(patterns: Patterns, lists: Lists) -> Speller:
    respell: dict[str, str] = {}
    for entry in patterns.spelling.values():
        respell.update(entry.respell)
    known = _words_in(text for rule in patterns.rules.values() for text in rule.pieces)
    known |= _words_in(word for words in lists.values() for word in words)
    return Speller(respell, known, set(lists[FUZZY_LIST]))


def _words_in(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"[a-z]+", text)}
