"""What a running bot has stored of one conversation, read with the operator's key."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from actions.bridge import facts_from_slots
from actions.core.facts.merging import valid
from actions.settings import data_folder
from actions.storage.database import Database
from actions.storage.tables import conversations
from rasa_project.channels.tickets import Tickets
from scripts.serve import Servers


def stored_facts(servers: Servers, token: str) -> dict[str, Any]:
    """The facts in the slots. Fails when one of them has a value that a Case does not take."""
    folder = data_folder()
    key = (folder / "signing.key").read_text()
    store = Database(f"sqlite:///{folder / 'homeroom.db'}", key)
    conversation = Tickets(key).conversation(token) or ""
    row = store.seal.hidden("conversation", conversation)
    with store.reading() as connection:
        wanted = select(conversations.c.data).where(conversations.c.id == row)
        data = connection.execute(wanted).scalar_one()
    store.close()
    slots: dict[str, Any] = {}
    for event in store.seal.open_json(data, "conversation", row)["events"]:
        if event["event"] == "slot":
            slots[event["name"]] = event["value"]
        elif event["event"] == "reset_slots":
            slots.clear()
    facts = facts_from_slots(slots)
    assert valid(facts) == facts
    return facts
