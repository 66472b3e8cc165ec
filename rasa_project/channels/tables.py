"""Tables of the channels. Ids are keyed hashes, and everything a person could read is sealed."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

from actions.storage.database import Database

metadata = MetaData()

tries = Table(
    "channel_tries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("who", String(64), nullable=False, index=True),
    Column("at", Float(53), nullable=False),
)

offers = Table(
    "channel_offers",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("person", String(64), nullable=False),
    Column("made_at", Float(53), nullable=False),
    Column("state", String(8), nullable=False),
    Column("closed_by", String(64)),  # the turn that used it
    Column("message", BigInteger),  # the message that shows it, once it has been sent
    Column("data", LargeBinary, nullable=False),
    Index("channel_offers_person", "person", "state"),
)

updates = Table(
    "telegram_updates",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("person", String(64), nullable=False),
    Column("ready_at", Float(53), nullable=False),
    Column("data", LargeBinary),  # empty when it has been dealt with
    Index("telegram_updates_person", "person", "id"),
)

outbox = Table(
    "telegram_outbox",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("person", String(64), nullable=False, index=True),
    Column("at", Float(53), nullable=False),
    Column("data", LargeBinary, nullable=False),
)

shown = Table(
    "telegram_messages",
    metadata,
    Column("person", String(64), primary_key=True),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Float(53), nullable=False),
)


addresses = Table(
    "channel_addresses",
    metadata,
    Column("channel", String(32), primary_key=True),
    Column("address", String(200), nullable=False),  # public: https://t.me/SomeBot
    Column("at", Float(53), nullable=False),
)


def make_tables(store: Database) -> None:
    """Makes the tables that are missing."""
    with store.writing() as connection:
        store.make_missing(connection, metadata)
