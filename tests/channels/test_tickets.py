"""Sessions, buttons and links open only what they were made for."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from itsdangerous.timed import TimestampSigner

from actions.storage.documents import DOCUMENT_LIFETIME
from actions.storage.seal import signing_key
from rasa_project.channels.tickets import SESSION_LIFETIME, Tickets


@pytest.fixture
def tickets() -> Tickets:
    return Tickets("a key")


def test_a_session_token_gives_back_its_conversation(tickets: Tickets) -> None:
    token = tickets.new_session()
    assert tickets.conversation(token)
    assert tickets.conversation(token) == tickets.conversation(token)


def test_two_sessions_are_two_conversations(tickets: Tickets) -> None:
    first, second = tickets.new_session(), tickets.new_session()
    assert tickets.conversation(first) != tickets.conversation(second)


@pytest.mark.parametrize("token", ["", "x", "web-1", "a.b.c", "é"])
def test_a_made_up_token_is_refused(tickets: Tickets, token: str) -> None:
    assert tickets.conversation(token) is None


def test_another_operators_token_is_refused(tickets: Tickets) -> None:
    assert tickets.conversation(Tickets("another key").new_session()) is None


def test_a_document_link_is_no_session(tickets: Tickets) -> None:
    assert tickets.conversation(tickets.document("web-1", "d", "letter.pdf")) is None


def test_a_button_works_in_its_own_conversation_only(tickets: Tickets) -> None:
    signature = tickets.button("web-1", "/skip")
    assert tickets.is_button("web-1", "/skip", signature)
    assert not tickets.is_button("web-2", "/skip", signature)
    assert not tickets.is_button("web-1", "/start_over", signature)


@pytest.mark.parametrize(
    ("lifetime", "purpose"), [(SESSION_LIFETIME, "s"), (DOCUMENT_LIFETIME, "d")]
)
def test_tickets_expire(
    tickets: Tickets, lifetime: int, purpose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, link = tickets.new_session(), tickets.document("web-1", "d", "letter.pdf")
    made = TimestampSigner("k").get_timestamp()
    at = datetime.fromtimestamp(made + lifetime + 5, tz=timezone.utc)
    monkeypatch.setattr("rasa_project.channels.tickets.now", lambda: at)
    expired = tickets.conversation(session) if purpose == "s" else tickets.document_of(link)
    assert expired is None


def test_the_key_is_made_once_and_only_the_owner_can_read_it(tmp_path: Path) -> None:
    key = signing_key(tmp_path)
    assert len(key) >= 32
    assert signing_key(tmp_path) == key
    assert (tmp_path / "signing.key").stat().st_mode & 0o077 == 0


def test_a_clock_set_back_ends_no_session(
    tickets: Tickets, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = tickets.new_session()
    earlier = datetime.now(tz=timezone.utc) - timedelta(days=2)
    monkeypatch.setattr("rasa_project.channels.tickets.now", lambda: earlier)
    assert tickets.conversation(token)
