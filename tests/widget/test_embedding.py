"""One line on somebody else's page: what a web manager looks at before putting it there."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Locator, Page, expect

from .chat_page import ChatPage
from .fake_server import WIDGET, FakeServer, say
from .host_site import HostSite
from .samples import letter
from .test_theme_contrast import contrast

pytestmark = pytest.mark.browser

BUDGET = 150_000  # bytes over the wire, gzipped, everything the chat ever loads
HOST_BUDGET = 5_000  # of that, what the host page itself loads
OPENS_WITHIN_MS = 300
REACHING_MS = 300  # between reaching for a button and pressing it
SHIPPED = {".js", ".css", ".html", ".svg"}
PHONE_SCREEN = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}


class Host:
    """The foreign page with the chat on it."""

    def __init__(self, page: Page, site: HostSite) -> None:
        self.page = page
        self.site = site
        self.requests: list[str] = []
        self.problems: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda line: line.type == "error" and self.problems.append(line.text))

    def open(self, bot: FakeServer, **options: str) -> Host:
        self.site.embeds(bot.url, **options)
        self.page.goto(self.site.origin)
        return self

    @property
    def launcher(self) -> Locator:
        return self.page.get_by_role("button", name="Help with school refusal")

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("dialog")

    @property
    def chat(self) -> FrameLocator:
        return self.page.frame_locator("iframe")


@pytest.fixture
def host(context: BrowserContext, host_site: HostSite, fake_server: FakeServer) -> Host:
    page = context.new_page()
    page.set_viewport_size(DESKTOP)
    return Host(page, host_site)


def sizes() -> dict[str, int]:
    files = (path for path in WIDGET.iterdir() if path.suffix in SHIPPED)
    return {path.name: len(gzip.compress(path.read_bytes())) for path in files}


def test_everything_together_stays_within_its_budget() -> None:
    assert sum(sizes().values()) < BUDGET
    assert sizes()["embed.js"] < HOST_BUDGET


@pytest.mark.parametrize("page", ["page.html", "panel.html"])
def test_a_page_asks_for_every_module_at_once(page: str) -> None:
    asked = set(
        re.findall(r'(?:href|src)="(?:/widget/)?([\w.]+\.(?:js|css))"', text(WIDGET / page))
    )
    needed = {path.name for path in WIDGET.glob("*.js")} | {p.name for p in WIDGET.glob("*.css")}
    assert asked | {"embed.js", "panel.js"} == needed | {"panel.js"}


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


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


def test_the_chat_stands_inside_the_page_where_the_site_wants_it(
    host: Host, fake_server: FakeServer, artifacts: Path
) -> None:
    host.open(fake_server, inline="#chat-here")
    expect(host.chat.get_by_text("Shall we start?")).to_be_visible()
    expect(host.launcher).to_have_count(0)
    assert host.page.locator("#chat-here iframe").bounding_box()["height"] >= 570
    host.page.screenshot(path=artifacts / "embedded-inline.png")
    assert host.problems == []


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
