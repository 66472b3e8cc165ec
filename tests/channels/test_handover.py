"""Who is in which conversation, and one-time codes that take it along."""

from __future__ import annotations

import pytest

from actions.storage.database import Database
from actions.storage.tables import codes, people
from rasa_project.channels.handover import (
    CODE_LIFETIME,
    MAX_ISSUED,
    MAX_WRONG,
    MAX_WRONG_OF_ALL,
    WINDOW,
    CodeProblem,
    Codes,
    People,
    written_code,
)
from rasa_project.channels.tables import make_tables


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ready(store: Database) -> Database:
    make_tables(store)
    return store


def test_a_conversations_id_is_stable_and_says_nothing_about_the_person(ready: Database) -> None:
    telegram, other = People("telegram", ready), People("twilio", ready)
    person = telegram.person(123456)
    assert telegram.conversation(person) == telegram.conversation(telegram.person(123456))
    assert telegram.conversation(person) != other.conversation(other.person(123456))
    assert telegram.conversation(person).startswith("telegram-")
    assert "123456" not in person + telegram.conversation(person)


def test_under_another_secret_it_is_another_id(ready: Database, store: Database) -> None:
    elsewhere = Database("sqlite://", "another secret")
    elsewhere.prepare()
    here, there = People("telegram", ready), People("telegram", elsewhere)
    assert here.conversation(here.person(1)) != there.conversation(there.person(1))


def test_an_erased_conversation_is_followed_by_another(ready: Database) -> None:
    telegram = People("telegram", ready)
    ids = []
    for _ in range(3):
        ids.append(telegram.conversation("pat"))
        telegram.forget("pat")
    assert len(set(ids)) == 3


def test_joining_a_conversation_lasts_until_it_is_erased(ready: Database) -> None:
    telegram = People("telegram", ready)
    telegram.join("pat", "web-1")
    assert People("telegram", ready).conversation("pat") == "web-1"
    telegram.forget("pat")
    assert telegram.conversation("pat").startswith("telegram-")


def test_stored_rows_name_no_conversation(ready: Database) -> None:
    People("telegram", ready).join("pat", "web-1")
    code = str(Codes(ready).issue("web-1"))
    with ready.reading() as connection:
        rows = [*connection.execute(people.select()), *connection.execute(codes.select())]
    assert len(rows) == 2
    assert "web-1" not in str(rows)
    assert code.replace("-", "") not in str(rows).replace("-", "")


def test_a_code_works_once_however_it_is_typed(ready: Database) -> None:
    code = str(Codes(ready).issue("web-1"))
    assert len(code.replace("-", "")) == 10
    assert Codes(ready).redeem(f" {code.lower().replace('-', ' ')} ", by="pat") == "web-1"
    assert Codes(ready).redeem(code, by="pat") is CodeProblem.WRONG


def test_every_code_has_a_digit_so_that_it_can_be_told_from_words(
    ready: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rasa_project.channels.handover.LETTERS", "ABC")
    code = str(Codes(ready).issue("web-1"))
    assert code[-1].isdigit()  # widget/code.js knows codes by it
    spaced = written_code(code.replace("-", " "))
    assert Codes(ready).redeem(spaced or "", by="pat") == "web-1"


def test_a_code_ends_after_ten_minutes(ready: Database) -> None:
    clock = Clock()
    kept = Codes(ready, clock)
    code = str(kept.issue("web-1"))
    clock.now += CODE_LIFETIME + 1
    assert kept.redeem(code, by="pat") is CodeProblem.WRONG


def test_a_new_code_ends_the_earlier_one(ready: Database) -> None:
    kept = Codes(ready)
    first, second = str(kept.issue("web-1")), str(kept.issue("web-1"))
    assert kept.redeem(first, by="pat") is CodeProblem.WRONG
    assert kept.redeem(second, by="pat") == "web-1"


def test_after_five_wrong_codes_even_the_right_one_must_wait(ready: Database) -> None:
    clock = Clock()
    kept = Codes(ready, clock)
    code = str(kept.issue("web-1"))
    for _ in range(MAX_WRONG):
        assert kept.redeem("22222-22222", by="pat") is CodeProblem.WRONG
    assert kept.redeem(code, by="pat") is CodeProblem.TOO_MANY
    assert kept.redeem(code, by="sam") == "web-1"
    clock.now += WINDOW + 1
    assert kept.redeem(str(kept.issue("web-1")), by="pat") == "web-1"


def test_guessing_under_many_names_ends_too(ready: Database) -> None:
    kept = Codes(ready)
    for number in range(MAX_WRONG_OF_ALL):
        kept.redeem("22222-22222", by=f"guesser {number}")
    assert kept.redeem("22222-22222", by="one more") is CodeProblem.TOO_MANY


def test_codes_are_given_only_so_often(ready: Database) -> None:
    kept = Codes(ready)
    given = [kept.issue("web-1") for _ in range(MAX_ISSUED + 1)]
    assert given[-1] is CodeProblem.TOO_MANY
    assert isinstance(kept.issue("web-2"), str)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("k7qm2-xpd9v", "K7QM2-XPD9V"),
        (" K7QM2 XPD9V ", "K7QM2-XPD9V"),
        ("k7qm2xpd9v", "K7QM2-XPD9V"),
        ("ABCDE-FGHJK", "ABCDE-FGHJK"),
        ("every night", None),
        ("happy bunny", None),
        ("my code is k7qm2-xpd9v", None),
        ("17 days missed", None),
        ("", None),
    ],
)
def test_a_code_is_told_from_words(text: str, code: str | None) -> None:
    assert written_code(text) == code
