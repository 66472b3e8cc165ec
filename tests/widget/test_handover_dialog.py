"""Going on with the chat on another device: the code that takes it there, and both sides after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Route, expect

from actions.core.content.loader import Guidance

from .chat_page import ChatPage
from .fake_server import FakeServer, fail, say
from .samples import FORGET, question

pytestmark = pytest.mark.browser

OPENER = "Use another device"
FIELD = "The code from your other device"
WINDOW_IS_FOCUSED = "window.dispatchEvent(new Event('focus'))"


@pytest.fixture
def other(browser: Browser, fake_server: FakeServer) -> Iterator[ChatPage]:
    """The other device: a browser that shares nothing with the first."""
    context = browser.new_context(viewport={"width": 320, "height": 568}, reduced_motion="reduce")
    page = ChatPage(context.new_page(), fake_server.url)
    yield page.open()
    assert page.problems == []
    context.close()


def dialog(chat: ChatPage) -> Locator:
    return chat.page.get_by_role("dialog")


def ask_for_code(chat: ChatPage) -> None:
    chat.button(OPENER).click()
    chat.button("Get a code").click()


def given_code(chat: ChatPage) -> str:
    ask_for_code(chat)
    return dialog(chat).locator(".code [aria-hidden]").inner_text()


def enter(chat: ChatPage, typed: str) -> None:
    """Types a code and sends it."""
    field = dialog(chat).get_by_label(FIELD)
    if not field.is_visible():
        chat.button(OPENER).click()
        chat.button("I have a code").click()
    field.fill(typed)
    field.press("Enter")


def holds_back(chat: ChatPage, address: str) -> list[Route]:
    """From now on such requests wait."""
    held: list[Route] = []
    chat.page.route(address, lambda route: held.append(route))
    return held


def goes_on(chat: ChatPage, held: list[Route]) -> None:
    """The request that waits is answered now."""
    while not held:
        chat.page.wait_for_timeout(20)
    held[0].continue_()


def outcome(chat: ChatPage) -> Locator:
    return dialog(chat).get_by_role("status").filter(has_text=re.compile("."))


def tell(chat: ChatPage, fake_server: FakeServer) -> None:
    """A conversation worth taking along."""
    fake_server.replies(say(question("How old is Sam?", "Eleven", "Twelve")))
    chat.type("My child is Sam")
    expect(chat.from_bot.last).to_contain_text("How old is Sam?")


def share(chat: ChatPage, other: ChatPage, fake_server: FakeServer) -> None:
    """Both devices hold the same conversation, and the code is out of the way."""
    tell(chat, fake_server)
    enter(other, given_code(chat))
    expect(other.from_parent).to_have_count(1)
    chat.page.keyboard.press("Escape")


def test_a_conversation_goes_on_on_another_device_with_all_that_was_said(
    chat: ChatPage, other: ChatPage, fake_server: FakeServer
) -> None:
    tell(chat, fake_server)
    enter(other, given_code(chat))
    expect(dialog(other)).to_have_count(0)
    expect(other.from_parent.locator(".bubble")).to_have_text(["You: My child is Sam"])
    expect(other.page.get_by_text("Here is your chat from your other device.")).to_be_focused()
    other.press("Eleven")
    expect(other.from_parent).to_have_count(2)
    other.answered()
    assert fake_server.received[-1][0] == "token-1"
    other.page.reload()
    expect(other.from_parent).to_have_count(2)


def test_both_devices_may_go_on_and_the_first_one_catches_up(
    chat: ChatPage, other: ChatPage, fake_server: FakeServer
) -> None:
    share(chat, other, fake_server)
    chat.input.fill("Half a sentence")
    other.type("He is eleven")
    expect(other.from_bot.last).to_contain_text("You wrote: He is eleven")
    chat.page.evaluate(WINDOW_IS_FOCUSED)
    expect(chat.from_bot.last).to_contain_text("You wrote: He is eleven")
    expect(chat.input).to_have_value("Half a sentence")
    chat.type("And a half")
    expect(chat.from_bot.last).to_contain_text("You wrote: And a half")
    other.page.evaluate(WINDOW_IS_FOCUSED)
    expect(other.from_bot.last).to_contain_text("You wrote: And a half")
    assert {token for token, turn in fake_server.received if "text" in turn} == {"token-1"}


def test_what_one_device_deletes_goes_from_the_other(
    chat: ChatPage, other: ChatPage, fake_server: FakeServer
) -> None:
    share(chat, other, fake_server)
    fake_server.replies(say("Done.", FORGET))
    other.type("delete my data")
    expect(other.from_bot).to_have_text(["Homeroom: Done."])
    chat.page.evaluate(WINDOW_IS_FOCUSED)
    expect(chat.log).not_to_contain_text("Sam")
    expect(chat.from_bot).to_contain_text("Shall we start?")
    other.page.evaluate(WINDOW_IS_FOCUSED)
    expect(other.from_bot).to_have_text(["Homeroom: Done."])


def test_a_chat_that_was_not_taken_along_asks_nothing_when_its_page_is_looked_at(
    chat: ChatPage,
) -> None:
    chat.page.evaluate(WINDOW_IS_FOCUSED)
    chat.type("hello")
    expect(chat.from_bot).to_have_count(2)
    assert not any(url.endswith("/history") for url in chat.requests)


def test_the_code_says_what_to_do_with_it_and_how_long_it_lasts(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.code_lasts = 60
    ask_for_code(chat)
    shown = dialog(chat)
    expect(shown.get_by_role("heading", name="Your code")).to_be_focused()
    expect(shown).to_contain_text("for 1 more minute.")
    expect(shown).to_contain_text(f"open {fake_server.url.removeprefix('http://').rstrip('/')}.")
    expect(shown).to_contain_text("Don't share it")
    expect(shown.get_by_role("link")).to_have_count(0)


def test_where_a_telegram_bot_runs_the_code_leads_there(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.telegram = "https://t.me/HomeroomTestBot"
    code = given_code(chat)
    link = dialog(chat).get_by_role("link", name="Go on in Telegram")
    expect(link).to_have_attribute("href", f"https://t.me/HomeroomTestBot?start={code}")
    expect(dialog(chat)).to_contain_text("send the code to @HomeroomTestBot in Telegram.")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_the_code_can_be_copied(chat: ChatPage) -> None:
    chat.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    code = given_code(chat)
    chat.button("Copy the code").click()
    expect(outcome(chat)).to_have_text("Copied")
    assert chat.page.evaluate("navigator.clipboard.readText()") == code


def test_a_code_that_has_ended_is_not_shown_and_another_can_be_had(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.code_lasts = 0
    ask_for_code(chat)
    expect(outcome(chat)).to_have_text("This code has ended.")
    expect(dialog(chat)).not_to_contain_text("K7QM2")
    fake_server.code_lasts = 600
    chat.button("Get a new code").click()
    expect(dialog(chat)).to_contain_text("K7QM2-XPDV3")
    expect(dialog(chat)).to_contain_text("for 10 more minutes.")


def test_a_code_is_kept_nowhere(chat: ChatPage, other: ChatPage, fake_server: FakeServer) -> None:
    code = given_code(chat)
    enter(other, code)
    expect(other.page.get_by_text("Here is your chat")).to_be_visible()
    chat.button("Close").click()
    expect(chat.button(OPENER).last).to_be_focused()
    for page in (chat, other):
        kept = "[location.href, JSON.stringify(history.state), {...sessionStorage}]"
        assert "XPDV" not in str(page.page.evaluate(kept))
        markup = "document.querySelector('homeroom-chat').shadowRoot.innerHTML"
        assert "XPDV" not in page.page.evaluate(markup)
        assert not any("XPDV" in url for url in page.requests)


@pytest.mark.parametrize("typed", ["k7qm2 xpdv2", " K7QM2–XPDV2. ", "k7qm2xpdv2", "K7Q M2 XPD V2"])
def test_a_code_may_be_typed_in_any_way(
    chat: ChatPage, other: ChatPage, fake_server: FakeServer, typed: str
) -> None:
    tell(chat, fake_server)
    assert given_code(chat) == "K7QM2-XPDV2"
    enter(other, typed)
    expect(other.from_parent).to_have_count(1)


@pytest.mark.parametrize("typed", ["k7qm2-xpdv2", "K7QM2 XPDV2"])
def test_a_code_typed_as_a_message_is_taken_as_one(
    chat: ChatPage, other: ChatPage, fake_server: FakeServer, typed: str
) -> None:
    tell(chat, fake_server)
    given_code(chat)
    other.type(typed)
    field = dialog(other).get_by_label(FIELD)
    expect(field).to_have_value("K7QM2-XPDV2")
    field.press("Enter")
    expect(other.from_parent.locator(".bubble")).to_have_text(["You: My child is Sam"])
    assert not any(turn.get("text") == typed for turn in fake_server.turns)


@pytest.mark.parametrize("typed", ["hopefully", "every-night", "it was 19 days", "HAPPY BUNNY"])
def test_words_are_no_code(chat: ChatPage, typed: str) -> None:
    chat.type(typed)
    expect(chat.from_bot.last).to_contain_text(f"You wrote: {typed}")


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (None, "That code does not work."),
        (fail(429, "That was too many tries."), "That was too many tries."),
        (fail(503, "Something went wrong on my side."), "Something went wrong on my side."),
        (fail(502), "That did not come through. Nothing has changed here."),
    ],
)
def test_a_code_that_is_not_taken_is_explained_and_changes_nothing(
    chat: ChatPage, fake_server: FakeServer, refusal: tuple[int, dict] | None, words: str
) -> None:
    tell(chat, fake_server)
    fake_server.refuses_codes = refusal
    enter(chat, "22222-22222")
    expect(outcome(chat)).to_contain_text(words)
    expect(dialog(chat).get_by_label(FIELD)).to_have_value("22222-22222")
    expect(dialog(chat)).to_contain_text("take the place of the one on this screen")
    chat.button("Cancel").click()
    expect(chat.from_parent).to_have_count(1)
    chat.press("Eleven")
    expect(chat.from_parent).to_have_count(2)
    assert fake_server.received[-1][0] == "token-1"


def test_half_a_code_is_not_sent(chat: ChatPage) -> None:
    enter(chat, "K7QM2")
    expect(outcome(chat)).to_contain_text("A code has ten letters and numbers")
    assert not any(url.endswith("/continue") for url in chat.requests)


def test_a_code_survives_a_connection_lost_after_it_was_taken(
    chat: ChatPage, other: ChatPage, fake_server: FakeServer
) -> None:
    tell(chat, fake_server)
    other.page.route("**/history", lambda route: route.abort())
    enter(other, given_code(chat))
    expect(outcome(other)).to_contain_text("That did not come through.")
    expect(other.from_bot).to_have_count(1)
    other.page.unroute("**/history")
    dialog(other).get_by_role("button", name="Bring my chat here").click()
    expect(other.from_parent.locator(".bubble")).to_have_text(["You: My child is Sam"])


def test_who_cancels_keeps_the_chat_even_when_the_other_one_comes_after_that(
    chat: ChatPage, other: ChatPage, fake_server: FakeServer
) -> None:
    tell(chat, fake_server)
    held = holds_back(other, "**/history")
    enter(other, given_code(chat))
    expect(outcome(other)).to_have_text("One moment")
    other.button("Cancel").click()
    other.type("hello")
    expect(other.from_bot.last).to_contain_text("You wrote: hello")
    goes_on(other, held)
    other.page.wait_for_timeout(300)
    expect(other.from_bot.last).to_contain_text("You wrote: hello")


def test_an_answer_to_the_chat_before_is_not_shown_in_the_one_that_came(
    chat: ChatPage, other: ChatPage, fake_server: FakeServer
) -> None:
    tell(chat, fake_server)
    fake_server.answer_now.clear()
    other.type("I am still waiting")
    fake_server.wait_for_turns(2)
    enter(other, given_code(chat))
    expect(other.from_parent.locator(".bubble")).to_have_text(["You: My child is Sam"])
    expect(other.send).to_be_enabled()
    fake_server.answer_now.set()
    other.press("Eleven")
    expect(other.from_parent).to_have_count(2)
    expect(other.log).not_to_contain_text("still waiting")


def test_a_conversation_without_a_word_yet_is_greeted(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.codes["K7QM2-XPDV9"] = "token-of-telegram"
    enter(chat, "K7QM2-XPDV9")
    expect(chat.page.get_by_text("Here is your chat")).to_be_visible()
    expect(chat.from_bot).to_contain_text("Shall we start?")
    assert fake_server.received[-1] == ("token-of-telegram", {"start": True})


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (fail(429, "That was too many tries."), "That was too many tries."),
        (fail(401, "I started a new one for you."), "This chat has ended, so it has no code."),
        (fail(502), "That did not come through."),
    ],
)
def test_no_code_is_explained_and_can_be_asked_for_again(
    chat: ChatPage, fake_server: FakeServer, refusal: tuple[int, dict], words: str
) -> None:
    fake_server.refuses_codes = refusal
    ask_for_code(chat)
    expect(outcome(chat)).to_contain_text(words)
    fake_server.refuses_codes = None
    chat.button("Get a new code").click()
    expect(dialog(chat)).to_contain_text("K7QM2-XPDV2")


def test_a_code_that_comes_after_the_dialog_was_closed_is_not_kept(chat: ChatPage) -> None:
    held = holds_back(chat, "**/code")
    ask_for_code(chat)
    expect(outcome(chat)).to_have_text("One moment")
    chat.page.keyboard.press("Escape")
    goes_on(chat, held)
    chat.page.wait_for_timeout(300)
    chat.button(OPENER).click()
    expect(dialog(chat)).to_contain_text("Go on with your chat on another device")
    expect(dialog(chat)).not_to_contain_text("K7QM2")


def test_without_a_connection_the_chat_says_so_and_stays(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    tell(chat, fake_server)
    fake_server.cut_off()
    ask_for_code(chat)
    expect(outcome(chat)).to_contain_text("That did not come through.")
    chat.button("Close").click()
    expect(chat.from_parent).to_have_count(1)


def test_all_of_it_works_by_keyboard(
    chat: ChatPage, other: ChatPage, fake_server: FakeServer
) -> None:
    tell(chat, fake_server)
    code = given_code(chat)
    keyboard = other.page.keyboard
    other.button(OPENER).focus()
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.press("Tab")
    keyboard.press("Enter")
    keyboard.type(code.lower())
    keyboard.press("Enter")
    expect(other.from_parent).to_have_count(1)


@pytest.mark.parametrize("size", [(320, 568), (390, 844), (1280, 800), (320, 256)])
def test_pictures_of_the_dialog_which_never_scrolls_sideways(
    chat: ChatPage, fake_server: FakeServer, artifacts: Path, size: tuple[int, int]
) -> None:
    width, height = size
    chat.page.set_viewport_size({"width": width, "height": height})
    fake_server.telegram = "https://t.me/HomeroomTestBot"
    tell(chat, fake_server)

    def picture(name: str) -> None:
        chat.page.screenshot(path=artifacts / f"elsewhere-{width}x{height}-{name}.png")
        box = dialog(chat).bounding_box() if dialog(chat).count() else None
        assert chat.page.evaluate("document.documentElement.scrollWidth") == width
        if box:
            assert box["x"] >= 0 and box["x"] + box["width"] <= width
            assert dialog(chat).evaluate("box => box.scrollWidth <= box.clientWidth")
        small = [
            found["height"]
            for target in chat.page.locator("button:visible, dialog a:visible").all()
            if (found := target.bounding_box())
        ]
        assert min(small) >= 43.9

    picture("closed")
    chat.button(OPENER).click()
    picture("choice")
    chat.button("Get a code").click()
    dialog(chat).locator(".code").wait_for()
    picture("code")
    chat.page.keyboard.press("Escape")
    enter(chat, "22222-22222")
    expect(outcome(chat)).to_contain_text("does not work")
    picture("wrong")


def test_what_other_channels_say_names_the_buttons_as_they_are_called(
    chat: ChatPage, content: Guidance
) -> None:
    where = content.chat.handover["code_where"]
    chat.button(OPENER).click()
    for name in (OPENER, "I have a code"):
        assert f'"{name}"' in where
        expect(chat.page.get_by_text(name, exact=True).last).to_be_attached()
