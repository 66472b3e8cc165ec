"""Placeholders in content text: `{child}` and the like, checked when content loads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter

CHILD = "child"
"""In every text: the child's name, or "your child"."""

HELP_LINE = re.compile(r"\{line\.(\w+)\}")
"""In an answer: a number of safety/lines.yml, such as {line.988}."""


def placeholders_in(text: str) -> set[str]:
    """Names between braces. Raises ValueError on a stray brace."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def only(text: str, allowed: tuple[str, ...]) -> str:
    """The text itself. Raises ValueError, naming the choices, when it has another placeholder."""
    unknown = placeholders_in(text) - set(allowed)
    if unknown:
        raise ValueError(
            f"no such placeholder: {', '.join(sorted(unknown))}; use {', '.join(allowed)}"
        )
    return text


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders replaced, beginning with a capital letter."""
    filled = text.format_map(values).strip()
    return filled[:1].upper() + filled[1:]
