"""The live connection and what happens when it breaks: nothing is lost, nothing happens twice."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .fake_server import FakeServer, say

pytestmark = pytest.mark.browser

LOST = "The connection was lost"


def wait_until_live(chat: ChatPage, fake_server: FakeServer) -> None:
    for _ in range(150):
        if fake_server.live_connections == 1:
            return
        chat.page.wait_for_timeout(100)
    pytest.fail("no live connection")


@pytest.fixture
def live(chat: ChatPage, fake_server: FakeServer) -> ChatPage:
    wait_until_live(chat, fake_server)
    return chat


def test_turns_go_over_the_live_connection(live: ChatPage, fake_server: FakeServer) -> None:
    live.type("One")
    expect(live.from_bot.last).to_contain_text("You wrote: One")
    live.type("Two")
    expect(live.from_bot.last).to_contain_text("You wrote: Two")
    assert fake_server.live_turns == 2
    assert len(live.sockets) == 1


def test_the_token_is_in_no_address(live: ChatPage) -> None:
    live.type("One")
    expect(live.from_bot).to_have_count(2)
    assert not [url for url in live.requests if "token-1" in url]
    assert not [socket.url for socket in live.sockets if "token-1" in socket.url]


def test_where_a_network_blocks_live_connections_requests_do(
    unopened: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.is_live = False
    unopened.open().type("One")
    expect(unopened.from_bot.last).to_contain_text("You wrote: One")
    assert fake_server.live_turns == 0


def test_a_cut_in_the_middle_of_a_turn_neither_loses_nor_doubles_it(
    live: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(say("17 days, got it."))
    fake_server.answer_now.clear()
    live.type("17 days")
    expect(live.send).to_be_disabled()
    fake_server.wait_for_turns(1)
    fake_server.cut_off()
    expect(live.page.get_by_text(LOST)).to_be_visible()
    fake_server.answer_now.set()  # the bot answers into the void
    fake_server.is_reachable = True
    expect(live.from_bot.last).to_contain_text("17 days, got it.")
    expect(live.page.get_by_text(LOST)).to_have_count(0)
    expect(live.from_bot).to_have_count(2)
    expect(live.from_parent).to_have_count(1)
    assert fake_server.turns == [{"text": "17 days"}]
    assert fake_server.delivered[-1] == fake_server.delivered[-2]


def test_trying_again_does_not_wait_for_the_clock(live: ChatPage, fake_server: FakeServer) -> None:
    fake_server.cut_off()
    live.type("17 days")
    expect(live.page.get_by_text(LOST)).to_be_visible()
    fake_server.is_reachable = True
    live.button("Try now").click()
    expect(live.from_bot.last).to_contain_text("You wrote: 17 days")


def test_the_live_connection_comes_back_by_itself(live: ChatPage, fake_server: FakeServer) -> None:
    fake_server.drop_connections()
    live.type("Meanwhile")
    expect(live.from_bot.last).to_contain_text("You wrote: Meanwhile")
    wait_until_live(live, fake_server)
    before = fake_server.live_turns
    live.page.wait_for_timeout(100)
    live.type("Live again")
    expect(live.from_bot.last).to_contain_text("You wrote: Live again")
    assert fake_server.live_turns == before + 1


def test_offline_the_message_waits_and_goes_out_when_the_network_is_back(
    live: ChatPage, fake_server: FakeServer
) -> None:
    live.page.context.set_offline(True)
    fake_server.drop_connections()
    live.press("Not now")
    expect(live.page.get_by_text("You seem to be offline")).to_be_visible()
    fake_server.replies(say("That is fine."))
    live.page.context.set_offline(False)
    expect(live.from_bot.last).to_contain_text("That is fine.")
    assert fake_server.turns == [{"button": {"payload": "/deny", "signature": "sig-no"}}]


def test_on_a_slow_network_the_page_opens_and_says_that_it_works(
    unopened: ChatPage, fake_server: FakeServer
) -> None:
    network = unopened.page.context.new_cdp_session(unopened.page)
    network.send("Network.enable")
    slow = {"offline": False, "latency": 300, "downloadThroughput": 60_000}
    network.send("Network.emulateNetworkConditions", {**slow, "uploadThroughput": 30_000})
    unopened.open()
    fake_server.answer_now.clear()
    unopened.type("17 days")
    expect(unopened.page.get_by_text("Homeroom is writing")).to_be_visible()
    fake_server.answer_now.set()
    expect(unopened.from_bot.last).to_contain_text("You wrote: 17 days")
