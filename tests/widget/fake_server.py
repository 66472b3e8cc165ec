"""A stand-in for the web channel: serves widget/ under the real policy, answers from a script."""

from __future__ import annotations

import json
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

WIDGET = Path(__file__).parents[2] / "widget"
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}
YES_NO = [
    {"title": "Yes, let's start", "payload": "/affirm", "signature": "sig-yes"},
    {"title": "Not now", "payload": "/deny", "signature": "sig-no"},
]
GREETING = {
    "type": "text",
    "text": "Hello. I can help you write to the school. Shall we start?",
    "buttons": YES_NO,
}

Reply = tuple[int, dict[str, Any]]


def say(*messages: str | dict[str, Any]) -> Reply:
    """A good reply with these messages; a plain string is a text message."""
    return 200, {"messages": [_message(each) for each in messages]}


def fail(status: int, words: str = "") -> Reply:
    """A failed turn, with the kind sentence the real channel sends along."""
    return status, {"messages": [_message(words)] if words else []}


def _message(given: str | dict[str, Any]) -> dict[str, Any]:
    return {"type": "text", "text": given} if isinstance(given, str) else given


class FakeServer:
    """Answers `script` in order, then echoes; a start with an empty script gets `GREETING`.

    `received` holds (token, turn) of every message request; `answer_now` can be cleared to
    keep a turn waiting.
    """

    def __init__(self) -> None:
        self.script: deque[Reply] = deque()
        self.received: list[tuple[str, dict[str, Any]]] = []
        self.documents: dict[str, bytes] = {}
        self.sessions = 0
        self.answer_now = Event()
        self.answer_now.set()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(self))
        self.url = f"http://127.0.0.1:{self._http.server_port}/"
        Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.answer_now.set()
        self._http.shutdown()
        self._http.server_close()

    def replies(self, *replies: Reply) -> None:
        """Queue the replies to the coming turns."""
        self.script.extend(replies)

    def open_session(self) -> dict[str, str]:
        self.sessions += 1
        return {"token": f"token-{self.sessions}"}

    def reply_to(self, token: str, turn: dict[str, Any]) -> Reply:
        self.received.append((token, turn))
        self.answer_now.wait(10)
        if self.script:
            return self.script.popleft()
        return say(GREETING) if turn.get("start") else say(f"You wrote: {turn.get('text')}")

    @property
    def turns(self) -> list[dict[str, Any]]:
        """What was sent, start turns left out."""
        return [turn for _, turn in self.received if not turn.get("start")]


def _handler_for(fake: FakeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = self.path.rsplit("/", 1)[-1]
            if self.path == "/":
                self._send_file(WIDGET / "page.html")
            elif self.path == f"/widget/{name}" and (WIDGET / name).is_file():
                self._send_file(WIDGET / name)
            elif name in fake.documents:
                attachment = {"Content-Disposition": f'attachment; filename="{name}"'}
                self._send(200, fake.documents[name], "application/pdf", attachment)
            else:
                self._send(404, b"", "text/plain")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.path == "/webhooks/web/session":
                return self._send_json(200, fake.open_session())
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            return self._send_json(*fake.reply_to(token, json.loads(body)))

        def _send_file(self, path: Path) -> None:
            policy = {"Content-Security-Policy": CONTENT_SECURITY_POLICY}
            self._send(200, path.read_bytes(), TYPES[path.suffix], policy)

        def _send_json(self, status: int, body: dict[str, Any]) -> None:
            self._send(status, json.dumps(body).encode(), "application/json")

        def _send(
            self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None
        ) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": kind, **(headers or {})}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep the test output quiet."""

    return Handler
