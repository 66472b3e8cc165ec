"""The tables. Only times, counters and keyed hashes are readable; the rest is sealed."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, MetaData, String, Table

SCHEMA = 2
"""Goes up with every step of `migrations.py`."""

metadata = MetaData()

about = Table(
    "homeroom_about",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

conversations = Table(
    "homeroom_conversations",
    metadata,
    Column("id", String(64), primary_key=True),  # keyed hash
    Column("version", Integer, nullable=False),  # goes up with every turn
    Column("used_at", Float(53), nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index("homeroom_conversations_used_at", "used_at"),
)

documents = Table(
    "homeroom_documents",
    metadata,
    Column("id", String(64), primary_key=True),  # keyed hash of conversation, document and name
    Column("conversation", String(64), nullable=False, index=True),
    Column("made_at", Float(53), nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index("homeroom_documents_made_at", "made_at"),
)

turns = Table(
    "homeroom_turns",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),  # keyed hash
    Column("conversation", String(64), nullable=False, index=True),
    Column("at", Float(53), nullable=False),
    Column("data", LargeBinary, nullable=False),
)

counts = Table(
    "homeroom_counts",
    metadata,
    Column("day", String(10), primary_key=True),  # YYYY-MM-DD
    Column("name", String(120), primary_key=True),
    Column("number", Integer, nullable=False),
)

people = Table(
    "channel_people",
    metadata,
    Column("person", String(64), primary_key=True),  # keyed hash of a chat id, a phone number
    Column("generation", Integer, nullable=False),  # goes up when the conversation is erased
    Column("joined", LargeBinary),  # a conversation of another channel, continued here
    Column("conversation", String(64)),  # its keyed hash
)

codes = Table(
    "channel_codes",
    metadata,
    Column("id", String(64), primary_key=True),  # keyed hash of a one-time code
    Column("conversation", String(64), nullable=False, index=True),
    Column("made_at", Float(53), nullable=False),
    Column("data", LargeBinary, nullable=False),
)
