"""What a site can choose when it embeds the chat."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .fake_server import FakeServer
from .host_site import Host
from .test_theme_contrast import contrast

pytestmark = pytest.mark.browser


def test_the_options_of_a_site(host: Host, fake_server: FakeServer) -> None:
    host.open(
        fake_server,
        title="Ask Lincoln",
        label="Chat with us",
        color="#7a1f5c",
        position="left",
        greeting="Lincoln Schools and this chat are here to help.",
        privacy="https://lincoln.example/privacy",
        language="en-US",
    )
    button = host.page.get_by_role("button", name="Chat with us")
    assert button.bounding_box()["x"] < 100
    assert button.evaluate("b => getComputedStyle(b).backgroundColor") == "rgb(122, 31, 92)"
    button.click()
    expect(host.page.get_by_role("dialog", name="Ask Lincoln")).to_be_visible()
    expect(host.chat.get_by_text("Lincoln Schools and this chat")).to_be_visible()
    link = host.chat.get_by_role("link", name="Privacy policy")
    expect(link).to_have_attribute("href", "https://lincoln.example/privacy")
    send = host.chat.get_by_role("button", name="Send")
    assert send.evaluate("b => getComputedStyle(b).backgroundColor") == "rgb(122, 31, 92)"


@pytest.mark.parametrize(
    ("color", "scheme"), [("#ffff00", "light"), ("#8a8a8a", "light"), ("#111111", "dark")]
)
def test_any_color_of_a_site_stays_readable(
    host: Host, fake_server: FakeServer, color: str, scheme: str
) -> None:
    host.page.emulate_media(color_scheme=scheme)
    host.open(fake_server, color=color, open="true")
    parts = (
        host.chat.get_by_role("button", name="Send"),
        host.chat.get_by_role("button", name="Not now"),
        host.panel.locator("header"),
    )
    for part in parts:
        style = part.evaluate(
            "each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]"
        )
        assert contrast(*map(as_hex, style)) >= 4.5


def as_hex(color: str) -> str:
    """ "rgb(1, 2, 3)" as "#010203"."""
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", color)[:3])


def test_a_privacy_link_that_is_no_web_address_is_not_used(
    host: Host, fake_server: FakeServer
) -> None:
    host.open(fake_server, privacy="javascript:alert(1)", open="true")
    expect(host.chat.get_by_text("Shall we start?")).to_be_visible()
    link = host.chat.get_by_role("link", name="Privacy policy")
    expect(link).to_have_attribute("href", f"{fake_server.url}privacy")


def test_a_page_that_opens_the_chat_itself_keeps_its_focus(
    host: Host, fake_server: FakeServer
) -> None:
    host.open(fake_server, open="true")
    expect(host.chat.get_by_text("Shall we start?")).to_be_visible()
    assert host.page.evaluate("document.activeElement === document.body")


def test_the_chat_stands_inside_the_page_where_the_site_wants_it(
    host: Host, fake_server: FakeServer, artifacts: Path
) -> None:
    host.open(fake_server, inline="#chat-here")
    expect(host.chat.get_by_text("Shall we start?")).to_be_visible()
    expect(host.launcher).to_have_count(0)
    assert host.page.locator("#chat-here iframe").bounding_box()["height"] >= 570
    host.page.screenshot(path=artifacts / "embedded-inline.png")
    assert host.problems == []
