"""The web channel alone on a real port, with a parrot in the place of Rasa. Starts in two seconds.

python -m tests.channels.web_server PORT
"""

from __future__ import annotations

import os
import sys
from typing import Any

from rasa.core.channels.channel import UserMessage, register
from sanic import Sanic

from rasa_project.channels.web_widget import WebWidget
from scripts.limits import LIMITS


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


def main() -> None:
    """Serves until it is stopped."""
    os.environ.update({**LIMITS, **os.environ})
    app = Sanic("parrot", configure_logging=False)
    app.ctx.agent = Parrot()
    register([WebWidget.from_credentials(None)], app, route="/webhooks/")
    app.run("127.0.0.1", int(sys.argv[1]), access_log=False)


if __name__ == "__main__":
    main()
