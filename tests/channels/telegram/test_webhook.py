"""The webhook: known by its secret, answered at once, and the same conversation as by polling."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from rasa_project.channels.telegram.channel import SECRET_HEADER, Telegram, lock_taken
from rasa_project.channels.telegram.settings import telegram_bot
from tests.channels.served import Served
from tests.channels.telegram.fake_bot_api import TOKEN, FakeBotApi
from tests.channels.telegram.running_app import ScriptedBot, answers
from tests.channels.telegram.test_talking import HOW_OFTEN

Serve = Callable[[ScriptedBot], Served]
PAT = 501
SITE = "https://help.example.org"


@pytest.fixture
def serve(fake: FakeBotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """`serve(bot)`: the channel as the environment sets it, with its webhook at a real port."""
    monkeypatch.setenv("HOMEROOM_DATA", str(tmp_path))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_BASE", fake.url)

    def served(bot: ScriptedBot) -> Served:
        monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", "https://not-yet.example.org")
        channel = Telegram.from_credentials(None)
        server = Served(channel, bot.handle)
        monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", server.url)
        channel._settings = telegram_bot()
        return server

    yield served


def test_updates_come_in_by_the_webhook(fake: FakeBotApi, serve: Serve) -> None:
    bot = ScriptedBot(answers({"/start": [HOW_OFTEN]}))
    with serve(bot) as server:
        pat = fake.parent(PAT)
        pat.types("/start")
        pat.taps("Weekly")
        pat.sees("Noted.")
        assert fake.webhook is not None
        assert fake.webhook["url"] == f"{server.url}/webhooks/telegram/webhook"
        assert len(fake.webhook["secret_token"]) == 64
        assert "getUpdates" not in [method for method, _ in fake.calls]
    assert bot.words == ["/start", '/answer{"severity": "weekly"}']


@pytest.mark.parametrize("secret", [None, "", "wrong", "é"])
def test_a_request_without_the_secret_is_turned_away(
    fake: FakeBotApi, serve: Serve, secret: str | None
) -> None:
    bot = ScriptedBot(answers({}))
    headers = {} if secret is None else {SECRET_HEADER: secret.encode()}
    update = {"update_id": 1, "message": {"chat": {"id": PAT, "type": "private"}, "text": "hi"}}
    with serve(bot) as server:
        answer = httpx.post(f"{server.url}/webhooks/telegram/webhook", json=update, headers=headers)
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("Noted.")
    assert answer.status_code == 403
    assert bot.words == ["hello"]


def test_telegram_need_not_wait_for_the_turn(fake: FakeBotApi, serve: Serve) -> None:
    bot = ScriptedBot(answers({}), pause=3)
    update = {"update_id": 1, "message": {"chat": {"id": PAT, "type": "private"}, "text": "hi"}}
    with serve(bot) as server:
        fake.wait(lambda: fake.webhook, "the webhook")
        assert fake.webhook is not None
        started = time.monotonic()
        answer = httpx.post(
            f"{server.url}/webhooks/telegram/webhook",
            json=update,
            headers={SECRET_HEADER: fake.webhook["secret_token"]},
        )
        took = time.monotonic() - started
        fake.parent(PAT).sees("Noted.")
    assert answer.status_code == 200
    assert took < 2


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b'{"update_id": "x"}', b"\xff", b"{"])
def test_nonsense_with_the_secret_is_taken_without_harm(
    fake: FakeBotApi, serve: Serve, body: bytes
) -> None:
    bot = ScriptedBot(answers({}))
    with serve(bot) as server:
        fake.wait(lambda: fake.webhook, "the webhook")
        assert fake.webhook is not None
        answer = httpx.post(
            f"{server.url}/webhooks/telegram/webhook",
            content=body,
            headers={SECRET_HEADER: fake.webhook["secret_token"]},
        )
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("Noted.")
    assert answer.status_code == 200
    assert bot.words == ["hello"]


def test_what_telegram_could_not_bring_it_brings_after_the_restart(
    fake: FakeBotApi, serve: Serve
) -> None:
    bot = ScriptedBot(answers({}))
    with serve(bot):
        fake.parent(PAT).types("before")
        fake.parent(PAT).sees("Noted.")
    fake.parent(PAT).types("while away")
    with serve(bot):
        fake.wait(lambda: len(fake.parent(PAT).heard) == 2, "the answer")
    assert bot.words == ["before", "while away"]


def test_without_a_token_the_channel_is_off(
    fake: FakeBotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    monkeypatch.setenv("HOMEROOM_DATA", str(tmp_path))
    with Served(Telegram.from_credentials(None), ScriptedBot(answers({})).handle) as server:
        answer = httpx.post(f"{server.url}/webhooks/telegram/webhook", json={})
    assert answer.status_code == 404
    assert fake.calls == []


def test_only_one_process_answers(tmp_path: Path) -> None:
    first = lock_taken(tmp_path / "lock")
    assert first is not None
    assert lock_taken(tmp_path / "lock") is None
    first.close()
    assert lock_taken(tmp_path / "lock") is not None


@pytest.mark.parametrize("site", [SITE, f"{SITE}/", f"{SITE}/webhooks/telegram/webhook"])
def test_the_public_address_may_be_given_with_or_without_its_end(
    monkeypatch: pytest.MonkeyPatch, site: str
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", " 1:a ")
    monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", site)
    settings = telegram_bot()
    assert settings is not None
    assert settings.token == "1:a"
    assert settings.webhook == f"{SITE}/webhooks/telegram/webhook"
