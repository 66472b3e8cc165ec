"""The page on a small phone, a phone and a desktop, in light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .chat_page import ChatPage
from .fake_server import FakeServer, say
from .samples import CRISIS, PROGRESS, SVG, letter, packet, picture, question, several, summary

pytestmark = pytest.mark.browser

SMALL_PHONE = {"width": 320, "height": 568}
KEYBOARD_OPEN = {"width": 390, "height": 420}
SCREENS = {"phone": (390, 844), "desktop": (1280, 800)}


def fill(chat: ChatPage, fake_server: FakeServer) -> None:
    """A conversation with everything in it: choices, cards, crisis, a long word, a letter."""
    fake_server.documents["attendance.svg"] = SVG
    fake_server.replies(
        say(CRISIS, PROGRESS, several("What is behind it?", ("Anxiety", "ADHD"), ("Not sure",))),
        say(picture(), summary(), question("How many days?", "None", input="number")),
        say("For school:\n- a later start\n- one calm adult at the door", letter(), packet()),
    )
    chat.type("I am scared for her")
    expect(chat.from_bot).to_have_count(3)
    chat.type("She is safe now. " + "unbroken" * 20)
    expect(chat.log.locator(".supports")).to_be_visible()
    chat.type("17")
    expect(chat.letter).to_be_visible()
    chat.page.get_by_text("Change the facts").click()


def overflow(chat: ChatPage) -> list[str]:
    """Parts that reach past the right edge of the screen."""
    return chat.page.evaluate(
        """() => {
          const inside = document.querySelector("homeroom-chat").shadowRoot;
          const all = [...document.querySelectorAll("*"), ...inside.querySelectorAll("*")];
          return all.filter((each) => each.getBoundingClientRect().right > innerWidth + 0.5)
            .map((each) => `${each.localName}.${each.className}`);
        }"""
    )


def test_a_320_pixel_phone_never_scrolls_sideways(chat: ChatPage, fake_server: FakeServer) -> None:
    chat.page.set_viewport_size(SMALL_PHONE)
    assert overflow(chat) == []
    fill(chat, fake_server)
    assert overflow(chat) == []
    assert chat.page.evaluate("document.documentElement.scrollWidth") == 320
    assert chat.log.evaluate(
        "log => log.parentElement.scrollWidth <= log.parentElement.clientWidth"
    )


def test_everything_to_press_is_at_least_44_pixels_high_and_wide(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    def targets() -> list[dict[str, float]]:
        found = chat.page.locator(
            "button:visible, a.button:visible, textarea, summary:visible, label.tick:visible, "
            "label.chip:visible, input:not([type=checkbox]):visible"
        )
        return [target.bounding_box() for target in found.all()]

    boxes = targets()
    fill(chat, fake_server)
    boxes += targets()
    assert len(boxes) > 30
    assert min(min(box["width"], box["height"]) for box in boxes) >= 43.9  # pixels, rounded


def test_with_the_phones_keyboard_open_there_is_room_to_read_and_to_get_help(
    chat: ChatPage,
) -> None:
    chat.page.set_viewport_size(KEYBOARD_OPEN)
    expect(chat.input).to_be_in_viewport(ratio=1)
    expect(chat.page.get_by_role("link", name="988")).to_be_in_viewport(ratio=1)
    assert chat.log.locator("..").bounding_box()["height"] >= 150


def test_the_start_of_a_long_answer_is_what_the_parent_sees(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(say("First line.\n" + "More and more.\n" * 60))
    chat.type("Tell me everything")
    expect(chat.from_bot.last.get_by_text("First line.")).to_be_in_viewport(ratio=1)


def test_where_the_chat_cannot_start_the_page_says_so_and_names_the_crisis_lines(
    browser: Browser, fake_server: FakeServer
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(fake_server.url)
    expect(page.get_by_role("heading", name="Homeroom")).to_be_visible()
    expect(page.get_by_text("JavaScript turned off")).to_be_visible()
    expect(page.get_by_role("link", name="988")).to_be_visible()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_pictures_of_the_page_for_people_to_look_at(
    browser: Browser, fake_server: FakeServer, artifacts: Path, screen: str, scheme: str
) -> None:
    width, height = SCREENS[screen]
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    chat = ChatPage(page, fake_server.url).open()
    page.screenshot(path=artifacts / f"chat-{screen}-{scheme}-greeting.png")
    fill(chat, fake_server)
    page.screenshot(path=artifacts / f"chat-{screen}-{scheme}-letter.png")
    chat.log.locator(".crisis").scroll_into_view_if_needed()
    page.screenshot(path=artifacts / f"chat-{screen}-{scheme}-crisis.png")
    page.close()
    assert chat.problems == []
