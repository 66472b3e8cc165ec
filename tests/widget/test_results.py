"""Results to see: the summary as cards, the picture, files, everything told so far."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .fake_server import FakeServer, say
from .samples import SVG, packet, picture, review, summary

pytestmark = pytest.mark.browser

PACKET = b"%PDF-1.7 a packet"


@pytest.fixture
def summarised(chat: ChatPage, fake_server: FakeServer) -> ChatPage:
    fake_server.replies(say(summary()))
    chat.type("17 days, anxiety")
    expect(chat.log.locator(".summary")).to_be_visible()
    return chat


def test_the_summary_says_why_what_to_ask_for_and_what_to_do_next(summarised: ChatPage) -> None:
    plan = summary()["plan"]
    card = summarised.log.get_by_role("article", name="What may help your child")
    headings = card.get_by_role("heading", level=3).all_inner_texts()
    assert headings == [
        plan["headline"], "Help to ask for", "Goals for the plan", "What to do next", "Good to know"
    ]  # fmt: skip
    for reason in (*plan["because"], *plan["next_steps"]):
        expect(card.get_by_text(reason["text"])).to_be_visible()
    for goal in plan["goals"]:
        expect(card.get_by_text(goal["text"])).to_be_visible()


def test_each_support_stands_with_its_reason(summarised: ChatPage) -> None:
    support = summary()["plan"]["supports"][0]
    line = summarised.log.locator("li").filter(has=summarised.page.get_by_label(support["title"]))
    expect(line).to_contain_text(f"Because {support['because'][0]['text']}")
    expect(line.get_by_text(support["what"])).to_be_hidden()
    line.get_by_text("What this looks like").click()
    expect(line.get_by_text(support["what"])).to_be_visible()


def test_the_parent_chooses_the_supports_for_the_packet(
    summarised: ChatPage, fake_server: FakeServer
) -> None:
    plan = summary()["plan"]
    first, *others = plan["supports"]
    extra = plan["other_supports"][0]
    summarised.page.get_by_label(first["title"]).uncheck()
    summarised.page.get_by_text(f"{len(plan['other_supports'])} more that may help").click()
    summarised.page.get_by_label(extra["title"]).check()
    summarised.press("Keep these for my packet")
    expect(summarised.from_parent.last).to_contain_text("You changed: Help to ask for.")
    chosen = [support["id"] for support in (*others, extra)]
    summarised.answered()
    assert fake_server.turns[-1] == {"edit": {"chosen_supports": chosen}}


def test_where_nothing_can_be_chosen_the_supports_stand_without_boxes(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(say(summary(choosable=False)))
    chat.type("17 days, anxiety")
    card = chat.log.locator(".supports")
    expect(card.get_by_text(summary()["plan"]["supports"][0]["title"])).to_be_visible()
    expect(card.get_by_role("checkbox")).to_have_count(0)
    expect(card.get_by_role("button")).to_have_count(0)


def test_a_step_with_a_day_shows_the_day(chat: ChatPage, fake_server: FakeServer) -> None:
    step = {"text": "Ask again in writing.", "on": "2026-12-08"}
    fake_server.replies(say({"type": "summary", "plan": {"headline": "H", "next_steps": [step]}}))
    chat.type("next?")
    expect(chat.log.locator("time")).to_have_text("Tue, Dec 8, 2026")


def test_the_picture_is_told_in_words_too(chat: ChatPage, fake_server: FakeServer) -> None:
    fake_server.documents["attendance.svg"] = SVG
    fake_server.replies(say(picture()))
    chat.type("show me")
    image = chat.log.get_by_role("img", name="17 of 56 school days missed")
    expect(image).to_be_visible()
    assert image.evaluate("async (image) => { await image.decode(); return image.naturalWidth }")
    expect(chat.log.locator("figcaption")).to_contain_text("about 30 percent")


def test_a_picture_that_has_expired_leaves_its_words(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(say(picture()))
    chat.type("show me")
    expect(chat.log.locator("figcaption")).to_contain_text("about 30 percent")
    expect(chat.log.get_by_role("img")).to_have_count(0)


def test_the_packet_and_the_calendar_file_can_be_saved(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.documents["meeting-packet.pdf"] = PACKET
    fake_server.replies(say(packet()))
    chat.type("packet please")
    links = chat.log.get_by_role("article", name="Your meeting packet").get_by_role("link")
    expect(links).to_have_text(["Save as PDF", "Save as calendar file"])
    with chat.page.expect_download() as download:
        links.first.click()
    assert download.value.path().read_bytes() == PACKET


def test_everything_told_can_be_changed_fact_by_fact(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(say(review()))
    chat.type("what do you know?")
    card = chat.log.get_by_role("article", name="What you have told me")
    expect(card.get_by_role("listitem")).to_contain_text(["Several days a week", "17"])
    card.get_by_role("button", name="Change: Days missed").click()
    expect(chat.from_parent.last).to_contain_text("Change")
    button = {"payload": "/answer Change", "signature": "sig Change"}
    chat.answered()
    assert fake_server.turns[-1] == {"button": button}


@pytest.mark.parametrize("kind", ["weather", "constructor", "__proto__"])
def test_a_message_of_a_kind_not_known_yet_shows_its_text_or_nothing(
    chat: ChatPage, fake_server: FakeServer, kind: str
) -> None:
    fake_server.replies(say({"type": kind, "text": "New words."}, {"type": kind, "map": [1]}))
    chat.type("hello")
    expect(chat.from_bot.last).to_contain_text("New words.")
    expect(chat.from_bot).to_have_count(2)
