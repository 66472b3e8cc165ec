"""Where parents find a channel, noted by the channel while it runs, for the others to name.

Which bot a Telegram token belongs to is known only to Telegram, and the process that asks it need
not be the one that serves a page. So the answer lies in the database; an old one does not count.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import select

from actions.storage.database import Database
from rasa_project.channels.tables import addresses

FRESH = 2 * 3600
"""Seconds after which a channel that says nothing more counts as turned off."""


class Addresses:
    """The public addresses of the channels."""

    def __init__(self, store: Database, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now

    def note(self, channel: str, address: str) -> None:
        """The channel runs, and this is its address."""
        with self._store.writing() as connection:
            connection.execute(addresses.delete().where(addresses.c.channel == channel))
            values = {"channel": channel, "address": address, "at": self._now()}
            connection.execute(addresses.insert().values(values))

    def of(self, channel: str) -> str | None:
        """The address of a channel that runs."""
        is_fresh = addresses.c.at >= self._now() - FRESH
        wanted = select(addresses.c.address).where(addresses.c.channel == channel, is_fresh)
        with self._store.reading() as connection:
            address: str | None = connection.execute(wanted).scalar()
            return address
