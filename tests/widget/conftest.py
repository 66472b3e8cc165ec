"""A headless Chromium, a fake bot server, and the chat page open on it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from .chat_page import ChatPage
from .fake_server import FakeServer
from .host_site import Host, HostSite

BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER_OPTIONS = [
    "--no-sandbox",  # containers run as root
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ARTIFACTS = Path(__file__).parents[2] / "test-artifacts"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
PATIENCE_MS = 60_000  # a busy machine with two cores


def _browser_path() -> str:
    path = next(filter(None, map(shutil.which, BROWSER_NAMES)), None)
    if path:
        return path
    advice = "No browser found: install Chromium (Debian and Ubuntu: apt-get install chromium)."
    if os.environ.get("CI"):
        pytest.fail(advice, pytrace=False)
    pytest.skip(advice)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Ended after these tests: beside its event loop no other test could start one."""
    path = _browser_path()
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def host_site() -> Iterator[HostSite]:
    """A site elsewhere that may embed the chat."""
    site = HostSite()
    yield site
    site.close()


@pytest.fixture
def fake_server(request: pytest.FixtureRequest) -> Iterator[FakeServer]:
    """The scripted bot. A host site of the same test may embed it."""
    embeds = "host_site" in request.fixturenames
    allowed = (request.getfixturevalue("host_site").origin,) if embeds else ()
    server = FakeServer(allowed)
    yield server
    server.close()


@pytest.fixture
def host(context: BrowserContext, host_site: HostSite, fake_server: FakeServer) -> Host:
    page = context.new_page()
    page.set_viewport_size(DESKTOP)
    return Host(page, host_site)


@pytest.fixture
def unopened(context: BrowserContext, fake_server: FakeServer) -> Iterator[ChatPage]:
    """The page before it is opened; afterwards its console must hold no error."""
    chat = ChatPage(context.new_page(), fake_server.url)
    yield chat
    assert chat.problems == []


@pytest.fixture
def chat(unopened: ChatPage) -> ChatPage:
    """The page on a phone, greeted and ready."""
    return unopened.open()


@pytest.fixture(scope="session")
def artifacts() -> Path:
    ARTIFACTS.mkdir(exist_ok=True)
    return ARTIFACTS
