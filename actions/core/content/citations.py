"""The one list of sources: every law and practice the content leans on is described here once."""

from __future__ import annotations

from datetime import date
from typing import Literal

from actions.core.content.entry import Entry


class Citation(Entry):
    """A source: the section, what it says in our own plain words, and how sure we are."""

    section: str  # "34 CFR 300.301(c)(1)"
    title: str  # "Initial evaluations"
    says: str
    url: str | None = None
    confidence: Literal["high", "medium", "low"]  # below high, the parent is told to check
    checked_on: date
