"""What a person may choose right now, kept by the server under short random ids.

For channels whose buttons cannot carry a payload (Telegram allows 64 bytes) or that have no buttons
at all (a text phone). Survives a restart; a choice counts once; what has passed says so.
`rasa_project/expiry.py` removes what is old.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Row

from actions.storage.database import Database
from rasa_project.channels.output import BotMessage
from rasa_project.channels.payloads import is_combinable
from rasa_project.channels.tables import offers

OPEN, USED, PASSED = "open", "used", "passed"

PLACE = "offer"


@dataclass(frozen=True)
class Offer:
    """Buttons under one message, which of them are chosen so far, and whether they still count."""

    id: str
    text: str  # the message above the buttons
    titles: tuple[str, ...]
    payloads: tuple[str, ...]
    multi: bool
    chosen: tuple[int, ...] = ()
    state: str = OPEN
    closed_by: str | None = None
    message: int | None = None

    def is_open_to(self, turn: str) -> bool:
        """Whether this turn may choose from it. A turn that is run again finds it as it was."""
        return self.state == OPEN or (self.state == USED and self.closed_by == turn)

    def stands_alone(self, index: int) -> bool:
        """Whether this choice is sent at once: always, unless it can go together with others."""
        return not (self.multi and is_combinable(self.payloads[index]))


class Offers:
    """Everything that is offered to the people of one channel."""

    def __init__(self, store: Database, now: Callable[[], float] = time.time) -> None:
        self._store = store
        self._now = now

    def make(self, person: str, text: str, buttons: Sequence[BotMessage], multi: bool) -> Offer:
        """Offers these buttons."""
        titles = tuple(button["title"] for button in buttons)
        payloads = tuple(button["payload"] for button in buttons)
        offer = Offer(secrets.token_urlsafe(9), text, titles, payloads, multi)
        values = {"id": offer.id, "person": person, "made_at": self._now(), "state": OPEN}
        with self._store.writing() as connection:
            connection.execute(offers.insert().values(**values, data=self._sealed(offer)))
        return offer

    def find(self, person: str, offer: str) -> Offer | None:
        """An offer made to this person and to nobody else."""
        wanted = select(offers).where(offers.c.id == offer, offers.c.person == person)
        with self._store.reading() as connection:
            row = connection.execute(wanted).first()
        return self._opened(row) if row is not None else None

    def still_open(self, person: str) -> list[Offer]:
        """What this person may choose now, the newest last."""
        wanted = select(offers).where(offers.c.person == person, offers.c.state == OPEN)
        with self._store.reading() as connection:
            return [self._opened(row) for row in connection.execute(wanted.order_by("number"))]

    def toggle(self, offer: Offer, index: int) -> Offer:
        """Chooses one of several, or takes the choice back."""
        kept = tuple(one for one in offer.chosen if one != index)
        chosen = kept if index in offer.chosen else tuple(sorted((*kept, index)))
        changed = replace(offer, chosen=chosen)
        self._change(offer, data=self._sealed(changed))
        return changed

    def use(self, offer: Offer, turn: str) -> None:
        """A choice was made in this turn; nothing more can be chosen from it."""
        self._change(offer, state=USED, closed_by=turn)

    def let_pass(self, offer: Offer) -> None:
        """The talk has moved on; nothing can be chosen from it any more."""
        self._change(offer, state=PASSED)

    def placed(self, offer: str, message: int) -> None:
        """Notes which message shows it."""
        with self._store.writing() as connection:
            connection.execute(offers.update().where(offers.c.id == offer).values(message=message))

    def forget(self, person: str) -> None:
        """Removes everything offered to this person."""
        with self._store.writing() as connection:
            connection.execute(offers.delete().where(offers.c.person == person))

    def _change(self, offer: Offer, **values: Any) -> None:
        with self._store.writing() as connection:
            connection.execute(offers.update().where(offers.c.id == offer.id).values(**values))

    def _sealed(self, offer: Offer) -> bytes:
        content = [offer.text, offer.titles, offer.payloads, offer.multi, offer.chosen]
        return self._store.seal.seal_json(content, PLACE, offer.id)

    def _opened(self, row: Row) -> Offer:
        opened = self._store.seal.open_json(row.data, PLACE, row.id)
        text, titles, payloads, multi, chosen = opened
        return Offer(
            id=row.id,
            text=text,
            titles=tuple(titles),
            payloads=tuple(payloads),
            multi=multi,
            chosen=tuple(chosen),
            state=row.state,
            closed_by=row.closed_by,
            message=row.message,
        )
