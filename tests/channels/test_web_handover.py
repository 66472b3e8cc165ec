"""Going on in a browser: the web channel's two requests for codes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from actions.storage.database import database
from rasa_project.channels.addresses import FRESH, Addresses
from rasa_project.channels.handover import CODE_LIFETIME, Codes
from rasa_project.channels.web_widget import WebWidget
from tests.channels.served import Served
from tests.channels.telegram.running_app import ScriptedBot, answers

BOT = ScriptedBot(answers({"/start": [{"text": "Good to have you here."}]}))


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    monkeypatch.setenv("HOMEROOM_DATA", str(tmp_path))
    BOT.heard.clear()
    with (
        Served(WebWidget.from_credentials(None), BOT.handle) as server,
        httpx.Client(base_url=f"{server.url}/webhooks/web", trust_env=False) as client,
    ):
        yield client


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_conversation_goes_on_in_another_browser(web: httpx.Client) -> None:
    first = web.post("/session").json()["token"]
    web.post("/message", json={"text": "hello"}, headers=bearer(first))
    code = web.post("/code", headers=bearer(first)).json()["code"]
    second = web.post("/continue", json={"code": code}).json()["token"]
    web.post("/message", json={"text": "it was 19 days"}, headers=bearer(second))
    assert [text for _, text in BOT.heard] == ["hello", "it was 19 days"]
    assert BOT.heard[0][0] == BOT.heard[1][0]


def test_a_conversation_of_telegram_goes_on_in_a_browser(web: httpx.Client) -> None:
    code = Codes(database()).issue("telegram-0")
    token = web.post("/continue", json={"code": code}).json()["token"]
    web.post("/message", json={"start": True}, headers=bearer(token))
    assert BOT.heard == [("telegram-0", "/start")]


def test_a_wrong_code_gives_no_token(web: httpx.Client) -> None:
    answer = web.post("/continue", json={"code": "22222-22222"})
    assert answer.status_code == 404
    assert "does not work" in answer.json()["messages"][0]["text"]


def test_guessing_ends(web: httpx.Client) -> None:
    statuses = [web.post("/continue", json={"code": "22222-22222"}).status_code for _ in range(6)]
    assert statuses == [404] * 5 + [429]


@pytest.mark.parametrize("body", [{}, {"code": 5}, [], "x"])
def test_an_unreadable_request_is_said_to_be(web: httpx.Client, body: object) -> None:
    assert web.post("/continue", json=body).status_code == 400


def test_a_code_needs_a_conversation(web: httpx.Client) -> None:
    assert web.post("/code").status_code == 401


def test_a_code_says_how_long_it_works_and_leads_to_telegram_while_that_runs(
    web: httpx.Client,
) -> None:
    token = web.post("/session").json()["token"]
    given = web.post("/code", headers=bearer(token)).json()
    assert given == {"code": given["code"], "seconds": CODE_LIFETIME}
    Addresses(database()).note("telegram", "https://t.me/HomeroomTestBot")
    given = web.post("/code", headers=bearer(token)).json()
    assert given["telegram"] == f"https://t.me/HomeroomTestBot?start={given['code']}"
    long_ago = time.time() - FRESH - 1
    Addresses(database(), now=lambda: long_ago).note("telegram", "https://t.me/HomeroomTestBot")
    assert "telegram" not in web.post("/code", headers=bearer(token)).json()


def test_behind_a_proxy_one_parents_guesses_do_not_stop_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOMEROOM_DATA", str(tmp_path))
    monkeypatch.setenv("HOMEROOM_TRUSTED_PROXY", "127.0.0.1")
    with (
        Served(WebWidget.from_credentials(None), BOT.handle) as server,
        httpx.Client(base_url=f"{server.url}/webhooks/web", trust_env=False) as web,
    ):
        statuses = [
            web.post(
                "/continue",
                json={"code": "22222-22222"},
                headers={"X-Forwarded-For": f"203.0.113.{parent}"},
            ).status_code
            for parent in (1, 1, 1, 1, 1, 1, 2)
        ]
    assert statuses == [404] * 5 + [429, 404]
