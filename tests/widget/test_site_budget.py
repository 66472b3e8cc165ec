"""What the chat costs the page it stands on: bytes, requests, time."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import expect

from .fake_server import WIDGET, FakeServer
from .host_site import Host

pytestmark = pytest.mark.browser

BUDGET = 150_000  # bytes over the wire, gzipped, everything the chat ever loads
HOST_BUDGET = 5_000  # of that, what the host page itself loads
OPENS_WITHIN_MS = 300
REACHING_MS = 300  # between reaching for a button and pressing it
SHIPPED = {".js", ".css", ".html", ".svg"}


def sizes() -> dict[str, int]:
    files = (path for path in WIDGET.iterdir() if path.suffix in SHIPPED)
    return {path.name: len(gzip.compress(path.read_bytes())) for path in files}


def test_everything_together_stays_within_its_budget() -> None:
    assert sum(sizes().values()) < BUDGET
    assert sizes()["embed.js"] < HOST_BUDGET


@pytest.mark.parametrize("page", ["page.html", "panel.html"])
def test_a_page_asks_for_every_module_and_style_at_once(page: str) -> None:
    """A module found only inside another one would cost a way to the server and back."""
    html = (WIDGET / page).read_text(encoding="utf-8")
    asked = set(re.findall(r'(?:href|src)="(?:/widget/)?([\w.]+\.(?:js|css))"', html))
    element = (WIDGET / "homeroom.js").read_text(encoding="utf-8")
    styles = set(re.findall(r'"(\w+\.css)"', element))
    modules = {path.name for path in WIDGET.glob("*.js")} - {"embed.js", "panel.js"}
    assert styles | modules <= asked


def test_until_it_is_opened_the_page_loads_one_small_file(
    host: Host, fake_server: FakeServer
) -> None:
    host.open(fake_server)
    expect(host.launcher).to_be_visible()
    from_bot = [url for url in host.requests if url.startswith(fake_server.url)]
    assert from_bot == [f"{fake_server.url}widget/embed.js"]
    assert fake_server.sessions == 0


def test_nobody_but_the_page_and_the_bot_is_asked_for_anything(
    host: Host, fake_server: FakeServer
) -> None:
    host.open(fake_server).launcher.click()
    expect(host.chat.get_by_text("Shall we start?")).to_be_visible()
    own = (fake_server.url, host.site.origin)
    assert [url for url in host.requests if not url.startswith(own)] == []


def test_the_panel_opens_without_a_wait(host: Host, fake_server: FakeServer) -> None:
    """The best of five, because the machine may be busy with other things."""
    took = []
    for _ in range(5):
        host.open(fake_server)
        host.launcher.hover()
        host.page.wait_for_timeout(REACHING_MS)
        started = host.page.evaluate("performance.now()")
        host.launcher.click()
        host.chat.get_by_label("Your message").wait_for()
        took.append(host.page.evaluate("performance.now()") - started)
    assert min(took) < OPENS_WITHIN_MS


def test_who_only_passes_over_the_button_begins_no_conversation(
    host: Host, fake_server: FakeServer
) -> None:
    host.open(fake_server).launcher.hover()
    host.page.wait_for_timeout(500)
    assert any(url.endswith("/homeroom.js") for url in host.requests)
    assert fake_server.sessions == 0
