"""Turns what the bot said into the widget's messages, described in docs/web-channel.md."""

from __future__ import annotations

import json
from collections.abc import Iterable

from rasa_project.channels.output import BotMessage
from rasa_project.channels.payloads import choose_letter, is_combinable
from rasa_project.channels.tickets import Tickets

CHANNEL = "web"

CORRECT_FACT = "/correct_fact"
APPROVAL = "letter_approved"
"""The question which private facts may stand in the letter."""


def for_widget(said: Iterable[BotMessage], conversation: str, tickets: Tickets) -> list[BotMessage]:
    """The widget's messages, with signed buttons and document links."""
    return [_ready(one, conversation, tickets) for one in said]


def _ready(said: BotMessage, conversation: str, tickets: Tickets) -> BotMessage:
    """A message, and what lies in it, with signatures and links in the place of bare payloads."""
    message = dict(said)
    if "buttons" in said:
        message["buttons"] = [_signed(button, conversation, tickets) for button in said["buttons"]]
        if said.get("multi"):
            for button in message["buttons"]:
                button["alone"] = not is_combinable(button["payload"])
    if "files" in said:
        message["files"] = [_linked(file, conversation, tickets) for file in said["files"]]
    if said.get("type") == "review":
        message["facts"] = [_ready(fact, conversation, tickets) for fact in said["facts"]]
    if said.get("type") == "letter":
        facts = said.get("facts", ())
        message["facts"] = [_changeable(fact, conversation, tickets) for fact in facts]
    if "kinds" in said:
        message["kinds"] = [_choosable(kind, conversation, tickets) for kind in said["kinds"]]
    return message


def _choosable(kind: BotMessage, conversation: str, tickets: Tickets) -> BotMessage:
    """A letter that can be drafted instead, with what pressing its name sends."""
    button = {"title": kind["title"], "payload": choose_letter(kind["kind"])}
    return {**kind, **_signed(button, conversation, tickets)}


def _changeable(fact: BotMessage, conversation: str, tickets: Tickets) -> BotMessage:
    """A fact of a letter with what asks it again; for a private one, whether it may stand there."""
    question = APPROVAL if fact.get("sensitive") else fact["field"]
    payload = f"{CORRECT_FACT}{json.dumps({'topic': question})}"
    signature = tickets.button(conversation, payload)
    return {**fact, "change": {"payload": payload, "signature": signature}}


def _signed(button: BotMessage, conversation: str, tickets: Tickets) -> BotMessage:
    payload = button["payload"]
    return {
        "title": button["title"],
        "payload": payload,
        "signature": tickets.button(conversation, payload),
    }


def _linked(file: BotMessage, conversation: str, tickets: Tickets) -> BotMessage:
    ticket = tickets.document(conversation, file["document"], file["name"])
    return {
        "format": file["format"],
        "name": file["name"],
        "url": f"/webhooks/{CHANNEL}/documents/{ticket}",
    }
