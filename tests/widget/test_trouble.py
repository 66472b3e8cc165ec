"""Busy server, no connection, closed session: nothing the parent wrote is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .fake_server import FakeServer, fail, say

pytestmark = pytest.mark.browser


def test_a_busy_server_offers_to_try_again_and_trying_again_works(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(fail(503, "Sorry, I am slow today."), say("17 days, got it."))
    chat.type("17 days")
    expect(chat.page.get_by_text("Sorry, I am slow today.")).to_be_visible()
    chat.retry.click()
    expect(chat.from_bot.last).to_contain_text("17 days, got it.")
    expect(chat.retry).to_have_count(0)
    expect(chat.from_parent).to_have_count(1)
    assert fake_server.turns == [{"text": "17 days"}, {"text": "17 days"}]


def test_a_visitor_who_comes_while_the_bot_wakes_up_can_still_start(
    unopened: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(fail(503))
    unopened.page.goto(unopened.url)
    expect(unopened.page.get_by_text("The answer did not come through")).to_be_visible()
    unopened.retry.click()
    expect(unopened.from_bot).to_contain_text("Shall we start?")


def test_a_parent_may_write_on_instead_of_trying_again(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(fail(503, "Sorry."))
    chat.type("First try")
    expect(chat.retry).to_be_visible()
    chat.type("Second try")
    expect(chat.from_bot.last).to_contain_text("You wrote: Second try")
    expect(chat.retry).to_have_count(0)
    expect(chat.from_parent.first.get_by_text("Not sent")).to_be_visible()
    expect(chat.from_parent.last.get_by_text("Not sent")).to_be_hidden()


def test_a_closed_session_is_renewed_kindly_and_the_words_come_back(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(fail(401, "Please start again."))
    chat.type("He has panic attacks")
    expect(chat.log.get_by_text("The earlier chat has ended")).to_be_visible()
    expect(chat.from_bot).to_have_count(2)
    expect(chat.input).to_have_value("He has panic attacks")
    assert fake_server.received[-1] == ("token-2", {"start": True})
    chat.input.press("Enter")
    expect(chat.from_bot.last).to_contain_text("You wrote: He has panic attacks")
    assert fake_server.received[-1] == ("token-2", {"text": "He has panic attacks"})


def test_a_server_that_refuses_every_session_does_not_keep_the_page_busy(
    unopened: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(fail(401), fail(401))
    unopened.page.goto(unopened.url)
    expect(unopened.retry).to_be_visible()
    assert fake_server.sessions == 1


def test_a_refused_message_is_explained_and_given_back(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(fail(413, "That was too long for me."))
    chat.type("A long story")
    expect(chat.from_bot.last).to_contain_text("That was too long for me.")
    expect(chat.input).to_have_value("A long story")
    expect(chat.retry).to_have_count(0)


def test_a_page_closed_before_the_answer_came_can_send_it_again(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.answer_now.clear()
    chat.type("17 days")
    expect(chat.send).to_be_disabled()
    chat.page.reload()
    expect(chat.page.get_by_text("closed before your answer came")).to_be_visible()
    fake_server.answer_now.set()
    chat.retry.click()
    expect(chat.from_bot.last).to_contain_text("You wrote: 17 days")
