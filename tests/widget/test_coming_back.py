"""The next visit and the second tab: remembered only by choice, forgotten everywhere at once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .fake_server import FakeServer, say
from .samples import FORGET, question

pytestmark = pytest.mark.browser

REMEMBER = "Remember this chat on this device"


def another_visit(chat: ChatPage) -> ChatPage:
    """A new tab of the same browser."""
    return ChatPage(chat.page.context.new_page(), chat.url).open()


@pytest.fixture
def remembered(chat: ChatPage, fake_server: FakeServer) -> ChatPage:
    fake_server.replies(say(question("How old is Sam?", "Eleven")), say("Thank you."))
    chat.page.get_by_label(REMEMBER).check()
    chat.press("Yes, let's start")
    chat.press("Eleven")
    expect(chat.from_bot.last).to_contain_text("Thank you.")
    return chat


def test_nothing_is_remembered_unless_the_parent_says_so(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    expect(chat.page.get_by_label(REMEMBER)).not_to_be_checked()
    chat.type("My child is Sam")
    expect(chat.from_bot).to_have_count(2)
    assert chat.page.evaluate("localStorage.length") == 0
    expect(another_visit(chat).from_bot).to_have_count(1)
    assert fake_server.sessions == 2


def test_by_choice_the_next_visit_goes_on_where_this_one_ended(
    remembered: ChatPage, fake_server: FakeServer
) -> None:
    remembered.page.close()
    later = another_visit(remembered)
    expect(later.from_parent.locator(".bubble")).to_have_text(
        ["You: Yes, let's start", "You: Eleven"]
    )
    expect(later.from_bot.last).to_contain_text("Thank you.")
    expect(later.page.get_by_text("from last time")).to_be_visible()
    expect(later.page.get_by_label(REMEMBER)).to_be_checked()
    later.type("He misses Mondays")
    expect(later.from_bot.last).to_contain_text("You wrote: He misses Mondays")
    assert {token for token, _ in fake_server.received} == {"token-1"}


def test_what_the_device_keeps_is_the_token_not_the_words(remembered: ChatPage) -> None:
    kept = remembered.page.evaluate("({...localStorage})")
    assert kept["homeroom.remembered"] == "token-1"
    assert re.fullmatch("[0-9a-f]{32}", kept.pop("homeroom.latest"))  # id of the latest turn
    assert len(kept) == 1


def test_the_choice_can_be_taken_back(remembered: ChatPage, fake_server: FakeServer) -> None:
    remembered.page.get_by_label(REMEMBER).uncheck()
    assert remembered.page.evaluate("localStorage.length") == 0
    expect(another_visit(remembered).from_bot).to_have_count(1)
    expect(remembered.from_bot.last).to_contain_text("Thank you.")


def test_what_is_said_in_one_tab_shows_in_the_other(
    remembered: ChatPage, fake_server: FakeServer
) -> None:
    other = another_visit(remembered)
    expect(other.from_bot.last).to_contain_text("Thank you.")
    other.input.fill("Half a sentence")
    remembered.type("He misses Mondays")
    expect(other.from_bot.last).to_contain_text("You wrote: He misses Mondays")
    expect(other.from_parent).to_have_count(3)
    expect(other.input).to_have_value("Half a sentence")
    other.type("And Fridays")
    expect(remembered.from_bot.last).to_contain_text("You wrote: And Fridays")
    assert [turn["text"] for turn in fake_server.turns[-2:]] == ["He misses Mondays", "And Fridays"]


def test_two_tabs_that_remember_nothing_are_two_conversations(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    other = another_visit(chat)
    chat.type("Mine")
    other.type("Yours")
    expect(chat.from_bot.last).to_contain_text("You wrote: Mine")
    expect(other.from_bot.last).to_contain_text("You wrote: Yours")
    assert {token for token, _ in fake_server.received} == {"token-1", "token-2"}


def test_deleting_in_one_tab_clears_the_other(
    remembered: ChatPage, fake_server: FakeServer
) -> None:
    other = another_visit(remembered)
    expect(other.from_bot.last).to_contain_text("Thank you.")
    fake_server.replies(say("Done.", FORGET))
    remembered.button("Delete my data").click()
    remembered.button("Delete everything").click()
    expect(remembered.from_bot).to_have_text(["Homeroom: Done."])
    expect(other.log).not_to_contain_text("Eleven")
    expect(other.page.get_by_label(REMEMBER)).not_to_be_checked()
    assert remembered.page.evaluate("localStorage.length") == 0


def test_a_token_that_has_run_out_begins_a_new_chat(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    chat.page.get_by_label(REMEMBER).check()
    fake_server.histories.clear()  # nothing left on the server
    later = another_visit(chat)
    expect(later.from_bot).to_contain_text("Shall we start?")
