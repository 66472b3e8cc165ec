"""From the greeting to the downloaded letter, with the real bot in a real browser."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Download, expect
from pypdf import PdfReader

from .chat_page import ChatPage

pytestmark = [pytest.mark.bot, pytest.mark.browser]

TURN_MS = 60_000
MOST_TURNS = 25
RELOAD_AFTER = 4  # turns: in the middle of the questions
REMEMBER = "Remember this chat on this device"

# Words of the bot's question -> a button's title, or what is typed when no button has that title.
ANSWERS = [
    (r"draft the letter|letter to the school", "Yes, draft the letter"),
    (r"would write this one|write this letter", "Yes, write this one"),
    (r"may the school read|private facts", "All of these"),
    (r"affecting your child's ability", "Several days a week"),
    (r"how many full days", "17 days since September"),
    (r"what else happens", "Comes late"),
    (r"behind it", "Anxiety"),
    (r"looked into", "Her therapist diagnosed it"),
    (r"hardest", "mornings, drop-off and noise"),
    (r"learning and school life", "Falling behind"),
    (r"a plan at school", "No plan"),
    (r"which state", "Connecticut, 7th grade"),
    (r"what grade", "7th"),
    (r"who are you to", "Parent"),
    (r"child's name", "Jordan Lee"),
    (r"your name", "Dana Lee"),
    (r"which school", "Lincoln Middle School"),
]


def test_a_parent_goes_from_the_greeting_to_a_letter_with_her_facts(
    context: BrowserContext, bot_url: str
) -> None:
    chat = ChatPage(context.new_page(), bot_url)
    chat.page.goto(bot_url)
    wait_for_the_bot(chat)
    for turn in range(MOST_TURNS):
        if chat.letter.count():
            break
        answer_the_open_question(chat)
        if turn == RELOAD_AFTER:
            chat.page.reload()
            wait_for_the_bot(chat)
    assert sent_live(chat)
    expect(chat.letter).to_contain_text("Jordan Lee")
    with chat.page.expect_download() as download:
        chat.letter.get_by_role("link", name="Save as PDF").click()
    letter = text_of(download.value)
    for fact in ("Jordan Lee", "Dana Lee", "Lincoln Middle School", "17", "September", "anxiety"):
        assert fact in letter
    assert chat.problems == []


def test_a_remembered_conversation_comes_back_from_the_real_server(
    context: BrowserContext, bot_url: str
) -> None:
    chat = ChatPage(context.new_page(), bot_url)
    chat.page.goto(bot_url)
    wait_for_the_bot(chat)
    chat.page.get_by_label(REMEMBER).check()
    chat.choices.get_by_text("Most days", exact=True).click()
    wait_for_the_bot(chat)
    chat.type("17 days since September")
    wait_for_the_bot(chat)
    asked = chat.from_bot.last.locator(".bubble").inner_text()
    chat.page.close()
    later = ChatPage(context.new_page(), bot_url)
    later.page.goto(bot_url)
    expect(later.page.get_by_text("from last time")).to_be_visible(timeout=TURN_MS)
    expect(later.from_parent.locator(".bubble")).to_have_text(
        ["You: Most days", "You: 17 days since September"]
    )
    assert later.from_bot.last.locator(".bubble").inner_text() == asked
    later.choices.get_by_text("None of these", exact=True).click()
    wait_for_the_bot(later)
    expect(later.from_parent).to_have_count(3)
    later.button("Delete my data").click()
    later.button("Delete everything").click()
    expect(later.from_parent).to_have_count(0, timeout=TURN_MS)
    assert later.page.evaluate("localStorage.length") == 0
    assert chat.problems + later.problems == []


def test_a_conversation_goes_on_in_another_browser_by_its_code(
    browser: Browser, context: BrowserContext, bot_url: str
) -> None:
    chat = ChatPage(context.new_page(), bot_url)
    chat.page.goto(bot_url)
    wait_for_the_bot(chat)
    chat.choices.get_by_text("Most days", exact=True).click()
    wait_for_the_bot(chat)
    asked = chat.from_bot.last.locator(".bubble").inner_text()
    chat.button("Use another device").click()
    chat.button("Get a code").click()
    code = chat.page.locator("dialog .code [aria-hidden]").inner_text()
    elsewhere = browser.new_context()
    other = ChatPage(elsewhere.new_page(), bot_url)
    other.page.goto(bot_url)
    wait_for_the_bot(other)
    other.type(code.lower())
    other.page.keyboard.press("Enter")
    expect(other.from_parent.locator(".bubble")).to_have_text(["You: Most days"], timeout=TURN_MS)
    assert other.from_bot.last.locator(".bubble").inner_text() == asked
    other.type("17 days since September")
    wait_for_the_bot(other)
    expect(other.from_parent).to_have_count(2)
    chat.button("Close").click()
    chat.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(chat.from_parent.last).to_contain_text("17 days since September", timeout=TURN_MS)
    assert chat.problems + other.problems == []
    elsewhere.close()


def answer_the_open_question(chat: ChatPage) -> None:
    """Press the button with the answer's title, or type the answer where there is none."""
    question = chat.from_bot.last.locator(".bubble").inner_text()
    answer = next((a for words, a in ANSWERS if re.search(words, question, re.IGNORECASE)), None)
    assert answer, f"no answer prepared for: {question}"
    button = chat.choices.get_by_text(answer, exact=True)
    box = chat.log.get_by_label(answer, exact=True)
    if button.count():
        button.click()
    elif box.count():
        box.check()
        chat.press("Send 1 chosen")
    else:
        chat.type(answer)
    wait_for_the_bot(chat)


def wait_for_the_bot(chat: ChatPage) -> None:
    expect(chat.log.locator(".item").last).to_be_attached(timeout=TURN_MS)
    expect(chat.send).to_be_enabled(timeout=TURN_MS)
    expect(chat.retry).to_have_count(0)


def sent_live(chat: ChatPage) -> bool:
    """Whether a live connection carried turns, and did not merely exist."""
    return any('"typing": true' in frame for frame in chat.live_frames)


def text_of(download: Download) -> str:
    """The words of a downloaded PDF, line breaks as single spaces."""
    pages = PdfReader(io.BytesIO(download.path().read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
