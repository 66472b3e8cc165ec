"""Model of guidance_content/wording/forbidden.yml: words that no text may hold."""

from __future__ import annotations

import re

from pydantic import validator

from actions.core.content.entry import Entry


class Forbidden(Entry):
    """Words that may not stand in any text for parents or the school."""

    pattern: str  # a regular expression, read without regard to capitals
    unless: str | None = None  # what else in the sentence makes it right
    why: str  # what is wrong with it, and what to write

    @validator("pattern", "unless")
    def _compiles(cls, value: str | None) -> str | None:
        try:
            re.compile(value or "")
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        return value

    def is_in(self, sentence: str) -> bool:
        """Whether a sentence says what it must not."""
        if not re.search(self.pattern, sentence, re.IGNORECASE):
            return False
        return not (self.unless and re.search(self.unless, sentence, re.IGNORECASE))
