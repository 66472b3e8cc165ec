"""Comparing messages by their words, and what was read by its label."""

from __future__ import annotations

import re

from actions.core.safety.crisis import STUDENT
from actions.core.understanding.understand import Understanding


def bare(text: str) -> str:
    """Lower case, without punctuation."""
    return re.sub(r"\W+", " ", text.lower()).strip()


def label(read_as: Understanding) -> str:
    """As labellers write it: the intent, or "faq/topic"; a child who writes is no crisis."""
    if read_as.crisis and read_as.crisis.kind == STUDENT.kind:
        return STUDENT.kind
    return f"{read_as.intent}/{read_as.topic}" if read_as.topic else read_as.intent
