"""A parent at the other end of the web channel, for whole conversations in tests."""

from __future__ import annotations

from types import TracebackType
from typing import Any

import httpx

Message = dict[str, Any]


class Parent:
    """Opens a session and talks. `heard` is the latest reply, `all_heard` everything so far."""

    def __init__(self, url: str, address: str = "") -> None:
        headers = {"X-Forwarded-For": address} if address else {}
        self.http = httpx.Client(base_url=url, timeout=60, trust_env=False, headers=headers)
        self.token = self.http.post("/webhooks/web/session").json()["token"]
        self.heard: list[Message] = []
        self.all_heard: list[Message] = []
        self.status = 0
        self.headers: httpx.Headers = httpx.Headers()

    def __enter__(self) -> Parent:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.http.close()

    def opens(self) -> Parent:
        """The page opens."""
        return self.sends({"start": True})

    def says(self, text: str) -> Parent:
        """Types and sends."""
        return self.sends({"text": text})

    def taps(self, title: str) -> Parent:
        """Presses a button of the latest reply by its words."""
        return self.sends({"button": self.buttons()[title]})

    def chooses(self, *titles: str) -> Parent:
        """Presses several buttons of a question with several answers, together."""
        buttons = self.buttons()
        return self.sends({"buttons": [buttons[title] for title in titles]})

    def edits(self, **facts: Any) -> Parent:
        """Changes facts in a form of the page."""
        return self.sends({"edit": facts})

    def changes(self, label: str) -> Parent:
        """Presses Change beside a fact of the list of everything told."""
        review = next(one for one in reversed(self.heard) if one.get("type") == "review")
        fact = next(one for one in review["facts"] if one["label"] == label)
        return self.sends({"button": fact["buttons"][0]})

    def sends(self, body: Any) -> Parent:
        """Sends one request body as it is."""
        reply = self.http.post(
            "/webhooks/web/message", json=body, headers={"Authorization": f"Bearer {self.token}"}
        )
        self.status = reply.status_code
        self.headers = reply.headers
        self.heard = reply.json()["messages"]
        self.all_heard += self.heard
        return self

    def buttons(self) -> dict[str, Message]:
        """The buttons of the latest reply by title."""
        return {
            button["title"]: button
            for message in self.heard
            for button in message.get("buttons", [])
        }

    @property
    def text(self) -> str:
        """The latest reply as one text, a summary and a list of facts included."""
        return "\n".join(filter(None, map(_words, self.heard)))

    @property
    def question(self) -> str:
        """The last words of the bot: the open question."""
        return str(self.heard[-1].get("text", "")) if self.heard else ""

    @property
    def reviewed(self) -> dict[str, str]:
        """The latest list of everything told: label -> value."""
        review = self.latest("review")
        return {fact["label"]: fact["value"] for fact in review["facts"]}

    @property
    def plan(self) -> Message:
        """The latest summary as data."""
        plan: Message = self.latest("summary")["plan"]
        return plan

    def latest(self, kind: str) -> Message:
        """The latest message of a kind."""
        return next(one for one in reversed(self.all_heard) if one.get("type") == kind)

    @property
    def letter(self) -> Message:
        """The latest letter card."""
        return self.latest("letter")

    def downloads(self, file_format: str) -> bytes:
        """The letter's file, fetched by its link."""
        link = next(f["url"] for f in self.letter["files"] if f["format"] == file_format)
        return self.http.get(link).raise_for_status().content


def _words(message: Message) -> str:
    """What a message says on a screen that shows only text."""
    if message.get("type") == "summary":
        return "\n".join(message["texts"])
    said = [message.get("title", ""), message.get("text", "")]
    said += [f"{fact['label']}: {fact['value']}" for fact in message.get("facts", [])]
    return "\n".join(filter(None, said))
