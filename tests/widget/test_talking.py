"""Greeting, quick replies, typing: the ordinary turns."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .fake_server import FakeServer, say

pytestmark = pytest.mark.browser


def test_a_new_visitor_is_greeted_with_the_first_question(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    expect(chat.from_bot).to_contain_text("Shall we start?")
    expect(chat.choices).to_have_text(["Yes, let's start", "Not now"])
    assert fake_server.received == [("token-1", {"start": True})]


def test_a_pressed_button_becomes_the_parents_words_and_the_buttons_go(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(say("What grade is your child in?"))
    chat.press("Yes, let's start")
    expect(chat.from_parent.locator(".bubble")).to_contain_text("Yes, let's start")
    expect(chat.choices).to_have_count(0)
    expect(chat.from_bot.last).to_contain_text("What grade")
    assert fake_server.turns == [{"button": {"payload": "/affirm", "signature": "sig-yes"}}]


def test_a_parent_can_type_instead_of_pressing_a_button(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    chat.type("He missed 17 days")
    expect(chat.from_bot.last).to_contain_text("You wrote: He missed 17 days")
    expect(chat.choices).to_have_count(0)
    expect(chat.input).to_have_value("")
    assert fake_server.turns == [{"text": "He missed 17 days"}]


def test_shift_and_enter_make_a_new_line_enter_sends(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    chat.input.press_sequentially("Mornings")
    chat.input.press("Shift+Enter")
    chat.input.press_sequentially("and tests")
    assert fake_server.turns == []
    chat.input.press("Enter")
    expect(chat.from_bot.last).to_contain_text("You wrote")
    assert fake_server.turns == [{"text": "Mornings\nand tests"}]


def test_an_empty_message_is_not_sent(chat: ChatPage, fake_server: FakeServer) -> None:
    chat.type("   \n ")
    expect(chat.from_parent).to_have_count(0)
    assert fake_server.turns == []


def test_while_an_answer_is_on_its_way_nothing_more_is_sent(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.answer_now.clear()
    chat.type("First")
    expect(chat.page.get_by_text("Homeroom is writing")).to_be_visible()
    expect(chat.send).to_be_disabled()
    chat.type("Second")
    expect(chat.input).to_have_value("Second")
    fake_server.answer_now.set()
    expect(chat.send).to_be_enabled()
    expect(chat.page.get_by_text("Homeroom is writing")).to_have_count(0)
    assert fake_server.turns == [{"text": "First"}]


def test_markup_in_a_message_is_shown_as_it_was_written(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    attack = '<img src=x onerror="document.title=1"><b>bold</b>'
    fake_server.replies(say(attack))
    chat.type(attack)
    expect(chat.from_bot.last.locator(".bubble")).to_contain_text(attack)
    expect(chat.from_parent.last.locator(".bubble")).to_contain_text(attack)
    expect(chat.log.locator("img, b")).to_have_count(0)
    assert chat.page.title() == "Homeroom"


def test_dash_lines_become_a_list_and_web_addresses_links(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(
        say("Bring these:\n- the doctor's note\n- see https://www.ed.gov/idea.\nOK?")
    )
    chat.type("What should I bring?")
    answer = chat.from_bot.last
    expect(answer.locator("li")).to_have_text(["the doctor's note", "see https://www.ed.gov/idea."])
    expect(answer.get_by_role("link")).to_have_attribute("href", "https://www.ed.gov/idea")
    expect(answer.locator("p")).to_have_text(["Bring these:", "OK?"])


def test_a_named_link_leads_to_a_page_of_the_bot_or_a_safe_address(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(
        say(
            "See [the notice](/privacy), [the law](https://www.ed.gov/idea), [x](javascript:f()).",
            "The whole text is at /privacy.",
        )
    )
    chat.type("privacy?")
    expect(chat.from_bot.nth(1).locator("p")).to_have_text(
        "See the notice, the law, [x](javascript:f())."
    )
    expect(chat.from_bot).to_have_count(3)
    links = chat.log.get_by_role("link").evaluate_all("all => all.map(each => each.href)")
    assert links == [f"{chat.url}privacy", "https://www.ed.gov/idea", f"{chat.url}privacy"]


def test_a_link_that_looks_like_a_page_of_the_bot_but_is_not_is_left_out(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(say("See [the notice](//elsewhere.example/privacy)."))
    chat.type("privacy?")
    expect(chat.from_bot.last.locator("p")).to_have_text("See the notice.")
    expect(chat.from_bot.last.get_by_role("link")).to_have_count(0)


def test_a_message_that_is_too_long_stays_with_its_writer(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    chat.type("a" * 10_010)
    expect(chat.page.get_by_text("10 characters too long")).to_be_visible()
    expect(chat.input).to_have_value("a" * 10_010)
    assert fake_server.turns == []
    chat.type("a" * 10_000)
    expect(chat.page.get_by_text("too long")).to_have_count(0)
    expect(chat.from_bot.last).to_contain_text("You wrote")


def test_the_whole_way_works_by_keyboard_alone(chat: ChatPage, fake_server: FakeServer) -> None:
    fake_server.replies(say("What grade?"))
    keyboard = chat.page.keyboard
    # Delete my data, Leave quickly, the conversation, the privacy policy, the first answer
    for _ in range(5):
        keyboard.press("Tab")
    expect(chat.choices.first).to_be_focused()
    keyboard.press("Enter")
    expect(chat.from_bot.last).to_contain_text("What grade?")
    expect(chat.from_parent.last).to_be_focused()
    keyboard.press("Tab")
    expect(chat.input).to_be_focused()
    keyboard.type("7th")
    keyboard.press("Enter")
    expect(chat.from_bot.last).to_contain_text("You wrote: 7th")
    expect(chat.input).to_be_focused()
