"""`homeroom chat`: a conversation with a running bot, in the terminal."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

import httpx

Message = dict[str, Any]


def add_to(commands: Any) -> None:
    """Adds the subcommand."""
    command = commands.add_parser("chat", help="talk to a running bot")
    command.add_argument("--url", default="http://127.0.0.1:5005", help="default: %(default)s")
    command.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Talks until the end of input. "#2" presses the second button."""
    with httpx.Client(base_url=options.url, timeout=60, trust_env=False) as client:
        try:
            return _talk(client, options.url)
        except httpx.TransportError:
            print(f"No bot answers at {options.url}. `make run` starts one.")
            return 2


def _talk(client: httpx.Client, url: str) -> int:
    answer = client.post("/webhooks/web/session")
    if answer.status_code != 200:
        print(f"{url} is not a Homeroom bot (it answered {answer.status_code}).")
        return 2
    client.headers["Authorization"] = f"Bearer {answer.json()['token']}"
    buttons = _send(client, {"start": True})
    while True:
        try:
            typed = input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return 0
        buttons = _send(client, _body(typed, buttons))


def _body(typed: str, buttons: list[Message]) -> Message:
    """ "#2" presses the second button; anything else is said as typed ("12" is an answer)."""
    number = typed.removeprefix("#")
    if typed.startswith("#") and number.isdigit() and 0 < int(number) <= len(buttons):
        return {"button": buttons[int(number) - 1]}
    return {"text": typed}


def _send(client: httpx.Client, body: Message) -> list[Message]:
    """Sends one message, prints the reply, and returns its buttons."""
    buttons: list[Message] = []
    for message in client.post("/webhooks/web/message", json=body).json()["messages"]:
        if "text" in message:
            print(f"\n{message['text']}")
        for file in message.get("files", []):
            print(f"  {file['name']}: {client.base_url}{file['url'].lstrip('/')}")
        buttons = message.get("buttons", [])
        for number, button in enumerate(buttons, start=1):
            print(f"  #{number} {button['title']}")
    return buttons
