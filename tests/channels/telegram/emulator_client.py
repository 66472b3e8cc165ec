"""The Bot API emulator of npm's telegram-test-api, and a parent who uses its client side."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[3]
MODULES = ROOT / "build" / "bot-api-emulator" / "node_modules"
START = Path(__file__).parent / "emulator" / "start.js"
PATIENCE = 40.0  # seconds
TOKEN = "123456:emulated-bot"

Message = dict[str, Any]


class Emulator:
    """The emulator, as a process of its own."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.url = f"http://127.0.0.1:{probe.getsockname()[1]}"
        self._http = httpx.Client(base_url=self.url, trust_env=False, timeout=30)
        environment = {**os.environ, "NODE_PATH": str(MODULES)}
        self._process = subprocess.Popen(
            [_node(), str(START), self.url.rpartition(":")[2]],
            env=environment,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"ready\n"

    def close(self) -> None:
        """Ends it."""
        self._http.close()
        self._process.terminate()
        self._process.wait(10)

    def post(self, path: str, body: Message) -> Any:
        """One request of its client side."""
        return self._http.post(path, json=body).raise_for_status().json()["result"]

    def parent(self, chat: int) -> EmulatedParent:
        """A parent in a private chat."""
        return EmulatedParent(self, chat)


class EmulatedParent:
    """Types and taps, and sees what the bot sent."""

    def __init__(self, emulator: Emulator, chat: int) -> None:
        self._emulator = emulator
        self.chat = chat

    def types(self, text: str) -> None:
        """Sends words or a command."""
        entities = [{"offset": 0, "length": len(text.split()[0]), "type": "bot_command"}]
        path = "/sendCommand" if text.startswith("/") else "/sendMessage"
        extra = {"entities": entities} if text.startswith("/") else {}
        self._emulator.post(path, {**self._common(), "text": text, **extra})

    def taps(self, title: str) -> None:
        """Taps a button by its words."""
        found = wait_for(lambda: self._button(title), f'a button "{title}"')
        message, data = found
        common = self._common()
        shown = {"chat": common["chat"], "message_id": message["messageId"]}
        self._emulator.post("/sendCallback", {**common, "message": shown, "data": data})

    def sees(self, words: str) -> str:
        """Waits for the bot's words."""
        return wait_for(
            lambda: next((text for text in reversed(self.texts) if words in text), None),
            f'"{words}"',
        )

    @property
    def messages(self) -> list[Message]:
        """What the bot sent to this chat, as edited since."""
        history = self._emulator.post("/getUpdatesHistory", {"token": TOKEN})
        return [
            one for one in history if str(one.get("message", {}).get("chat_id")) == str(self.chat)
        ]

    @property
    def texts(self) -> list[str]:
        """The bot's words."""
        return [one["message"]["text"] for one in self.messages]

    def buttons(self, words: str) -> list[str]:
        """The buttons under the message with these words."""
        message = next(one for one in self.messages if words in one["message"]["text"])
        return [button["text"] for button in _buttons(message)]

    def _button(self, title: str) -> tuple[Message, str] | None:
        for message in reversed(self.messages):
            for button in _buttons(message):
                if button["text"] == title:
                    return message, button["callback_data"]
        return None

    def _common(self) -> Message:
        return {
            "botToken": TOKEN,
            "date": int(time.time()),
            "from": {"id": self.chat, "is_bot": False, "first_name": "Pat"},
            "chat": {"id": self.chat, "first_name": "Pat", "type": "private"},
        }


def wait_for(find: Callable[[], Any], what: str) -> Any:
    """What `find` finds, within patience."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := find():
            return found
        time.sleep(0.1)
    raise AssertionError(f"{what} did not come within {PATIENCE:.0f} s")


def _buttons(message: Message) -> list[dict[str, str]]:
    markup = message["message"].get("reply_markup") or {}
    return [button for row in markup.get("inline_keyboard", []) for button in row]


def _node() -> str:
    node = shutil.which("node") or shutil.which("node", path=str(ROOT / ".venv" / "bin"))
    if node and (MODULES / "telegram-test-api").is_dir():
        return node
    advice = "The Bot API emulator is not installed: run scripts/setup.sh test"
    if os.environ.get("CI"):
        pytest.fail(advice, pytrace=False)
    pytest.skip(advice)
