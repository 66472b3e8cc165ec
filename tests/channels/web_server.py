"""The web channel alone on a real port, with a parrot in the place of Rasa. Starts in two seconds.

python -m tests.channels.web_server PORT
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from rasa.core.channels.channel import UserMessage, register
from sanic import Sanic

from rasa_project.channels.web_widget import WebWidget
from scripts.limits import LIMITS
from tests.conftest import free_port
from tests.project.layout import ROOT


class Parrot:
    """Says back what it hears."""

    def is_ready(self) -> bool:
        """As Rasa's agent tells the health check."""
        return True

    async def handle_message(self, message: UserMessage) -> None:
        """Answers with the message itself, and a button."""
        said: dict[str, Any] = {"text": message.text}
        said["buttons"] = [{"title": "More", "payload": "/more"}]
        await message.output_channel.send_response(message.sender_id, said)


@contextmanager
def running(data: Path, **settings: str) -> Iterator[str]:
    """The address of such a server, which keeps its data in a folder."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.channels.web_server", str(port)],
        cwd=ROOT,
        env={**os.environ, "HOMEROOM_DATA": str(data), **settings},
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            httpx.get(f"{address}/widget/page.css", trust_env=False).raise_for_status()
            break
        except httpx.HTTPError:
            time.sleep(0.1)
    yield address
    process.kill()
    process.wait()


def main() -> None:
    """Serves until it is stopped."""
    os.environ.update({**LIMITS, **os.environ})
    app = Sanic("parrot", configure_logging=False)
    app.ctx.agent = Parrot()
    register([WebWidget.from_credentials(None)], app, route="/webhooks/")
    app.run("127.0.0.1", int(sys.argv[1]), access_log=False)


if __name__ == "__main__":
    main()
