"""Steps from each schema to the next one. They run in order, in the transaction of the opening:
all of them or none, so that an update that fails leaves the data as the old version wrote them.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import inspect, select
from sqlalchemy.engine import Connection

from actions.storage.seal import Seal
from actions.storage.tables import people

Step = Callable[[Connection, Seal], None]


def _joined_people_name_their_conversation(connection: Connection, seal: Seal) -> None:
    """To 2: whoever continues a conversation of another channel is found when it is erased."""
    if not inspect(connection).has_table(people.name):
        return
    connection.exec_driver_sql(f"ALTER TABLE {people.name} ADD COLUMN conversation VARCHAR(64)")
    joined = select(people.c.person, people.c.joined).where(people.c.joined.is_not(None))
    for row in connection.execute(joined).all():
        conversation = seal.open_json(row.joined, "person", row.person)
        owner = seal.hidden("conversation", conversation)
        here = people.update().where(people.c.person == row.person)
        connection.execute(here.values(conversation=owner))


STEPS: tuple[tuple[int, Step], ...] = ((2, _joined_people_name_their_conversation),)
"""(schema it leads to, what it does); never change one that has been released."""


def migrate(connection: Connection, seal: Seal, schema: int) -> None:
    """Brings data of an older schema to the newest."""
    for leads_to, step in STEPS:
        if schema < leads_to:
            step(connection, seal)
