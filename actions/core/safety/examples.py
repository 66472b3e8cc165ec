"""What the learned part of the safety check learns from: data/safety/, and everyday messages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from actions.core.content.loader import guidance
from actions.core.content.safety_gaps import STUDENT
from actions.core.safety.learned import NONE
from actions.core.understanding.clause_examples import clause_examples
from actions.core.understanding.examples import NLU_ROOT, read_examples

SAFETY_ROOT = NLU_ROOT.parent / "safety"

_OUR_KINDS = {
    "self_harm": "child_self_harm",
    "missing": "missing_child",
    "overdose": "eating_or_overdose",
    "eating": "eating_or_overdose",
    "eating_disorder": "eating_or_overdose",
    "assault": "abuse",
}
"""Kinds that people who wrote sets gave other names."""


_MAY_BE_DANGER = frozenset({"triggers/bullying", "triggers/teacher"})
"""What a clause may tell and somebody be in danger all the same."""
_ASLEEP_OR_WORSE = re.compile(r"\bwak(?:e|es|ing)\b")


class Example(NamedTuple):
    """A message, the kind of danger in it or NONE, and the part that tells of it, if marked."""

    text: str
    kind: str
    piece: str = ""


def danger_examples(root: Path = SAFETY_ROOT) -> list[Example]:
    """Dangers and look-alikes, no message twice."""
    found = [example for path in sorted(root.rglob("*.yml")) for example in _in_file(path)]
    return list({example.text: example for example in found}.values())


def everyday_examples() -> list[Example]:
    """What parents ask and tell every day, also in a few words: nobody is in danger."""
    asked = [text for text, _ in read_examples()]
    told = [clause for clause, means in clause_examples(guidance().vocabulary) if _is_safe(means)]
    short = [clause for clause in told if not _ASLEEP_OR_WORSE.search(clause)]
    return [Example(text, NONE) for text in dict.fromkeys((*asked, *short))]


def _is_safe(means: frozenset[str]) -> bool:
    return not means & _MAY_BE_DANGER


def _in_file(path: Path) -> list[Example]:
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [one for group in groups for one in _in_group(group) if one.kind != STUDENT]


def _in_group(group: Any) -> list[Example]:
    """A bare look-alike, a message with what the rules should see in it, or several of a kind."""
    if isinstance(group, str):
        return [Example(group, NONE)]
    kind, level = group.get("kind", NONE), group.get("level")
    if "expect" in group:
        kind, _, level = group["expect"].partition(" ")
    kind = NONE if level == "past" else _OUR_KINDS.get(kind, kind)
    messages = group.get("messages") or [group["text"]]
    lines = messages.splitlines() if isinstance(messages, str) else messages
    return [Example(text, kind, group.get("piece", "")) for text in lines]
