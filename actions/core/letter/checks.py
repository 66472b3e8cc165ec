"""Faults in the words of letters, each as a sentence an editor can act on."""

from __future__ import annotations

import re
from collections.abc import Collection
from string import Formatter

from actions.core.letter.facts import FACT_TABLE, LAW, PLACEHOLDERS
from actions.core.rules.index import RULES

_LAW_WORDS = re.compile(r"\b(CFR|U\.S\.C\.|federal|laws?|IDEA|ADA)\b|\{law\}")
_SECTION_NUMBERS = re.compile(r"\b(CFR|U\.S\.C\.)")


def text_faults(text: str, *, allowed: Collection[str] = PLACEHOLDERS) -> list[str]:
    """Braces that are not a placeholder we can fill here."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return ["a brace is not closed; placeholders look like {child}"]
    known = ", ".join(sorted(allowed)) or "none: this text is printed as it is"
    return [
        f"there is no placeholder {{{name}}} here; use {known}"
        for name in sorted(names.difference(allowed))
    ]


def line_faults(text: str, when: str) -> list[str]:
    """Faults in a text that stands under a rule."""
    if when in RULES:
        return text_faults(text)
    known = ", ".join(sorted(RULES))
    return [f"when: there is no rule {when}; use one of {known}", *text_faults(text)]


def part_faults(
    body: str, when: str, citations: Collection[str], known: Collection[str] | None
) -> list[str]:
    """Faults in a part. `known` are the citation ids that exist, None when not to be checked."""
    faults = line_faults(body, when)
    if _LAW_WORDS.search(body) and not citations:
        faults.append("citations: this part speaks of law; list the citation it rests on")
    if _SECTION_NUMBERS.search(body):
        faults.append(f"write {{{LAW}}} for the section; its number has its home in citations/")
    if body.count(f"{{{LAW}}}") != body.count(f" ({{{LAW}}})"):
        faults.append(f"write ({{{LAW}}}) in brackets: a letter names few laws and may drop it")
    if FACT_TABLE in body and f"{{{FACT_TABLE}}}" not in body.split("\n\n"):
        faults.append(f"{{{FACT_TABLE}}} must stand alone as a paragraph")
    if known is not None:
        faults += [
            f"citations: there is no {citation} in citations/; check its spelling"
            for citation in citations
            if citation not in known
        ]
    return faults
