"""The letter: read it, save it, copy it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .fake_server import FakeServer, say

pytestmark = pytest.mark.browser

PDF = b"%PDF-1.7 a letter"
TEXT = "[date]\n\nDear Principal,\n\nI am writing about my child, who has missed 17 days.\n"


def letter(**changes: Any) -> dict[str, Any]:
    folder = "/webhooks/web/documents/abc"
    files = [
        {"format": kind, "name": f"evaluation-request.{kind}", "url": f"{folder}/letter.{kind}"}
        for kind in ("pdf", "docx", "txt")
    ]
    return {
        "type": "letter",
        "title": "Request for an evaluation",
        "text": TEXT,
        "files": files,
    } | changes


@pytest.fixture
def with_letter(chat: ChatPage, fake_server: FakeServer) -> ChatPage:
    fake_server.documents["letter.pdf"] = PDF
    fake_server.replies(say("Here is your letter.", letter()))
    chat.type("Write it please")
    expect(chat.letter).to_be_visible()
    return chat


def test_the_card_shows_the_whole_letter_with_its_line_breaks(with_letter: ChatPage) -> None:
    expect(with_letter.letter.get_by_role("heading")).to_have_text("Request for an evaluation")
    preview = with_letter.letter.get_by_role("region", name="Letter text")
    assert preview.inner_text().strip() == TEXT.strip()


def test_the_letter_can_be_saved_in_three_forms(with_letter: ChatPage) -> None:
    links = with_letter.letter.get_by_role("link")
    expect(links).to_have_text(["Save as PDF", "Save as Word", "Save as text"])
    with with_letter.page.expect_download() as download:
        links.first.click()
    assert download.value.suggested_filename == "letter.pdf"
    assert download.value.path().read_bytes() == PDF


def test_the_letter_can_be_copied(with_letter: ChatPage) -> None:
    with_letter.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with_letter.button("Copy text").click()
    expect(with_letter.button("Copied")).to_be_visible()
    assert with_letter.page.evaluate("navigator.clipboard.readText()") == TEXT


def test_the_letter_can_be_copied_where_the_browser_offers_no_clipboard(
    unopened: ChatPage, fake_server: FakeServer
) -> None:
    unopened.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.addEventListener('copy', (event) => {"
        "  window.copied = event.composedPath()[0].value });"
    )
    fake_server.replies(say(letter()))
    unopened.open().button("Copy text").click()
    expect(unopened.button("Copied")).to_be_visible()
    assert unopened.page.evaluate("window.copied") == TEXT


def test_a_document_on_another_server_is_not_linked(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    elsewhere = [
        {"format": "pdf", "name": "a.pdf", "url": "https://elsewhere.example/a.pdf"},
        {"format": "txt", "name": "a.txt", "url": "javascript:alert(1)"},
    ]
    fake_server.replies(say(letter(files=elsewhere)))
    chat.type("Write it please")
    expect(chat.letter).to_be_visible()
    expect(chat.letter.get_by_role("link")).to_have_count(0)


def test_a_reload_keeps_the_letter(with_letter: ChatPage) -> None:
    with_letter.page.reload()
    expect(with_letter.letter.get_by_role("link")).to_have_count(3)
    expect(with_letter.letter).to_contain_text("missed 17 days")
