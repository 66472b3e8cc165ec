"""Names that are code somewhere stand as they were typed everywhere, and run nowhere."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document
from pypdf import PdfReader

from tests.channels.telegram.fake_bot_api import FakeBotApi
from tests.conversations.conftest import with_letter
from tests.parent import Parent

HOSTILE = (
    '<img src=x onerror="alert(1)"> Lopez',
    '#eval("1+1") Lopez',
    "*Sam* _Lopez_ [x](http://evil.example)",
    "=cmd|'/C calc'!A0 School {{ 7*7 }}",
)
CHILD, PARENT, MARKDOWN, SCHOOL = HOSTILE


def plain(text: str) -> str:
    """Without line breaks and typographic quotes, which a letter may set differently."""
    quotes = str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''")
    return re.sub(r"\s+", "", text.translate(quotes))


def pdf_text(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def docx_text(data: bytes) -> str:
    word = Document(io.BytesIO(data))
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join(part.text for part in (*word.paragraphs, *cells))


def told_by_telegram(api: FakeBotApi, parent: Parent, chat: int) -> str:
    """What a Telegram chat shows of the facts, its HTML read as Telegram reads it."""
    key = {"Authorization": f"Bearer {parent.token}"}
    code = parent.http.post("/webhooks/web/code", headers=key).json()["code"]
    before = len(api.refused)
    there = api.parent(chat)
    there.types(f"/start {code}")
    there.sees("We go on here")
    there.types("show my data")
    api.wait(lambda: "Lopez" in "\n".join(there.texts), "the facts")
    assert api.refused[before:] == api.expected
    return "\n".join(there.texts)


@pytest.mark.bot
@pytest.mark.parametrize("names", [(CHILD, PARENT, SCHOOL), (MARKDOWN, PARENT, SCHOOL)])
def test_on_paper_and_in_both_chats_they_are_only_text(
    parent: Parent, telegram_api: FakeBotApi, names: tuple[str, ...]
) -> None:
    child, writer, school = names  # typed in the chat most are asked for again; a form takes them
    with_letter(parent).edits(child_name=child, parent_name=writer, school=school)
    letter = parent.letter["text"]
    said = {
        "page": letter,
        "pdf": pdf_text(parent.downloads("pdf")),
        "docx": docx_text(parent.downloads("docx")),
        "txt": parent.downloads("txt").decode(),
    }
    said["telegram"] = told_by_telegram(telegram_api, parent, chat=9100 + HOSTILE.index(names[0]))
    for name in names:
        for where, text in said.items():
            assert plain(name) in plain(text), where
    assert "{{7*7}}" in plain(letter) and "49" not in letter
    assert b"evil.example" not in b"".join(
        re.findall(rb"/URI\s*\((.*?)\)", parent.downloads("pdf"))
    )
