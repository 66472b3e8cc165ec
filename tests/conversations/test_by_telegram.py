"""The same conversation by Telegram, with the really running bot: from /start to the letter."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from scripts.serve import Servers
from tests.channels.telegram.fake_bot_api import FakeBotApi, TelegramParent, titles
from tests.parent import Parent

STORY = (
    "My daughter missed 17 full days since September. She has diagnosed anxiety, mornings are "
    "hard, she is falling behind, there is no plan. We live in Ohio, she is in 7th grade."
)
ANSWERS = {
    "child's name": "Sam Rivera",
    "your name": "Pat Rivera",
    "Which school": "Lincoln Middle School, Salem School District",
}
ALL = "All of these"
MAX_QUESTIONS = 20


@pytest.fixture
def api(telegram_api: FakeBotApi, servers: Servers) -> Iterator[FakeBotApi]:
    """The Bot API, which must have had nothing to refuse."""
    yield telegram_api
    # A button tapped too late: its keyboard may be gone already.
    assert [one for one in telegram_api.refused if "not modified" not in one[1]] == []


def answers_until_the_letter(parent: TelegramParent) -> bytes:
    """Types names where they are asked, else taps the first choice, until the PDF comes."""
    for _ in range(MAX_QUESTIONS):
        before = len(parent.heard)
        question = parent.heard[-1]
        known = [text for words, text in ANSWERS.items() if words in question.get("text", "")]
        if known:
            parent.types(known[0])
        else:
            shown = titles(question)  # of several answers each is only marked, all at once is sent
            parent.taps(ALL if ALL in shown else shown[0], on=question)
        parent.fake.wait(lambda n=before: len(parent.heard) > n, "an answer")
        parent.fake.wait(lambda: _is_at_rest(parent), "a question or the letter")
        if parent._file(".pdf"):
            return parent.receives(".pdf")
    raise AssertionError(f"no letter after {MAX_QUESTIONS} questions: {parent.texts[-3:]}")


def _is_at_rest(parent: TelegramParent) -> bool:
    """Whether the bot has said all: its last message asks something."""
    last = parent.heard[-1]
    asks = any(words in last.get("text", "") for words in ANSWERS)
    return asks or bool(titles(last))


def test_from_start_to_the_received_letter(api: FakeBotApi) -> None:
    pat = api.parent(8001)
    pat.types("/start")
    pat.sees("Homeroom")
    pat.types(STORY)
    api.wait(lambda: "17 full days" in "\n".join(pat.texts), "what was understood")
    pat.types("/letter")
    api.wait(lambda: _is_at_rest(pat) and pat.heard[-1] is not pat.heard[0], "a question")
    pdf = answers_until_the_letter(pat)
    text = " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )
    for fact in ("Sam Rivera", "Pat Rivera", "Lincoln Middle School", "17", "anxiety"):
        assert fact in text
    document = ZipFile(io.BytesIO(pat.receives(".docx"))).read("word/document.xml").decode()
    assert "Sam Rivera" in document
    assert any("Sam Rivera" in words for words in pat.texts), "the letter can be read in the chat"


@pytest.mark.parametrize("command", ["/help", "/summary", "/privacy", "/restart", "/delete"])
def test_each_command_is_answered(api: FakeBotApi, command: str) -> None:
    pat = api.parent(8100 + len(command))
    pat.types("/start")
    pat.sees("Homeroom")
    before = set(pat.texts)
    pat.types(command)
    api.wait(lambda: set(pat.texts) - before, f"an answer to {command}")
    assert "something went wrong" not in "\n".join(pat.texts)


def test_delete_asks_first_and_the_button_erases(api: FakeBotApi) -> None:
    pat = api.parent(8150)
    pat.types("/start")
    assert "Telegram carries this chat" in pat.sees("Telegram")["text"]
    pat.types("/delete")
    pat.taps("Yes, erase everything")
    pat.sees("Older ones stay with Telegram")


def test_a_conversation_begun_in_the_browser_goes_on_here(api: FakeBotApi, parent: Parent) -> None:
    parent.opens().says("she missed 23 full days since September")
    code = parent.http.post(
        "/webhooks/web/code", headers={"Authorization": f"Bearer {parent.token}"}
    ).json()["code"]
    pat = api.parent(8200)
    pat.types(f"/start {code}")
    pat.sees("We go on here")
    pat.types("/summary")
    api.wait(lambda: "23" in "\n".join(pat.texts), "what was told in the browser")


def test_danger_gets_help_lines_here_too(api: FakeBotApi) -> None:
    pat = api.parent(8300)
    pat.types("she says she wants to kill herself tonight")
    assert "988" in pat.sees("988")["text"]


def test_a_parent_keeps_her_place_when_the_bot_is_killed_in_the_middle(
    api: FakeBotApi, servers: Servers
) -> None:
    pat = api.parent(8400)
    pat.types("/start")
    pat.sees("Homeroom")
    pat.types("she missed 31 full days since September")
    api.wait(lambda: "31 full days" in "\n".join(pat.texts), "what was understood")
    said = len(pat.texts)
    os.kill(servers.processes["bot"].pid, signal.SIGKILL)
    servers.processes["bot"].wait()
    pat.types("/summary")
    servers.start_bot()
    servers.wait_until_ready()
    api.wait(lambda: "31" in "\n".join(pat.texts[said:]), "the summary")
