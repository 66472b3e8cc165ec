"""The language a message is written in, as far as a safety reply needs to know it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from actions.core.content.safety_patterns import Language


def language_of(words: Collection[str], lists: Mapping[str, frozenset[str]]) -> Language:
    """Spanish when its little words outnumber the English ones; otherwise English."""
    spanish = sum(word in lists["spanish"] for word in words)
    return "es" if spanish > sum(word in lists["english"] for word in words) else "en"
