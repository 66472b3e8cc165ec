"""Words for conditions, triggers, effects and the like: how parents say them, how we print them.

The ids are what a `Case` holds; the phrases are what the reader recognises in free text.
"""

from __future__ import annotations

from actions.core.content.entry import Entry
from actions.core.facts.case import VOCABULARY_OF

TOPICS = tuple(dict.fromkeys(VOCABULARY_OF.values()))
"""Files in guidance_content/vocabulary/, one list of terms each: those that some fact names."""


class Term(Entry):
    """One thing a parent can tell us, with its wordings."""

    label: str  # fits after "with", "because of" or in a list: "panic attacks"
    phrases: tuple[str, ...] = ()  # lower case; what parents write, slang and short forms included
    medical: bool = False  # a condition of the body: nurse, rest and home are never limited for it


Vocabulary = dict[str, dict[str, Term]]
"""topic -> id -> term"""
