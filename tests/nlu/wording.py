"""Comparing messages by their words alone."""

from __future__ import annotations

import re


def bare(text: str) -> str:
    """Lower case, without punctuation."""
    return re.sub(r"\W+", " ", text.lower()).strip()
