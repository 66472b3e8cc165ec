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


class Command(Entry):
    """A command of a channel's menu (`/summary`), and the payload it stands for, if any."""

    says: str
    payload: str | None = None


NOTICES = {
    "notices": "trouble session_over unreadable button_over too_long empty document_over",
    "telegram": (
        "voice video photo sticker location contact document forwarded edited other caption_read "
        "group done chosen choose_first answered passed progress document_gone erased"
    ),
    "text_phone": "choose_one choose_some choose_only file unreadable",
    "handover": "code_given code_where code_wrong code_too_many code_joined",
}
"""Files of what channels say by themselves -> the ids that the program uses."""


@dataclass(frozen=True)
class Chat:
    """Recap lines in the order they are said, the words of fixed values, what channels say."""

    recap: tuple[RecapLine, ...]
    words: dict[str, dict[str, str]]
    notices: dict[str, str]
    telegram: dict[str, str]
    text_phone: dict[str, str]
    handover: dict[str, str]
    commands: tuple[Command, ...]


def load_chat(root: Path, problems: list[Problem]) -> Chat:
    """The chat wording below `root`; faults go to `problems`."""
    lines = read_entries(root, "chat/recap.yml", RecapLine, problems)
    for field in lines:
        if field not in Case.__fields__:
            problems.append(Problem("chat/recap.yml", field, "no such fact; see docs/case-file.md"))
    words = read_entries(root, "chat/words.yml", Words, problems)
    commands = read_entries(root, "chat/commands.yml", Command, problems)
    return Chat(
        recap=tuple(lines.values()),
        words={field: entry.words for field, entry in words.items()},
        commands=tuple(commands.values()),
        **{name: _notices(root, name, problems) for name in NOTICES},
    )


def _notices(root: Path, name: str, problems: list[Problem]) -> dict[str, str]:
    entries = read_entries(root, f"chat/{name}.yml", Notice, problems)
    return {notice: entry.text for notice, entry in entries.items()}
