"""What a parent reads when nginx is there and no bot is: what this is, and who helps now."""

from __future__ import annotations

import html
import json
import os
import re
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest

from actions.core.content.loader import Guidance
from tests.conftest import free_port
from tests.scale.topology import MAIN, NGINX, TEMPLATE, nginx_configuration, wait_until

ERRORS = TEMPLATE.parent / "errors"
WHO_HELPS = "In danger, call 911. In a crisis, call or text 988."
API = "/webhooks/web/message"
MANY = 60  # requests, of which the nginx here takes a few a second

Door = Callable[[int], str]


@pytest.fixture
def door() -> Iterator[Door]:
    """`door(port)`: the address of an nginx as shipped, with a bot at that port behind it."""
    if not NGINX:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no nginx: scripts/setup.sh test")
    running: list[subprocess.Popen[bytes]] = []
    # Not in pytest's own folder: nginx's workers run as another user.
    with TemporaryDirectory(prefix="homeroom-nginx-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)

        def opened(bot: int) -> str:
            port = free_port()
            filled = nginx_configuration(
                BOT_SERVERS=f"server 127.0.0.1:{bot};",
                ACTION_SERVERS=f"server 127.0.0.1:{bot};",
                LISTEN=f"listen 127.0.0.1:{port};",
                ACTIONS_LISTEN=f"listen 127.0.0.1:{free_port()};",
            )
            filled = filled.replace("proxy_read_timeout 65s", "proxy_read_timeout 1s")
            filled = filled.replace("rate=20r/s", "rate=1r/s").replace("burst=60", "burst=6")
            (Path(folder) / "homeroom.conf").write_text(filled)
            (Path(folder) / "nginx.conf").write_text(MAIN)
            command = [str(NGINX), "-p", folder, "-c", "nginx.conf", "-g", "daemon off;"]
            running.append(subprocess.Popen(command))
            address = f"http://127.0.0.1:{port}"
            wait_until(lambda: httpx.get(f"{address}/nothing").status_code == 404, 30)
            return address

        yield opened
        for nginx in running:
            nginx.terminate()
            nginx.wait()


@contextmanager
def silent_bot() -> Iterator[int]:
    """The port of a bot that takes connections and never answers."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield server.getsockname()[1]


class _Apology(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.send_response(503)
        self.end_headers()
        self.wfile.write(b"help lines of the bot")

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def sorry_bot() -> Iterator[int]:
    """The port of a bot whose answer is a 503 of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Apology)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def is_page(answer: httpx.Response) -> bool:
    """Whether a person can read what this is and who helps."""
    text = words(answer.text)
    return (
        answer.headers["content-type"] == "text/html"
        and "a chat for parents whose child misses school" in text
        and WHO_HELPS in text
    )


def words(page: str) -> str:
    """A page's text without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


def test_without_a_bot_people_get_a_page_and_programs_a_message(
    door: Door, content: Guidance
) -> None:
    url = door(free_port())
    page, document = httpx.get(url), httpx.get(f"{url}/webhooks/web/documents/x.y.z")
    answer = httpx.post(f"{url}{API}", json={"text": "hello"})
    assert [page.status_code, document.status_code, answer.status_code] == [502] * 3
    assert is_page(page)
    assert is_page(document)
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == message(content, "trouble")


def test_a_bot_that_hangs_gets_the_same(door: Door, content: Guidance) -> None:
    with silent_bot() as port:
        url = door(port)
        page, answer = httpx.get(url), httpx.post(f"{url}{API}", json={"text": "hello"})
    assert (page.status_code, answer.status_code) == (504, 504)
    assert is_page(page)
    assert answer.json() == message(content, "trouble")


def test_one_address_that_asks_too_often_is_told_so(door: Door, content: Guidance) -> None:
    url = door(free_port())
    with httpx.Client() as client:
        pages = (client.get(url) for _ in range(MANY))
        answers = (client.post(f"{url}{API}", json={}) for _ in range(MANY))
        page = next(one for one in pages if one.status_code == 429)
        answer = next(one for one in answers if one.status_code == 429)
    assert is_page(page)
    assert answer.json() == message(content, "slow_down")
    assert int(answer.headers["retry-after"]) > 0


def test_what_a_bot_says_itself_passes(door: Door) -> None:
    with sorry_bot() as port:
        answer = httpx.post(f"{door(port)}{API}", json={"text": "hello"})
    assert (answer.status_code, answer.text) == (503, "help lines of the bot")


def test_the_error_pages_are_nothing_to_ask_for(door: Door) -> None:
    url = door(free_port())
    for file in ERRORS.iterdir():
        assert httpx.get(f"{url}/errors/{file.name}").status_code == 404


@pytest.mark.parametrize("notice", ["trouble", "slow_down"])
def test_the_messages_are_the_web_channels_own(notice: str, content: Guidance) -> None:
    assert json.loads((ERRORS / f"{notice}.json").read_text()) == message(content, notice)


def message(content: Guidance, notice: str) -> dict[str, list[dict[str, str]]]:
    """A notice as a whole answer of the web channel, as docs/web-channel.md has it."""
    return {"messages": [{"type": "text", "text": content.chat.notices[notice]}]}


def test_the_page_has_no_script_and_nothing_from_elsewhere() -> None:
    page = (ERRORS / "page.html").read_text()
    assert not re.search(r"<script|<link|<img|style|https?:", page)
    assert set(re.findall(r'href="(\S+)"', page)) == {"tel:911", "tel:988", "sms:988"}
