"""Which conversation a person of a channel is in, and taking one along to another channel.

Where a channel names people (a chat id, a phone number), the conversation's id is a keyed hash of
that name: stable, not to be guessed, and nothing that tells who it is. Erasing a conversation moves
the person on to the next id. With a one-time code a parent continues a conversation elsewhere.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable
from enum import Enum

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from actions.storage.database import Database
from actions.storage.tables import codes, people
from rasa_project.channels.tables import tries

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, O, 1, I and L, which look alike."""
DIGITS = "23456789"

CODE_LENGTH = 10
CODE_LIFETIME = 10 * 60  # seconds
WINDOW = 10 * 60  # seconds
MAX_WRONG = 5  # wrong codes of one person within the window
MAX_WRONG_OF_ALL = 200
MAX_ISSUED = 5  # codes for one conversation within the window

_TYPED = re.compile(rf"^\s*([{LETTERS}]{{5}})[\s-]?([{LETTERS}]{{5}})\s*$", re.IGNORECASE)
_EVERYBODY = "everybody"


class CodeProblem(Enum):
    """Why a code was not taken, or not given; the values are ids of chat/handover.yml."""

    WRONG = "code_wrong"
    TOO_MANY = "code_too_many"


class People:
    """The people of one channel and their conversations."""

    def __init__(self, channel: str, store: Database) -> None:
        self._channel = channel
        self._store = store

    def person(self, name: str | int) -> str:
        """A keyed hash in the place of a chat id or a phone number."""
        return self._store.seal.hidden("person", self._channel, str(name))

    def conversation(self, person: str) -> str:
        """The id of the conversation this person is in."""
        with self._store.reading() as connection:
            row = connection.execute(select(people).where(people.c.person == person)).first()
        if row is not None and row.joined is not None:
            return str(self._store.seal.open_json(row.joined, "person", person))
        generation = row.generation if row is not None else 0
        return f"{self._channel}-{self._store.seal.hidden('talk', person, str(generation))[:32]}"

    def join(self, person: str, conversation: str) -> None:
        """From now on this person continues that conversation."""
        sealed = self._store.seal.seal_json(conversation, "person", person)
        owner = self._store.seal.hidden("conversation", conversation)
        with self._store.writing() as connection:
            self._move_on(connection, person, sealed, owner)

    def forget(self, person: str) -> None:
        """The conversation has been erased: the next one gets another id."""
        with self._store.writing() as connection:
            self._move_on(connection, person)

    @staticmethod
    def _move_on(
        connection: Connection,
        person: str,
        joined: bytes | None = None,
        conversation: str | None = None,
    ) -> None:
        here = people.c.person == person
        known = connection.execute(select(people.c.generation).where(here)).scalar()
        connection.execute(people.delete().where(here))
        values = {"person": person, "generation": (known or 0) + 1, "joined": joined}
        connection.execute(people.insert().values(conversation=conversation, **values))


class Codes:
    """One-time codes: ten letters and digits, for ten minutes, for one use."""

    def __init__(self, store: Database, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now

    def issue(self, conversation: str) -> str | CodeProblem:
        """A code for this conversation; an earlier one stops working."""
        letters = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH - 1))
        letters += secrets.choice(DIGITS)  # with a digit it can be told from words without its dash
        code = f"{letters[:5]}-{letters[5:]}"
        owner = self._store.seal.hidden("conversation", conversation)
        with self._store.writing() as connection:
            if self._count(connection, owner) >= MAX_ISSUED:
                return CodeProblem.TOO_MANY
            self._note(connection, owner)
            connection.execute(codes.delete().where(codes.c.conversation == owner))
            row = self._id(code)
            sealed = self._store.seal.seal_json(conversation, "code", row)
            values = {"id": row, "conversation": owner, "made_at": self._now(), "data": sealed}
            connection.execute(codes.insert().values(values))
        return code

    def redeem(self, typed: str, by: str) -> str | CodeProblem:
        """The conversation of a code. `by`: whoever tries, for the limit on guesses."""
        who = self._store.seal.hidden("tries", by)
        code = written_code(typed) or ""
        with self._store.writing() as connection:
            if (
                self._count(connection, who) >= MAX_WRONG
                or self._count(connection, _EVERYBODY) >= MAX_WRONG_OF_ALL
            ):
                return CodeProblem.TOO_MANY
            row = self._id(code)
            since = self._now() - CODE_LIFETIME
            wanted = select(codes.c.data).where(codes.c.id == row, codes.c.made_at >= since)
            sealed = connection.execute(wanted).scalar()
            if sealed is None:
                self._note(connection, who)
                self._note(connection, _EVERYBODY)
                return CodeProblem.WRONG
            connection.execute(codes.delete().where(codes.c.id == row))
        return str(self._store.seal.open_json(sealed, "code", row))

    def _count(self, connection: Connection, who: str) -> int:
        connection.execute(tries.delete().where(tries.c.at < self._now() - WINDOW))
        counted = select(func.count()).select_from(tries).where(tries.c.who == who)
        return int(connection.execute(counted).scalar() or 0)

    def _note(self, connection: Connection, who: str) -> None:
        connection.execute(tries.insert().values(who=who, at=self._now()))

    def _id(self, code: str) -> str:
        return self._store.seal.hidden("code", code)


def written_code(text: str) -> str | None:
    """The code in a message that is nothing but a code ("k7qm2 xpd9v"), as it was given, else None.

    A code without any digit could be two words ("HAPPY BUNNY"), so it counts only with its dash.
    """
    match = _TYPED.match(text)
    if match is None:
        return None
    code = f"{match[1]}-{match[2]}".upper()
    is_marked = "-" in text or any(letter.isdigit() for letter in code)
    return code if is_marked else None
