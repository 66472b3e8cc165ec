"""What a parent told stays in the data folder, reaches no log, and goes when she says so."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from actions.storage.database import Database
from actions.storage.tables import conversations, documents, turns
from rasa_project.channels.tickets import Tickets
from tests.conversations.conftest import taps_through, up_to_the_names
from tests.parent import Parent

MARK = "Zebulonia"


def letter_for(parent: Parent, mark: str = MARK) -> Parent:
    up_to_the_names(taps_through(parent))
    return parent.says(f"{mark} Quark").says(f"{mark} Senior").says(f"{mark} School")


def rows_of(parent: Parent, bot_data: Path) -> int:
    """Rows of this conversation in all tables of the running bot's database."""
    key = (bot_data / "signing.key").read_text()
    store = Database(f"sqlite:///{bot_data / 'homeroom.db'}", key)
    owner = store.seal.hidden("conversation", Tickets(key).conversation(parent.token) or "")
    columns = (conversations.c.id, documents.c.conversation, turns.c.conversation)
    with store.reading() as connection:
        rows = [connection.execute(select(one).where(one == owner)).all() for one in columns]
    store.close()
    return sum(map(len, rows))


def auth(parent: Parent) -> dict[str, str]:
    return {"Authorization": f"Bearer {parent.token}"}


def test_no_log_holds_what_a_parent_said(parent: Parent, bot_data: Path) -> None:
    letter_for(parent).says(f"{MARK} hates math").says("my therapist is Dr. Zebulonia")
    logs = list((bot_data / "logs").glob("*.log"))
    assert [log.name for log in logs] == ["bot.log"]
    for log in logs:
        assert MARK.lower() not in log.read_text().lower()


def test_delete_my_data_removes_conversation_and_letters(parent: Parent, bot_data: Path) -> None:
    letter_for(parent, "Quirinus")
    assert rows_of(parent, bot_data) > 10
    link = parent.letter["files"][0]["url"]
    parent.says("delete my data")
    assert "removed" in parent.text
    assert {"type": "forget"} in parent.heard
    assert parent.http.get(link).status_code == 404
    assert parent.http.get("/webhooks/web/history", headers=auth(parent)).json() == {"messages": []}
    assert rows_of(parent, bot_data) == 0
    assert "How much is school refusal" in parent.opens().question


def test_a_parent_sees_nothing_of_another_one(parent: Parent, bot_url: str) -> None:
    letter_for(parent)
    with Parent(bot_url) as somebody_else:
        somebody_else.opens().says("show my summary")
        assert MARK not in somebody_else.text
        assert "too" in somebody_else.text


def test_a_reloaded_page_can_show_the_conversation_again(parent: Parent) -> None:
    letter_for(parent)
    again = parent.http.get("/webhooks/web/history", headers=auth(parent)).json()["messages"]
    assert [m["text"] for m in again if m["who"] == "parent"][:2] == ["Most days", "About 20"]
    assert again[-1]["text"] == parent.heard[-1]["text"]
    card = next(message for message in again if message["type"] == "letter")
    assert parent.http.get(card["files"][0]["url"]).status_code == 200
    button = next(message["buttons"][0] for message in reversed(again) if message.get("buttons"))
    assert parent.sends({"button": button}).status == 200


def test_a_message_sent_again_is_answered_once(parent: Parent) -> None:
    parent.opens().taps("Most days")
    first = parent.sends({"text": "17 days since september", "id": "m-1"}).heard
    again = parent.sends({"text": "17 days since september", "id": "m-1"}).heard
    assert again == first
    assert "On days" in parent.question
