"""Channel-neutral messages as plain text, for channels that show nothing else.

What is a card in the browser is paragraphs here; docs/messages.md describes the messages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rasa_project.channels.output import BotMessage
from rasa_project.channels.payloads import choose_letter

SEPARATORS = ("\n\n", "\n", ". ", " ")
"""Where a text may be split, the best place first."""


@dataclass(frozen=True)
class Plain:
    """One message as text: what it says, what may be chosen, and the files it brings."""

    text: str
    buttons: tuple[BotMessage, ...] = ()
    multi: bool = False
    files: tuple[BotMessage, ...] = ()


def as_plain(said: BotMessage) -> Plain | None:
    """The message as text; None for what only a screen can show, or what is not for the parent."""
    write = _WRITERS.get(said.get("type", ""))
    return write(said) if write else None


def other_letters(said: BotMessage, words: dict[str, str]) -> Plain | None:
    """The other letters that could be written, offered below a letter; None when there are none.

    A message of its own: a letter is long, and buttons at its end belong to a short question.
    """
    kinds = said.get("kinds", ()) if said.get("type") == "letter" else ()
    buttons = tuple(
        {"title": kind["title"], "payload": choose_letter(kind["kind"])}
        for kind in kinds
        if not kind.get("chosen")
    )
    return Plain(words["other_letters"], buttons) if buttons else None


def split(text: str, limit: int) -> list[str]:
    """The text in parts of at most `limit` characters, at paragraph borders where there are any.

    Characters are counted as UTF-16 units: Telegram counts so, and nobody counts more.
    """
    parts = []
    rest = text.strip()
    while length(rest) > limit:
        end = _end_of_part(rest, limit)
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*parts, rest] if rest else parts


def length(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text.encode("utf-16-le")) // 2


def _end_of_part(text: str, limit: int) -> int:
    window = text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore")
    for separator in SEPARATORS:
        end = window.rfind(separator)
        if end >= len(window) // 3:  # a part of a few words would help nobody
            return end + len(separator.rstrip())
    return len(window)


def _text(said: BotMessage) -> Plain:
    return Plain(said["text"], tuple(said.get("buttons", ())), bool(said.get("multi")))


def _summary(said: BotMessage) -> Plain:
    return Plain(_joined(said["texts"]), tuple(said.get("buttons", ())))


def _picture(said: BotMessage) -> Plain:
    return Plain(_joined([said["title"], said["alt"]]), files=_files(said, "png"))


def _letter(said: BotMessage) -> Plain:
    text = _joined([said["title"], said["text"]])
    return Plain(text, tuple(said.get("buttons", ())), files=_files(said, "pdf", "docx"))


def _files_message(said: BotMessage) -> Plain:
    text = _joined([said["title"], said.get("text", "")])
    return Plain(text, tuple(said.get("buttons", ())), files=tuple(said["files"]))


def _review(said: BotMessage) -> Plain:
    """Every fact on a line of its own; a button names the fact that it changes."""
    lines = [f"{fact['label']}: {fact['value']}" for fact in said["facts"]]
    buttons = [
        {**button, "title": f"{fact['label']}: {button['title']}"}
        for fact in said["facts"]
        for button in fact.get("buttons", ())
    ]
    text = _joined([said["text"], "\n".join(lines)])
    return Plain(text, (*buttons, *said.get("buttons", ())))


def _joined(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip())


def _files(said: BotMessage, *formats: str) -> tuple[BotMessage, ...]:
    return tuple(file for file in said.get("files", ()) if file["format"] in formats)


_WRITERS = {
    "text": _text,
    "summary": _summary,
    "picture": _picture,
    "letter": _letter,
    "files": _files_message,
    "review": _review,
}
