"""What a parent told stays in the data folder, reaches no log, and goes when she says so."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.conversations.conftest import taps_through
from tests.parent import Parent

MARK = "Zebulonia"


def letter_for(parent: Parent, mark: str = MARK) -> Parent:
    taps_through(parent).taps("Yes, draft the letter").taps("Parent")
    return parent.says(f"{mark} Quark").says(f"{mark} Senior").says(f"{mark} School")


def test_no_log_holds_what_a_parent_said(parent: Parent, bot_data: Path) -> None:
    letter_for(parent).says(f"{MARK} hates math").says("my therapist is Dr. Zebulonia")
    logs = list((bot_data / "logs").glob("*.log"))
    assert len(logs) == 2
    for log in logs:
        assert MARK.lower() not in log.read_text().lower()


def test_delete_my_data_removes_conversation_and_letters(parent: Parent, bot_data: Path) -> None:
    letter_for(parent, "Quirinus")
    link = parent.letter["files"][0]["url"]
    parent.says("delete my data")
    assert "removed" in parent.text
    assert {"type": "forget"} in parent.heard
    assert parent.http.get(link).status_code == 404
    with sqlite3.connect(bot_data / "conversations.db") as database:
        rows = database.execute(
            "SELECT COUNT(*) FROM events WHERE data LIKE '%Quirinus%'"
        ).fetchone()
    assert rows == (0,)
    assert "How much is school refusal" in parent.opens().question


def test_a_parent_sees_nothing_of_another_one(parent: Parent, bot_url: str) -> None:
    letter_for(parent)
    with Parent(bot_url) as somebody_else:
        somebody_else.opens().says("show my summary")
        assert MARK not in somebody_else.text
        assert "too little" in somebody_else.text
