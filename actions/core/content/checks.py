"""Checks across content: every name that one entry uses for another must lead somewhere."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from pathlib import Path

from actions.core.content.errors import Problem
from actions.core.content.fits import Fits
from actions.core.content.guidance import TYPICAL_YEAR, Guidance
from actions.core.content.inventory import citations_used, fitted, needed, statements
from actions.core.content.placeholders import HELP_LINE
from actions.core.rules.index import RULES

VOCABULARY_OF = {
    "triggers": "triggers",
    "impacts": "impacts",
    "school_response": "school_responses",
    "conditions": "conditions",
}
"""Field of `Fits` -> vocabulary topic its ids come from."""


def cross_check(content: Guidance, root: Path) -> list[Problem]:
    """Names that lead nowhere, entries that are missing, files in the wrong place."""
    return [
        *_citations(content),
        *_fits(content),
        *_groups(content),
        *_uncategorised(content),
        *_limits(content),
        *_rules(content),
        *_related(content),
        *_in_categories(content),
        *_missing(content),
        *_letters_of_steps(content),
        *_misplaced(content, root),
    ]


def _citations(content: Guidance) -> Iterator[Problem]:
    for file, entry, citation in citations_used(content):
        if citation not in content.citations:
            yield Problem(file, entry, _no_such("citation", citation, content.citations))


def _fits(content: Guidance) -> Iterator[Problem]:
    for file, entry, fits in fitted(content):
        for field, topic in VOCABULARY_OF.items():
            yield from _words(content, file, entry, fits, field, topic)
    for hint in content.assessment.functions.values():
        for trigger in hint.triggers:
            if trigger not in content.vocabulary["triggers"]:
                message = _no_such(
                    "word in vocabulary/triggers.yml", trigger, content.vocabulary["triggers"]
                )
                yield Problem("assessment/functions.yml", hint.id, message)
    for category in content.assessment.categories.values():
        for condition in category.conditions:
            if condition not in content.vocabulary["conditions"]:
                message = _no_such(
                    "word in vocabulary/conditions.yml", condition, content.vocabulary["conditions"]
                )
                yield Problem("assessment/categories.yml", category.id, message)


def _groups(content: Guidance) -> Iterator[Problem]:
    for condition in content.condition_groups:
        if condition not in content.vocabulary["conditions"]:
            message = _no_such(
                "word in vocabulary/conditions.yml", condition, content.vocabulary["conditions"]
            )
            yield Problem("conditions/groups.yml", condition, message)


def _uncategorised(content: Guidance) -> Iterator[Problem]:
    """A condition in no category would get no word about eligibility."""
    categories = content.assessment.categories.values()
    named = {condition for category in categories for condition in category.conditions}
    for condition in content.vocabulary["conditions"]:
        if condition not in named:
            yield Problem(
                "assessment/categories.yml", condition, "no category names this condition"
            )


def _limits(content: Guidance) -> Iterator[Problem]:
    """What is never said to a child with an illness cannot be meant for one."""
    for file, entry, fits in fitted(content):
        known = content.vocabulary["conditions"]
        ill = [one for one in fits.conditions if one in known and known[one].medical]
        if fits.without_illness and ill:
            yield Problem(file, entry, f"fits: without_illness, but conditions name {ill[0]}")


def _words(
    content: Guidance, file: str, entry: str, fits: Fits, field: str, topic: str
) -> Iterator[Problem]:
    known = content.vocabulary[topic]
    for word in getattr(fits, field):
        if word not in known:
            message = _no_such(f"word in vocabulary/{topic}.yml", word, known)
            yield Problem(file, entry, f"fits.{field}: {message}")


def _rules(content: Guidance) -> Iterator[Problem]:
    for file, statement in statements(content):
        for name in (*statement.when, *statement.unless):
            if name not in RULES:
                yield Problem(file, statement.id, _no_such("rule", name, RULES))


def _related(content: Guidance) -> Iterator[Problem]:
    for entry in content.faq.values():
        for topic in entry.related:
            if topic not in content.faq:
                message = _no_such("question", topic, content.faq)
                yield Problem(f"faq/{entry.id}.yml", entry.id, f"related: {message}")


def _in_categories(content: Guidance) -> Iterator[Problem]:
    for category in content.library.values():
        here = {entry.id for entry in content.faq.values() if entry.category == category.id}
        for topic in category.first:
            if topic not in here:
                message = f"first: {_no_such('question in this category', topic, here)}"
                yield Problem("library/categories.yml", category.id, message)
    for entry in content.faq.values():
        file = f"faq/{entry.id}.yml"
        if entry.category not in content.library:
            message = _no_such(
                "category in library/categories.yml", entry.category, content.library
            )
            yield Problem(file, entry.id, f"category: {message}")
        for line in HELP_LINE.findall(f"{entry.answer} {entry.next_step}"):
            if line not in content.safety.lines:
                message = _no_such("line in safety/lines.yml", line, content.safety.lines)
                yield Problem(file, entry.id, message)


def _missing(content: Guidance) -> Iterator[Problem]:
    for file, ids, present in needed(content):
        for entry in ids:
            if entry not in present:
                yield Problem(file, entry, "this entry is missing; the program needs it")
    if TYPICAL_YEAR not in content.school_years:
        yield Problem("timelines/school_year.yml", TYPICAL_YEAR, "this entry is missing")


def _letters_of_steps(content: Guidance) -> Iterator[Problem]:
    told = set()
    for step in content.timelines.steps.values():
        told |= set(step.letters)
        for kind in step.letters:
            if kind not in content.letters:
                yield Problem(
                    "timelines/steps.yml", step.id, _no_such("letter", kind, content.letters)
                )
    for kind in content.letters:
        if kind not in told:
            yield Problem("timelines/steps.yml", kind, "no step says what follows this letter")


def _misplaced(content: Guidance, root: Path) -> Iterator[Problem]:
    for support in content.supports.values():
        yield from _expect(root, f"supports/{support.family}/{support.id}.yml", support.id)
    for goal in content.goals.values():
        yield from _expect(root, f"goals/{goal.id}.yml", goal.id)
    for question in content.faq.values():
        yield from _expect(root, f"faq/{question.id}.yml", question.id)


def _expect(root: Path, file: str, entry: str) -> Iterator[Problem]:
    if not (root / file).is_file():
        yield Problem(file, entry, "a file has its entry's id and folder as name; move it here")


def _no_such(kind: str, name: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    hint = f'; did you mean "{close[0]}"?' if close else ""
    return f'there is no {kind} "{name}"{hint}'
