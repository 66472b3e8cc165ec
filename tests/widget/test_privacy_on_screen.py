"""What the browser keeps, for how long, and who else hears of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .fake_server import FakeServer, say
from .samples import FORGET

pytestmark = pytest.mark.browser

LEAVING_FOR = "https://www.weather.gov/"


def test_a_reload_brings_the_conversation_back(chat: ChatPage, fake_server: FakeServer) -> None:
    question = {"title": "7th", "payload": "/inform", "signature": "sig-7"}
    fake_server.replies(say({"type": "text", "text": "What grade?", "buttons": [question]}))
    chat.press("Yes, let's start")
    expect(chat.choices).to_have_text(["7th"])
    chat.page.reload()
    expect(chat.from_bot).to_have_count(2)
    expect(chat.choices).to_have_text(["7th"])
    chat.press("7th")
    expect(chat.from_parent).to_have_count(2)
    assert fake_server.sessions == 1
    assert fake_server.received[-1][0] == "token-1"


def test_the_chat_is_kept_in_this_tab_alone(chat: ChatPage) -> None:
    kept = chat.page.evaluate("[localStorage.length, document.cookie, sessionStorage.length]")
    assert kept == [0, "", 1]
    other_tab = ChatPage(chat.page.context.new_page(), chat.url).open()
    expect(other_tab.from_bot).to_have_count(1)
    assert "token-1" not in str(other_tab.page.evaluate("({...sessionStorage})"))


def test_deleting_asks_first_then_has_the_server_erase_everything(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    chat.type("My child is Sam")
    expect(chat.from_bot).to_have_count(2)
    chat.button("Delete my data").click()
    dialog = chat.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Keep going").click()
    expect(chat.from_bot).to_have_count(2)
    expect(chat.button("Delete my data")).to_be_focused()
    fake_server.replies(say("Done.", FORGET))
    chat.button("Delete my data").click()
    dialog.get_by_role("button", name="Delete everything").click()
    expect(chat.from_bot).to_have_count(1)
    expect(chat.from_parent).to_have_count(0)
    assert fake_server.turns[-1] == {"erase": True}
    assert "Sam" not in str(chat.page.evaluate("({...sessionStorage})"))


def test_what_the_server_erased_is_erased_here_too(chat: ChatPage, fake_server: FakeServer) -> None:
    chat.type("My child is Sam")
    expect(chat.from_bot).to_have_count(2)
    fake_server.replies(say("Done.", FORGET))
    chat.type("delete my data")
    expect(chat.from_bot).to_have_count(1)
    expect(chat.from_bot).to_contain_text("Done.")
    expect(chat.from_parent).to_have_count(0)
    assert "Sam" not in str(chat.page.evaluate("({...sessionStorage})"))


def test_an_answer_that_comes_after_deleting_is_not_shown(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(say("Sam, I see."), say("Done.", FORGET))
    fake_server.answer_now.clear()
    chat.type("My child is Sam")
    expect(chat.send).to_be_disabled()
    fake_server.wait_for_turns(1)
    chat.button("Delete my data").click()
    chat.button("Delete everything").click()
    fake_server.wait_for_turns(2)
    fake_server.answer_now.set()
    expect(chat.from_bot).to_have_text(["Homeroom: Done."])
    expect(chat.send).to_be_enabled()
    expect(chat.log).not_to_contain_text("Sam")


def test_leaving_quickly_shows_a_neutral_page_and_leaves_nothing_behind(chat: ChatPage) -> None:
    chat.page.route(LEAVING_FOR, lambda route: route.fulfill(body="Sunny"))
    chat.type("My child is Sam")
    expect(chat.from_bot).to_have_count(2)
    chat.button("Leave quickly").click()
    chat.page.wait_for_url(LEAVING_FOR)
    chat.page.go_back()
    assert "127.0.0.1" not in chat.page.url
    chat.page.goto(chat.url)
    expect(chat.from_bot).to_have_count(1)
    expect(chat.log).not_to_contain_text("Sam")


def test_the_page_talks_to_nobody_but_its_own_server(chat: ChatPage) -> None:
    chat.type("hello")
    expect(chat.from_bot).to_have_count(2)
    assert [url for url in chat.requests if not url.startswith(chat.url)] == []


def test_the_chat_works_where_the_browser_blocks_storage(
    unopened: ChatPage, fake_server: FakeServer
) -> None:
    unopened.page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage',"
        " {get() { throw new DOMException('blocked', 'SecurityError'); }});"
    )
    unopened.open().type("hello")
    expect(unopened.from_bot.last).to_contain_text("You wrote: hello")
