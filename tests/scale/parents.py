"""Parents who keep talking while the machines fail: they send a message again until it is answered,
under the same id, as the widget does, and check what the bot then knows."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from threading import Event, Thread

import httpx

PAUSE = 0.5  # seconds between two messages, and before one is sent again
PATIENCE = 90  # seconds until a parent gives a message up


@dataclass
class Parent:
    """One conversation. `missed_days` is what she says last, and what must be known in the end."""

    url: str
    number: int
    missed_days: int = 0
    answered: int = 0
    retried: int = 0
    worst_wait: float = 0.0
    faults: list[str] = field(default_factory=list)
    token: str = ""

    def talk_until(self, stop: Event) -> None:
        """Corrects the number of days again and again, each time a number of her own."""
        with httpx.Client(base_url=self.url, timeout=15, trust_env=False) as self.http:
            self.token = self._insist(lambda: self.http.post("/webhooks/web/session"))["token"]
            self.send({"start": True})
            while not stop.is_set():
                self.missed_days = 1 + (self.number * 7 + self.answered) % 90
                said = self.send({"text": f"actually she missed {self.missed_days} full days"})
                self._check(said)
                stop.wait(PAUSE)
            self._check_in_the_end()

    def send(self, body: dict[str, object]) -> list[dict[str, object]]:
        """Sends until it is answered, always as the same message."""
        body = {**body, "id": secrets.token_hex(16)}
        headers = {"Authorization": f"Bearer {self.token}"}
        reply = self._insist(
            lambda: self.http.post("/webhooks/web/message", json=body, headers=headers)
        )
        self.answered += 1
        return list(reply["messages"])

    def _insist(self, ask) -> dict:  # type: ignore[no-untyped-def, type-arg]
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
            time.sleep(PAUSE)
        self.faults.append("gave up")
        return {"token": "", "messages": []}

    def _check(self, said: list[dict[str, object]]) -> None:
        text = "\n".join(str(message.get("text", "")) for message in said)
        if f"{self.missed_days} " not in text:
            self.faults.append(f"told {self.missed_days}, heard: {text[:200]}")

    def _check_in_the_end(self) -> None:
        headers = {"Authorization": f"Bearer {self.token}"}
        history = self.http.get("/webhooks/web/history", headers=headers).json()["messages"]
        said = [one["text"] for one in history if one.get("from") == "parent" and one.get("text")]
        if len(said) != len(set(said)) and self.answered < 90:
            self.faults.append("a message was answered twice")


def crowd(url: str, number: int) -> list[Parent]:
    """So many parents, not yet talking."""
    return [Parent(url, one) for one in range(number)]


def let_talk(parents: list[Parent], stop: Event) -> list[Thread]:
    """Each talks in a thread of her own until `stop` is set."""
    threads = [Thread(target=parent.talk_until, args=(stop,)) for parent in parents]
    for thread in threads:
        thread.start()
    return threads
