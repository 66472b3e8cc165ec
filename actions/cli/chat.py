"""`homeroom chat`: a conversation with a running bot, in the terminal."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

import httpx

Message = dict[str, Any]


def add_to(commands: Any) -> None:
    """Adds the subcommand."""
    command = commands.add_parser("chat", help="talk to a running bot")
    command.add_argument("--url", default="http://127.0.0.1:5005", help="default: %(default)s")
    command.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Talks until the end of input. "#2" presses the second button, "#1 #3" two of them."""
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
        buttons = _send(client, body(typed, buttons))


def body(typed: str, buttons: list[Message]) -> Message:
    """ "#2" presses the second button; anything else is said as typed ("12" is an answer)."""
    numbers = [word.removeprefix("#") for word in typed.split() if word.startswith("#")]
    pressed = [
        buttons[int(number) - 1]
        for number in numbers
        if number.isdigit() and 0 < int(number) <= len(buttons)
    ]
    if not pressed or len(pressed) < len(typed.split()):
        return {"text": typed}
    return {"buttons": pressed} if len(pressed) > 1 else {"button": pressed[0]}


def _send(client: httpx.Client, sent: Message) -> list[Message]:
    """Sends one message, prints the reply, and returns its buttons, numbered as printed."""
    buttons: list[Message] = []
    for message in client.post("/webhooks/web/message", json=sent).json()["messages"]:
        for line in lines(message):
            print(line)
        for file in message.get("files", []):
            print(f"  {file['name']}: {client.base_url}{file['url'].lstrip('/')}")
        for holder in (*message.get("facts", []), message):
            for button in holder.get("buttons", []):
                buttons.append(button)
                label = holder.get("label")
                print(f"  #{len(buttons)} {button['title']}{f' {label}' if label else ''}")
        if message.get("multi"):
            print("  (several: #1 #3)")
    return buttons


def lines(message: Message) -> Iterator[str]:
    """What a terminal shows of a message, whatever its kind (docs/messages.md)."""
    kind = message.get("type")
    if kind == "progress":
        yield f"\n[{message['asked']} answered, {message['left']} to go]"
    elif kind == "summary":
        yield from (f"\n{text}" for text in message["texts"])
    elif kind == "picture":
        yield f"\n{message['title']}: {message['alt']}"
    elif kind == "forget":
        yield "\n[everything was erased]"
    else:
        said = [message.get("title", ""), message.get("text", "")]
        yield "\n" + "\n".join(filter(None, said))
    if kind == "review":
        yield from (f"  {fact['label']}: {fact['value']}" for fact in message["facts"])
