"""Daily counts for the operator: what happened how often, never to whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from actions.storage.database import Database
from actions.storage.tables import counts

UPSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def add_counts(store: Database, day: date, added: Mapping[str, int]) -> None:
    """Adds to the counts of a day."""
    with store.writing() as connection:
        for name, number in sorted(added.items()):
            _add(connection, day.isoformat(), name, number)


def counts_since(store: Database, first: date) -> dict[str, int]:
    """Name -> how often, from that day on."""
    wanted = select(counts.c.name, counts.c.number).where(counts.c.day >= first.isoformat())
    total: dict[str, int] = {}
    with store.reading() as connection:
        for row in connection.execute(wanted):
            total[row.name] = total.get(row.name, 0) + row.number
    return total


def _add(connection: Connection, day: str, name: str, number: int) -> None:
    insert = UPSERTS[connection.dialect.name](counts).values(day=day, name=name, number=number)
    grown = {"number": counts.c.number + number}
    connection.execute(insert.on_conflict_do_update(index_elements=["day", "name"], set_=grown))
