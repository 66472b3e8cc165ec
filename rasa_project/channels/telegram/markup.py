"""Telegram's HTML: everything the bot says is escaped, and no message is longer than allowed."""

from __future__ import annotations

import html

from rasa_project.channels.text_messages import split

MAX_TEXT = 4096
MAX_CAPTION = 1024


def escaped(text: str) -> str:
    """The text as it is, whatever signs are in it."""
    return html.escape(text, quote=False)


def messages(text: str) -> list[str]:
    """The text as escaped messages."""
    return [escaped(part) for part in split(text, MAX_TEXT)]


def caption(text: str) -> str:
    """The text as an escaped caption; what does not fit is left out."""
    parts = split(text, MAX_CAPTION)
    return escaped(parts[0]) if parts else ""


def folded(text: str) -> list[str]:
    """A long text to be unfolded by the reader, as escaped messages."""
    parts = split(text, MAX_TEXT)
    return [f"<blockquote expandable>{escaped(part)}</blockquote>" for part in parts]


def italic(text: str) -> str:
    """A line in italics."""
    return f"<i>{escaped(text)}</i>"
