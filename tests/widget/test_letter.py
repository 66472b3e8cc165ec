"""The letter: read it, change its facts, save, copy, print and mail it."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .fake_server import FakeServer, say
from .samples import FOLDER, letter

pytestmark = pytest.mark.browser

PDF = b"%PDF-1.7 a letter"
TEXT = letter()["text"]


@pytest.fixture
def with_letter(chat: ChatPage, fake_server: FakeServer) -> ChatPage:
    fake_server.documents["evaluation-request.pdf"] = PDF
    fake_server.replies(say("Here is your letter.", letter()))
    chat.type("Write it please")
    expect(chat.letter).to_be_visible()
    return chat


@pytest.fixture
def editing(with_letter: ChatPage) -> ChatPage:
    with_letter.page.get_by_text("Change the facts").click()
    return with_letter


def test_the_card_shows_the_whole_letter_with_its_line_breaks(with_letter: ChatPage) -> None:
    expect(with_letter.letter.get_by_role("heading")).to_have_text(letter()["title"])
    preview = with_letter.letter.get_by_role("region", name="Letter text")
    assert preview.inner_text().strip() == TEXT.strip()


def test_the_letter_can_be_saved_in_three_forms(with_letter: ChatPage) -> None:
    links = with_letter.letter.get_by_role("link", name="Save as")
    expect(links).to_have_text(["Save as PDF", "Save as Word", "Save as text"])
    with with_letter.page.expect_download() as download:
        links.first.click()
    assert download.value.suggested_filename == "evaluation-request.pdf"
    assert download.value.path().read_bytes() == PDF


def test_a_changed_fact_shows_in_the_letter_while_it_is_typed(editing: ChatPage) -> None:
    preview = editing.letter.get_by_role("region", name="Letter text")
    assert "Maya Torres" in TEXT
    editing.page.get_by_label("Child's name").fill("Maya Gomez")
    expect(preview).to_contain_text("Maya Gomez")
    expect(preview).not_to_contain_text("Maya Torres")
    expect(preview.locator("mark").first).to_have_text("Maya Gomez")
    editing.page.get_by_label("Full days missed").fill("19")
    expect(preview).to_contain_text("19 ")
    expect(preview).to_contain_text("November 24, 2026")


def test_what_is_not_in_the_file_yet_cannot_be_saved(editing: ChatPage) -> None:
    editing.page.get_by_label("Child's name").fill("Maya Gomez")
    expect(editing.letter.get_by_text("Update the letter before you save it.")).to_be_visible()
    expect(editing.letter.get_by_role("link", name="Save as PDF")).to_be_hidden()
    editing.page.get_by_label("Child's name").fill("Maya Torres")
    expect(editing.letter.get_by_role("link", name="Save as PDF")).to_be_visible()


def test_changed_facts_are_sent_and_the_new_letter_takes_the_place_of_the_old(
    editing: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.documents["new.pdf"] = b"%PDF the new letter"
    link = {"format": "pdf", "name": "new.pdf", "url": f"{FOLDER}/new.pdf"}
    new = letter(text=TEXT.replace("Maya Torres", "Maya Gomez"), files=[link])
    fake_server.replies(say(new))
    editing.page.get_by_label("Child's name").fill("  Maya Gomez ")
    editing.page.get_by_label("Full days missed").fill("19")
    editing.press("Update the letter")
    expect(editing.letter.get_by_role("link", name="Save as")).to_have_text(["Save as PDF"])
    expect(editing.letter).to_contain_text("Maya Gomez")
    expect(editing.letter).to_have_count(1)
    expect(editing.letter.get_by_role("heading")).to_be_focused()
    facts = {"child_name": "Maya Gomez", "missed_days": 19}
    editing.answered()
    assert fake_server.turns[-1] == {"edit": facts}
    expect(editing.from_parent.last).to_contain_text("You changed: Child's name, Full days missed.")
    with editing.page.expect_download() as download:
        editing.letter.get_by_role("link", name="Save as PDF").click()
    assert download.value.path().read_bytes() == b"%PDF the new letter"
    editing.page.reload()
    expect(editing.letter).to_have_count(1)
    expect(editing.letter).to_contain_text("Maya Gomez")


@pytest.mark.parametrize(
    ("label", "field"), [("State", "state"), ("Health concern", "conditions:anxiety")]
)
def test_a_private_fact_and_one_that_is_no_line_of_text_are_asked_again(
    editing: ChatPage, fake_server: FakeServer, label: str, field: str
) -> None:
    editing.letter.get_by_role("button", name=f"Change: {label}").click()
    expect(editing.from_parent.last).to_contain_text(f"Change: {label}")
    editing.answered()
    button = {"payload": f"/correct {field}", "signature": "sig"}
    assert fake_server.turns[-1] == {"button": button}


def test_a_private_fact_says_whether_it_stands_in_the_letter(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    private = letter()["facts"][-1]
    fake_server.replies(say(letter(facts=[private, private | {"in_letter": False}])))
    chat.type("Write it please")
    chat.page.get_by_text("Change the facts").click()
    expect(chat.letter.locator(".fact")).to_contain_text(["In the letter", "Not in the letter"])


def test_nothing_changed_is_nothing_sent(editing: ChatPage, fake_server: FakeServer) -> None:
    editing.press("Update the letter")
    assert len(fake_server.turns) == 1


def test_another_kind_of_letter_is_one_press_away(
    with_letter: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(say(letter(kind="records_request", title="Request for records")))
    with_letter.page.get_by_text("A different letter").click()
    with_letter.press("Request for records")
    expect(with_letter.letter.get_by_role("heading")).to_have_text(
        [letter()["title"], "Request for records"]
    )
    button = {"payload": "/answer Request for records", "signature": "sig Request for records"}
    assert fake_server.turns[-1] == {"button": button}


def test_a_letter_drafted_anew_takes_the_place_of_the_earlier_one(
    with_letter: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(say("Here is the new one.", letter(title="The new letter")))
    with_letter.type("draft it again")
    expect(with_letter.letter.get_by_role("heading")).to_have_text(["The new letter"])


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


def test_only_the_letter_is_printed(unopened: ChatPage, fake_server: FakeServer) -> None:
    unopened.page.add_init_script(
        "window.print = () => { top.printed = document.body.innerText;"
        " dispatchEvent(new Event('afterprint')); };"
    )
    fake_server.replies(say(letter()))
    unopened.open().button("Print").click()
    assert unopened.page.evaluate("window.printed").split() == TEXT.split()
    expect(unopened.log.locator("iframe")).to_have_count(0)


def test_a_short_letter_becomes_a_whole_mail_draft(chat: ChatPage, fake_server: FakeServer) -> None:
    fake_server.replies(say(letter(text="Dear Principal,\n\nMaya & I need help.")))
    chat.type("Write it please")
    address = chat.letter.get_by_role("link", name="E-mail").get_attribute("href") or ""
    assert unquote(address) == (
        "mailto:?subject=Request for an evaluation&body=Dear Principal,\r\n\r\nMaya & I need help."
    )


def test_a_letter_too_long_for_a_mail_address_is_copied_for_pasting(
    with_letter: ChatPage,
) -> None:
    with_letter.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    mail = with_letter.letter.get_by_role("link", name="E-mail")
    address = mail.get_attribute("href") or ""
    assert len(address) < 1800
    assert "Paste it here" in unquote(address)
    with_letter.page.evaluate(
        "document.addEventListener('click', (event) => event.preventDefault())"
    )
    mail.click()
    expect(with_letter.letter.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    assert with_letter.page.evaluate("navigator.clipboard.readText()") == TEXT


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
    expect(chat.letter.get_by_role("link", name="Save")).to_have_count(0)
