"""Crisis messages stand apart and their numbers can be tapped."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from .chat_page import ChatPage
from .fake_server import FakeServer, say
from .samples import CRISIS

pytestmark = pytest.mark.browser


def links(within: Locator) -> list[str]:
    return within.get_by_role("link").evaluate_all("all => all.map(a => a.getAttribute('href'))")


def test_every_number_in_a_crisis_message_can_be_tapped(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(say(CRISIS))
    chat.type("I am scared for her")
    message = chat.from_bot.last
    expect(message).to_contain_text("Help you can reach right now")
    expect(message).to_contain_text("Call or text 988, or text HOME to 741741.")
    assert links(message) == [
        "tel:911",
        "tel:988",
        "sms:741741",
        "tel:18004224453",
        "tel:8002221222",
    ]


def test_a_crisis_message_looks_different_from_an_ordinary_one(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(say(CRISIS))
    chat.type("I am scared for her")
    expect(chat.from_bot).to_have_count(2)
    colors = chat.from_bot.locator(".bubble").evaluate_all(
        "all => all.map(each => getComputedStyle(each).backgroundColor)"
    )
    assert colors[0] != colors[1]


def test_numbers_in_ordinary_messages_stay_plain(chat: ChatPage, fake_server: FakeServer) -> None:
    fake_server.replies(say("He missed 911 minutes. Room 988."))
    chat.type("hello")
    expect(chat.from_bot.last).to_contain_text("Room 988")
    assert links(chat.from_bot.last) == []


def test_the_crisis_lines_are_always_on_the_page(chat: ChatPage) -> None:
    footer = chat.page.get_by_role("contentinfo")
    assert links(footer) == ["tel:911", "tel:988"]
    expect(footer).to_be_in_viewport(ratio=1)
    expect(chat.page.get_by_text("not legal advice")).to_be_in_viewport()
    expect(chat.page.get_by_text("a computer program, not a person")).to_be_in_viewport()
