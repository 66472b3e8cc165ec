"""Parents who keep talking while the machines fail: they send a message again until it is answered,
under the same id, as the widget does, and look now and then at what the bot has kept."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

import httpx

from actions.storage.turn_log import KEPT_TURNS

PAUSE = 1.0  # seconds between two messages
AGAIN = 0.5  # seconds until one is sent again
PATIENCE = 90  # seconds until a parent gives a message up

Messages = list[dict[str, Any]]


@dataclass
class Parent:
    """One conversation. `missed_days` is what she said last, and what must be known in the end."""

    url: str
    number: int
    missed_days: int = 0
    answered: int = 0
    retried: int = 0
    worst_wait: float = 0.0
    faults: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    token: str = ""

    def talk_until(self, stop: Event) -> None:
        """Tells the number of days again and again, each time another, and asks what is known."""
        with httpx.Client(base_url=self.url, timeout=15, trust_env=False) as self.http:
            self.token = self._insist(lambda: self.http.post("/webhooks/web/session"))["token"]
            self.send({"start": True})
            while not stop.is_set():
                # No number that another parent tells as well.
                self.missed_days = 2 + self.number + 30 * (len(self.told) // 2 % 4)
                self._say(f"she missed {self.missed_days} full days")
                self._check_review(self._say("show me what you know about me"))
                stop.wait(PAUSE)
            self._check_history()

    def _say(self, words: str) -> Messages:
        self.told.append(words)
        return self.send({"text": words})

    def send(self, body: dict[str, object]) -> Messages:
        """Sends until it is answered, always as the same message."""
        body = {**body, "id": secrets.token_hex(16)}
        reply = self._insist(
            lambda: self.http.post("/webhooks/web/message", json=body, headers=self._headers())
        )
        self.answered += 1
        return list(reply["messages"])

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def _insist(self, ask: Callable[[], httpx.Response]) -> dict[str, Any]:
        started = time.monotonic()
        while time.monotonic() - started < PATIENCE:
            try:
                reply = ask()
                if reply.status_code == 200:
                    self.worst_wait = max(self.worst_wait, time.monotonic() - started)
                    return dict(reply.json())
            except httpx.HTTPError:
                pass
            self.retried += 1
            time.sleep(AGAIN)
        self.faults.append("gave up")
        return {"token": "", "messages": []}

    def _check_review(self, said: Messages) -> None:
        """What is known is what she told last, and nothing of anybody else."""
        facts = next((one["facts"] for one in said if one.get("type") == "review"), [])
        known = {fact["field"]: fact["value"] for fact in facts}
        if known != {"missed_days": f"{self.missed_days} full days missed"}:
            self.faults.append(f"told {self.missed_days}, known: {known}")

    def _check_history(self) -> None:
        """Every message stands there once, in its order."""
        reply = self._insist(
            lambda: self.http.get("/webhooks/web/history", headers=self._headers())
        )
        kept = [one["text"] for one in reply["messages"] if one["who"] == "parent"]
        expected = self.told[-KEPT_TURNS:]
        if kept != expected:
            self.faults.append(f"said {expected}, kept {kept}")


def crowd(url: str, number: int) -> list[Parent]:
    """So many parents, not yet talking."""
    return [Parent(url, one) for one in range(number)]


def let_talk(parents: list[Parent], stop: Event) -> list[Thread]:
    """Each talks in a thread of her own until `stop` is set."""
    threads = [Thread(target=parent.talk_until, args=(stop,), daemon=True) for parent in parents]
    for thread in threads:
        thread.start()
    return threads
