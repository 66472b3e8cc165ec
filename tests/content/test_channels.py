"""What is said on a channel is true there: who sees the words, and what can be pressed."""

from __future__ import annotations

import re

import pytest

from actions.core.content.chat_replies import CHANNELS, DIFFERS_BY_CHANNEL
from actions.core.content.loader import Guidance
from rasa_project.channels.telegram.channel import Telegram
from rasa_project.channels.twilio.channel import TwilioText
from rasa_project.channels.web_widget import WebWidget

OTHERS = tuple(channel for channel in CHANNELS if channel != "web")
CARRIERS = {"telegram": ("Telegram",), "twilio": ("phone company", "Twilio", "WhatsApp")}

NOBODY_ELSE = re.compile(
    r"\bno one else\b|\bnobody else\b|\bno (?:other )?compan(?:y|ies)\b|\bstays on the computer\b",
    re.IGNORECASE,
)
ON_A_PAGE = re.compile(r"\b(?:this|the) page\b|\bon your screen\b|\bclose\b", re.IGNORECASE)
TO_PRESS = re.compile(r"\b(?:tap|press|click|button)s?\b", re.IGNORECASE)
A_PAGE_OF_THE_SITE = re.compile(r"(?<!\w)/privacy\b")


def said(content: Guidance, channel: str) -> list[tuple[str, str]]:
    """(where it stands, text) of everything the chat may say on a channel."""
    chat = content.chat
    texts = [
        (reply.id, text)
        for reply in chat.replies.values()
        for text in (*reply.said_by(channel), *reply.cheerful)
    ]
    for asked in chat.questions.values():
        texts += [(asked.id, text) for text in (*asked.ask, *asked.again, *asked.back, asked.why)]
    texts += list(chat.text_cards.items())
    texts += [(name, text) for name, text in chat.notices.items() if name != "button_over"]
    if channel == "telegram":
        texts += list(chat.telegram.items())
    if channel == "twilio":
        texts += list(chat.text_phone.items())
    return texts


def test_the_content_knows_the_channels_there_are() -> None:
    running = {WebWidget.name(), Telegram.name(), TwilioText.name()}
    assert set(CHANNELS) == running


@pytest.mark.parametrize("reply", DIFFERS_BY_CHANNEL)
def test_each_channel_has_words_of_its_own(content: Guidance, reply: str) -> None:
    wordings = [content.chat.replies[reply].said_by(channel) for channel in CHANNELS]
    assert len(set(wordings)) == len(CHANNELS)


@pytest.mark.parametrize("reply", ["privacy_notice", "privacy"])
@pytest.mark.parametrize("channel", OTHERS)
def test_who_carries_the_words_is_named(content: Guidance, channel: str, reply: str) -> None:
    for text in content.chat.replies[reply].said_by(channel):
        assert all(carrier in text for carrier in CARRIERS[channel]), text
        assert re.search(r"\bcan (?:see|read|keep)\b", text), text


@pytest.mark.parametrize("channel", OTHERS)
def test_nothing_says_that_nobody_else_sees_it(content: Guidance, channel: str) -> None:
    found = [(place, text) for place, text in said(content, channel) if NOBODY_ELSE.search(text)]
    assert found == []


@pytest.mark.parametrize("channel", OTHERS)
def test_nothing_speaks_of_a_page(content: Guidance, channel: str) -> None:
    found = [(place, text) for place, text in said(content, channel) if ON_A_PAGE.search(text)]
    assert found == []


def test_nothing_is_to_be_tapped_in_a_text_message(content: Guidance) -> None:
    found = [(place, text) for place, text in said(content, "twilio") if TO_PRESS.search(text)]
    assert found == []


def test_a_text_message_names_no_page_of_the_site(content: Guidance) -> None:
    texts = said(content, "twilio")
    assert [place for place, text in texts if A_PAGE_OF_THE_SITE.search(text)] == []


def test_in_telegram_the_command_is_there_and_is_not_called_the_whole_text(
    content: Guidance,
) -> None:
    assert "privacy" in {command.id for command in content.chat.commands}
    texts = said(content, "telegram")
    assert [place for place, text in texts if "whole text" in text] == []


def test_the_notice_says_that_other_channels_are_carried_by_others(content: Guidance) -> None:
    notice = " ".join(section.text for section in content.privacy.values())
    for carrier in ("Telegram", "WhatsApp", "text message"):
        assert carrier in notice
    assert "in a browser" in content.privacy["short"].text
