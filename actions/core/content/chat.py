"""Models of guidance_content/chat/: how facts are said back to the parent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from actions.core.case import Case
from actions.core.content.entry import Entry, read_entries
from actions.core.content.errors import Problem


class RecapLine(Entry):
    """How one fact is repeated; `id` is its `Case` field."""

    say: str
    one: str | None = None
    none: str | None = None


class Words(Entry):
    """How the fixed values of one field are said."""

    words: dict[str, str]


class Notice(Entry):
    """What a channel says by itself."""

    text: str


@dataclass(frozen=True)
class Chat:
    """Recap lines in the order they are said, the words of fixed values, channel notices."""

    recap: tuple[RecapLine, ...]
    words: dict[str, dict[str, str]]
    notices: dict[str, str]


def load_chat(root: Path, problems: list[Problem]) -> Chat:
    """The chat wording below `root`; faults go to `problems`."""
    lines = read_entries(root, "chat/recap.yml", RecapLine, problems)
    for field in lines:
        if field not in Case.__fields__:
            problems.append(Problem("chat/recap.yml", field, "no such fact; see docs/case-file.md"))
    words = read_entries(root, "chat/words.yml", Words, problems)
    notices = read_entries(root, "chat/notices.yml", Notice, problems)
    return Chat(
        recap=tuple(lines.values()),
        words={field: entry.words for field, entry in words.items()},
        notices={notice: entry.text for notice, entry in notices.items()},
    )
