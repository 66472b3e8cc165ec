"""Both ways in, against a Bot API emulator that was written elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from actions.settings import data_folder
from actions.storage.seal import signing_key
from rasa_project.channels.telegram.channel import SECRET_HEADER, Telegram
from rasa_project.channels.telegram.receiving import webhook_secret
from tests.channels.served import Served
from tests.channels.telegram.emulator_client import TOKEN, Emulator, wait_for
from tests.channels.telegram.running_app import ScriptedBot, answers
from tests.channels.telegram.test_talking import HOW_OFTEN, WHAT_IS_HARD

PAT, SAM = 71, 72
SCRIPT = answers(
    {
        "/start": [{"text": "Hi, I'm <Homeroom> & here."}, HOW_OFTEN],
        '/answer{"severity": "weekly"}': [WHAT_IS_HARD],
        "/help": [{"text": "I ask a few questions."}],
    }
)


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    running = Emulator()
    yield running
    running.close()


class Relay:
    """Adds the secret on the way to the webhook: the emulator does not know of secrets."""

    def __init__(self, target: Callable[[], str]) -> None:
        relay = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {SECRET_HEADER: webhook_secret(signing_key(data_folder()), TOKEN)}
                answer = httpx.post(
                    f"{target()}{self.path}", content=body, headers=headers, trust_env=False
                )
                relay.statuses.append(answer.status_code)
                self.send_response(answer.status_code)
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.statuses: list[int] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture(params=["polling", "webhook"])
def served(
    request: pytest.FixtureRequest,
    emulator: Emulator,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> Iterator[ScriptedBot]:
    """The channel at work with the emulator, in each of its two ways."""
    monkeypatch.setenv("HOMEROOM_DATA", str(tmp_path))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_BASE", emulator.url)
    servers: list[Served] = []
    relay = Relay(lambda: servers[0].url)
    if request.param == "webhook":
        monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", relay.url)
    bot = ScriptedBot(SCRIPT)
    servers.append(Served(Telegram.from_credentials(None), bot.handle))
    with servers[0]:
        wait_for(lambda: "Telegram: @TestNameBot" in caplog.text, "the bot's introduction")
        yield bot
    relay.close()
    assert set(relay.statuses) == ({200} if request.param == "webhook" else set())


def test_a_conversation_with_commands_words_and_buttons(
    emulator: Emulator, served: ScriptedBot
) -> None:
    chat = PAT + len(emulator.post("/getUpdatesHistory", {"token": TOKEN}))
    pat, sam = emulator.parent(chat), emulator.parent(chat + 1000)
    pat.types("/start")
    pat.sees("Hi, I'm &lt;Homeroom&gt; &amp; here.")
    sam.types("/help")
    sam.sees("I ask a few questions.")  # the emulator numbers updates of one moment alike
    pat.taps("Weekly")
    pat.taps("Noise")
    wait_for(lambda: "✓ Noise" in pat.buttons("What is hard?"), "a check mark")
    pat.taps("Tests")
    wait_for(lambda: "✓ Tests" in pat.buttons("What is hard?"), "another check mark")
    pat.taps("Done")
    pat.sees("Noted.")
    assert pat.buttons("How often?") == pat.buttons("What is hard?") == []
    assert "✓ Noise, Tests" in pat.sees("What is hard?")
    pat.types("she is 12")
    wait_for(lambda: pat.texts.count("Noted.") == 2, "the second answer")
    assert len(sam.texts) == 1
    mine = [text for conversation, text in served.heard if conversation == served.heard[0][0]]
    assert mine == [
        "/start",
        '/answer{"severity": "weekly"}',
        '/answer{"triggers": ["noise", "tests"]}',
        "she is 12",
    ]
