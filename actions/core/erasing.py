"""What a parent wants erased: what was told here, or papers and words that others hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

Meant = Literal["here", "elsewhere", "unclear"]
"""Told in this chat; held by the school or said by somebody else; neither can be told."""

Phrases = Mapping[str, Sequence[str]]
"""guidance_content/chat/erasing.yml: id -> phrases."""

A_BARE_COMMAND = 2
"""Words of a wish that names nothing ("delete please"), and so means all."""

_NO_APOSTROPHES = str.maketrans("", "", "'\u2019")


def meant_by(text: str, phrases: Phrases) -> Meant:
    """What a wish to erase is about."""
    said = _without_reason(_plain(text), phrases["reasons"])
    if _holds(said, phrases["told_here"]):
        return "here"
    if _holds(said, phrases["elsewhere"]):
        return "elsewhere"
    is_bare = len(said.split()) <= A_BARE_COMMAND
    return "here" if is_bare or _holds(said, phrases["own"]) else "unclear"


def is_plain_yes(text: str, phrases: Phrases) -> bool:
    """Whether a typed answer says yes and nothing that could take it back."""
    said = _plain(text)
    begins = any(said.startswith(f"{_plain(one).rstrip()} ") for one in phrases["yes"])
    return begins and not _holds(said, phrases["unless"])


def _without_reason(said: str, reasons: Sequence[str]) -> str:
    """ "Delete this before the school sees it" without the part that says why."""
    starts = [at for one in reasons if (at := said.find(_plain(one))) > 0]
    return f"{said[: min(starts)]} " if starts else said


def _holds(said: str, phrases: Sequence[str]) -> bool:
    return any(_plain(one) in said for one in phrases)


def _plain(text: str) -> str:
    """Lower case, words only, a blank before and after each."""
    words = re.findall(r"[a-z0-9]+", text.lower().translate(_NO_APOSTROPHES))
    return f" {' '.join(words)} "
