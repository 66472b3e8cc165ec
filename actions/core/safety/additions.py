"""Sentences that some words in a message bring, such as the line for LGBTQ+ young people."""

from __future__ import annotations

import re
import unicodedata

from actions.core.content.safety import Safety
from actions.core.safety.talk import SafetyTalk


def additions(talk: SafetyTalk, text: str, content: Safety) -> list[str]:
    """The sentences for this danger and these words; none for a child who writes."""
    if talk.is_student:
        return []
    plain = f" {' '.join(re.findall(r'[a-z0-9]+', _plain(text)))} "
    return [
        one.in_spanish if talk.language == "es" else one.message
        for one in content.additions.values()
        if talk.kind in one.kinds and any(f" {word} " in plain for word in one.words)
    ]


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")
