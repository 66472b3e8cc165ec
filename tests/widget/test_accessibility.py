"""WCAG 2.2 AA: axe finds nothing in any state, and the whole way works by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page, expect

from .chat_page import ChatPage
from .fake_server import FakeServer, say
from .host_site import HostSite
from .samples import (
    CRISIS,
    PROGRESS,
    SVG,
    letter,
    packet,
    picture,
    question,
    review,
    several,
    summary,
)

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS = {
    "phone, light": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
    "desktop, dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}


def violations(where: Page | Frame) -> list[str]:
    """What axe finds, as "rule: element"; empty when all is well."""
    found = Axe().run(where, options=RULES).response["violations"]  # type: ignore[arg-type]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def states(chat: ChatPage, fake_server: FakeServer) -> Iterator[str]:
    """Brings the page from state to state, and says which it is."""
    yield "greeting"
    fake_server.replies(say(PROGRESS, several("Behind it?", ("Anxiety", "ADHD"), ("Not sure",))))
    chat.press("Yes, let's start")
    chat.page.get_by_label("Anxiety").check()
    yield "several answers"
    fake_server.replies(say(question("How many days?", "None", input="number")))
    chat.type("anxiety")
    chat.page.get_by_label("Type a number").wait_for()
    yield "a number"
    fake_server.documents["attendance.svg"] = SVG
    fake_server.replies(say(picture(), summary()))
    fake_server.answer_now.clear()
    chat.type("17")
    yield "waiting"
    fake_server.answer_now.set()
    chat.log.locator(".summary").wait_for()
    chat.log.locator("summary").first.click()
    yield "summary and picture"
    fake_server.replies(say(letter(), packet(), review()))
    chat.type("the letter please")
    chat.page.get_by_text("Change the facts").click()
    chat.page.get_by_text("A different letter").click()
    chat.page.get_by_label("Child's name").fill("Maya Gomez")
    yield "letter being changed, files, review"
    fake_server.replies(say(CRISIS))
    chat.type("I am scared")
    chat.log.locator(".crisis").wait_for()
    yield "help lines"
    fake_server.replies((503, {"messages": []}))
    chat.type("hello")
    expect(chat.retry).to_be_visible()
    yield "trouble"
    fake_server.telegram = "https://t.me/HomeroomTestBot"
    chat.button("Use another device").click()
    yield "using another device"
    chat.button("Get a code").click()
    chat.page.get_by_text("Works once").wait_for()
    yield "a code"
    chat.page.keyboard.press("Escape")
    chat.button("Use another device").click()
    chat.button("I have a code").click()
    chat.page.get_by_label("The code from your other device").fill("22222-22222")
    chat.page.keyboard.press("Enter")
    chat.page.get_by_text("That code does not work.").wait_for()
    yield "a wrong code"
    chat.button("Cancel").click()
    chat.button("Delete my data").click()
    yield "asking before deleting"


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_any_state(
    browser: Browser, fake_server: FakeServer, artifacts: Path, look: str
) -> None:
    page = browser.new_page(**LOOKS[look], reduced_motion="reduce")
    chat = ChatPage(page, fake_server.url).open()
    found = {}
    for state in states(chat, fake_server):
        if wrong := violations(page):
            found[state] = wrong
        name = f"{look}-{state}".replace(",", "").replace(" ", "-")
        page.screenshot(path=artifacts / f"state-{name}.png")
    page.close()
    assert found == {}


def test_axe_finds_nothing_in_the_embedded_panel(
    browser: Browser, host_site: HostSite, fake_server: FakeServer
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    host_site.embeds(fake_server.url)
    host_site_style_off = "**/site.css"
    page.route(host_site_style_off, lambda route: route.fulfill(body="", content_type="text/css"))
    page.goto(host_site.origin)
    launcher = page.get_by_role("button", name="Help with school refusal")
    launcher.wait_for()
    closed = violations(page)
    launcher.click()
    page.frame_locator("iframe").get_by_text("Shall we start?").wait_for()
    assert closed + violations(page) + violations(page.frames[1]) == []
    page.close()


def test_a_screen_reader_hears_answers_but_not_whole_letters(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    expect(chat.log).to_have_attribute("aria-live", "polite")
    fake_server.replies(say("Here it is.", letter(), summary()))
    chat.type("the letter please")
    expect(chat.letter).to_be_visible()
    quiet = chat.log.locator("[aria-live=off]").all_inner_texts()
    assert any("Maya Torres" in words for words in quiet)
    loud = chat.log.evaluate(
        """log => {
          const copy = log.cloneNode(true);
          copy.querySelectorAll("[aria-live=off]").forEach((each) => each.remove());
          return copy.textContent;
        }"""
    )
    assert "Here it is." in loud
    assert letter()["title"] in loud
    assert len(loud) < 1200


def test_the_way_to_the_changed_letter_works_by_keyboard_alone(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    keyboard = chat.page.keyboard
    fake_server.replies(
        say(several("Behind it?", ("Anxiety", "ADHD"), ())),
        say(question("How many days?", input="number")),
        say(summary()),
        say(letter()),
        say(letter(title="The new letter")),
    )
    tab_to(chat, "Yes, let's start")
    keyboard.press("Enter")
    tab_to(chat, "Anxiety")
    keyboard.press("Space")
    tab_to(chat, "Send 1 chosen")
    keyboard.press("Enter")
    tab_to(chat, "Type a number")
    keyboard.type("17")
    keyboard.press("Enter")
    chat.log.locator(".summary").wait_for()
    tab_to(chat, "Keep these for my packet")
    keyboard.press("Enter")
    expect(chat.letter).to_be_visible()
    tab_to(chat, "Change the facts in this letter")
    keyboard.press("Enter")
    tab_to(chat, "Child's name")
    keyboard.press("ControlOrMeta+a")
    keyboard.type("Sam")
    keyboard.press("Enter")
    expect(chat.letter.get_by_role("heading")).to_have_text("The new letter")
    expect(chat.letter.get_by_role("heading")).to_be_focused()
    assert fake_server.turns[-1] == {"edit": {"child_name": "Sam"}}


def tab_to(chat: ChatPage, name: str) -> None:
    """Presses Tab until the control of this name has focus."""
    chat.answered()
    for _ in range(60):
        if focused_name(chat) == name:
            return
        chat.page.keyboard.press("Tab")
    pytest.fail(f"no way to {name} by keyboard")


def focused_name(chat: ChatPage) -> str:
    return chat.page.evaluate(
        """() => {
          const here = document.querySelector("homeroom-chat")?.shadowRoot.activeElement;
          const label = here?.labels?.[0] ?? here;
          return label ? label.textContent.trim() : "";
        }"""
    )


@pytest.mark.parametrize("zoom", [2, 4])
def test_zoomed_in_everything_is_still_there(
    browser: Browser, fake_server: FakeServer, zoom: int
) -> None:
    """A 1280 by 1024 screen at 200 and 400 percent is this many CSS pixels (WCAG 1.4.10)."""
    page = browser.new_page(viewport={"width": 1280 // zoom, "height": 1024 // zoom})
    chat = ChatPage(page, fake_server.url).open()
    fake_server.replies(say(summary(), letter()))
    chat.type("17 days")
    expect(chat.letter).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 1280 // zoom
    expect(chat.input).to_be_in_viewport(ratio=1)
    expect(chat.button("Leave quickly")).to_be_in_viewport(ratio=1)
    expect(chat.button("Delete my data")).to_be_in_viewport(ratio=1)
    page.close()


def test_in_high_contrast_what_is_chosen_can_be_seen(
    browser: Browser, fake_server: FakeServer, artifacts: Path
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, forced_colors="active")
    chat = ChatPage(page, fake_server.url).open()
    fake_server.replies(say(several("Behind it?", ("Anxiety", "ADHD"), ())))
    chat.press("Yes, let's start")
    page.get_by_label("Anxiety").check()
    outlines = page.locator(".chip").evaluate_all(
        "all => all.map(each => getComputedStyle(each).outlineStyle)"
    )
    assert outlines == ["solid", "none"]
    page.screenshot(path=artifacts / "high-contrast.png")
    page.close()


def test_who_wants_no_motion_gets_none(browser: Browser, fake_server: FakeServer) -> None:
    moving = {}
    for wish in ("reduce", "no-preference"):
        page = browser.new_page(reduced_motion=wish)
        chat = ChatPage(page, fake_server.url).open()
        fake_server.answer_now.clear()
        chat.type("hello")
        moving[wish] = page.locator(".dots i").first.evaluate(
            "dot => getComputedStyle(dot).animationName"
        )
        fake_server.answer_now.set()
        page.close()
    assert moving == {"reduce": "none", "no-preference": "breathe"}
