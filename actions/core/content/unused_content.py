"""Warnings for editors, which stop no bot: unused or unreachable content, uncited legal claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.core.content.errors import Problem
from actions.core.content.guidance import Guidance
from actions.core.content.inventory import citations_used, rules_named, statements
from actions.core.rules.index import RULES

LAW = re.compile(
    r"\b(?:laws?|legal|federal|rights|rules?|truancy|eligible|consent|court|section 504)\b"
    r"|\bschools? (?:must|owes?|may not|has to|have to)\b",
    re.IGNORECASE,
)
"""Words that make a sentence a legal one."""


def unused_content(content: Guidance) -> list[Problem]:
    """Sources and rules nobody uses, questions nobody is led to, empty categories, uncited law."""
    return [
        *_unused_citations(content),
        *_unused_rules(content),
        *_unreachable_questions(content),
        *_uncited_law(content),
    ]


def _unused_citations(content: Guidance) -> Iterator[Problem]:
    used = {citation for _, _, citation in citations_used(content)}
    for unused in sorted(set(content.citations) - used):
        yield Problem("citations", unused, "no entry uses this citation; use it or remove it")


def _unused_rules(content: Guidance) -> Iterator[Problem]:
    used = {name for _, _, name in rules_named(content)}
    for unused in sorted(set(RULES) - used):
        message = "no `when` or `unless` names this rule; use it or have it removed"
        yield Problem("rules", unused, message)


def _unreachable_questions(content: Guidance) -> Iterator[Problem]:
    led_to = {topic for entry in content.faq.values() for topic in entry.related}
    for entry in content.faq.values():
        if entry.id not in led_to:
            message = "no other question has this one under `related`; add it where it goes on"
            yield Problem(f"faq/{entry.id}.yml", entry.id, message)
    for category in content.library.values():
        if not any(entry.category == category.id for entry in content.faq.values()):
            message = "no question is in this category; add one or remove it"
            yield Problem("library/categories.yml", category.id, message)


def _uncited_law(content: Guidance) -> Iterator[Problem]:
    for file, statement in statements(content):
        law = LAW.search(statement.text)
        if law and not statement.citations:
            yield Problem(file, statement.id, f'"{law[0]}" speaks of law or rules; name a citation')
