"""What can be wrong with content, in words an editor can act on.

ContentError            everything wrong with the guidance content, all at once
  holds Problem         one fault: which file, which entry, what to change
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in the content."""

    file: str  # path below guidance_content/
    entry: str  # id of the entry, or "" for the whole file
    message: str  # what is wrong and how to mend it

    def __str__(self) -> str:
        where = f"{self.file} ({self.entry})" if self.entry else self.file
        return f"{where}: {self.message}"


class ContentError(Exception):
    """The guidance content cannot be used; `problems` says why, all of it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
