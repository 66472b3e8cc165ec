"""What a parent told stays in the data folder, reaches no log, and goes when she says so."""

from __future__ import annotations

from pathlib import Path

import pytest
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
    assert {"type": "forget"} not in parent.heard
    parent.taps("Yes, erase everything")
    assert "removed" in parent.text
    assert {"type": "forget"} in parent.heard
    assert parent.http.get(link).status_code == 404
    assert parent.http.get("/webhooks/web/history", headers=auth(parent)).json() == {"messages": []}
    assert rows_of(parent, bot_data) == 0
    assert "How much is school refusal" in parent.opens().question


def test_a_typed_yes_to_the_question_erases_too(parent: Parent, bot_data: Path) -> None:
    letter_for(parent, "Quirinus").says("delete my data").says("yes")
    assert {"type": "forget"} in parent.heard
    assert rows_of(parent, bot_data) == 0


def test_a_page_that_has_asked_erases_at_once(parent: Parent, bot_data: Path) -> None:
    letter_for(parent, "Quirinus").sends({"erase": True})
    assert {"type": "forget"} in parent.heard
    assert rows_of(parent, bot_data) == 0


def test_the_question_taken_back_keeps_everything(parent: Parent) -> None:
    parent.opens().taps("Most days").says("delete my data").taps("No, keep it")
    parent.says("show everything I told you")
    assert parent.reviewed["How it is now"] == "misses most days"


@pytest.mark.parametrize(
    "words",
    ["delete everything they wrote about him in his file", "forget everything the school told you"],
)
def test_what_the_school_wrote_is_not_ours_to_erase(parent: Parent, words: str) -> None:
    parent.opens().taps("Most days").says(words).says("yes")
    assert not [one for one in parent.all_heard if one.get("type") == "forget"]
    parent.says("show everything I told you")
    assert parent.reviewed["How it is now"] == "misses most days"


def test_someone_in_danger_can_erase_with_one_question(parent: Parent, bot_data: Path) -> None:
    parent.opens().says("my husband hits me and he reads my phone").says("delete this chat")
    assert {"type": "forget"} not in parent.heard
    parent.taps("Yes, erase everything")
    assert {"type": "forget"} in parent.heard
    assert rows_of(parent, bot_data) == 0


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
