"""One line on somebody else's page: what a web manager looks at before putting it there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from .chat_page import ChatPage
from .fake_server import FakeServer, say
from .host_site import Host, HostSite
from .samples import letter

pytestmark = pytest.mark.browser

PHONE_SCREEN = {"width": 360, "height": 740}


def test_a_page_under_a_strict_policy_gets_a_button_and_a_chat(
    host: Host, fake_server: FakeServer
) -> None:
    host.open(fake_server)
    expect(host.panel).to_be_hidden()
    host.launcher.click()
    expect(host.panel).to_be_visible()
    chat = host.chat
    chat.get_by_role("button", name="Yes, let's start").click()
    chat.get_by_label("Your message").fill("He missed 17 days")
    chat.get_by_label("Your message").press("Enter")
    expect(chat.get_by_text("You wrote: He missed 17 days")).to_be_visible()
    assert host.problems == []


def test_the_pages_style_stops_at_the_chat(host: Host, fake_server: FakeServer) -> None:
    host.open(fake_server)
    style = "each => [getComputedStyle(each).fontFamily, getComputedStyle(each).color]"
    font, color = host.launcher.evaluate(style)
    assert "fantasy" not in font
    assert color != "rgb(255, 0, 0)"
    host.launcher.click()
    font, _ = host.chat.get_by_text("Shall we start?").evaluate(style)
    assert "fantasy" not in font


def test_the_pages_scripts_cannot_reach_what_a_parent_writes(
    host: Host, fake_server: FakeServer
) -> None:
    host.open(fake_server).launcher.click()
    expect(host.chat.get_by_text("Shall we start?")).to_be_visible()
    reached = host.page.evaluate(
        """() => {
          const host = document.querySelector("homeroom-launcher");
          return host.shadowRoot.querySelector("iframe").contentDocument;
        }"""
    )
    assert reached is None


def test_a_site_nobody_allowed_cannot_show_the_chat(
    context: BrowserContext, fake_server: FakeServer
) -> None:
    stranger = HostSite()
    host = Host(context.new_page(), stranger).open(fake_server)
    host.launcher.click()
    host.page.wait_for_timeout(500)
    assert fake_server.sessions == 0
    assert any("frame-ancestors" in line for line in host.problems)
    stranger.close()


def test_by_keyboard_the_panel_opens_closes_and_gives_focus_back(
    host: Host, fake_server: FakeServer
) -> None:
    host.open(fake_server)
    host.launcher.focus()
    host.page.keyboard.press("Enter")
    expect(host.page.get_by_role("button", name="Close the chat")).to_be_focused()
    host.page.keyboard.press("Escape")
    expect(host.panel).to_be_hidden()
    expect(host.launcher).to_be_focused()
    host.page.keyboard.press("Enter")
    host.chat.get_by_label("Your message").focus()
    host.page.keyboard.press("Escape")
    expect(host.panel).to_be_hidden()
    expect(host.launcher).to_be_focused()


def test_closing_the_panel_keeps_the_conversation(host: Host, fake_server: FakeServer) -> None:
    host.open(fake_server).launcher.click()
    host.chat.get_by_label("Your message").fill("Half a sentence")
    host.page.get_by_role("button", name="Close the chat").click()
    host.launcher.click()
    expect(host.chat.get_by_label("Your message")).to_have_value("Half a sentence")
    assert fake_server.sessions == 1


def test_on_a_phone_the_panel_takes_the_whole_screen(
    host: Host, fake_server: FakeServer, artifacts: Path
) -> None:
    host.page.set_viewport_size(PHONE_SCREEN)
    host.open(fake_server).launcher.click()
    expect(host.chat.get_by_text("Shall we start?")).to_be_visible()
    box = host.panel.bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 360, 740)
    host.page.screenshot(path=artifacts / "embedded-phone.png")


def test_leaving_quickly_from_the_panel_leaves_the_whole_page(
    host: Host, fake_server: FakeServer
) -> None:
    host.page.route("https://www.weather.gov/", lambda route: route.fulfill(body="Sunny"))
    host.open(fake_server).launcher.click()
    host.chat.get_by_role("button", name="Leave quickly").click()
    host.page.wait_for_url("https://www.weather.gov/")


def test_a_letter_can_be_saved_from_inside_somebody_elses_page(
    host: Host, fake_server: FakeServer, artifacts: Path
) -> None:
    fake_server.documents["evaluation-request.pdf"] = b"%PDF embedded"
    host.open(fake_server).launcher.click()
    expect(host.chat.get_by_text("Shall we start?")).to_be_visible()
    fake_server.replies(say(letter()))
    host.chat.get_by_role("button", name="Not now").click()
    with host.page.expect_download() as download:
        host.chat.get_by_role("link", name="Save as PDF").click()
    assert download.value.path().read_bytes() == b"%PDF embedded"
    host.page.screenshot(path=artifacts / "embedded-desktop.png")


def test_the_element_can_stand_on_the_bots_own_pages(chat: ChatPage) -> None:
    """The page at / is one: the element without a frame."""
    expect(chat.page.locator("homeroom-chat")).to_have_count(1)
    expect(chat.page.locator("iframe")).to_have_count(0)
