"""Inline keyboards. A button carries its offer's id and its place, never a payload."""

from __future__ import annotations

from typing import Any

from rasa_project.channels.offers import Offer

DONE = "done"
MAX_BUTTONS = 99  # Telegram takes 100 in a message; one is kept for "Done"
ROW = 26  # characters that fit side by side on a small phone
MARK = "✓ "

NONE: dict[str, Any] = {"inline_keyboard": []}
"""Takes a keyboard away."""


def keyboard(offer: Offer, done: str) -> dict[str, Any]:
    """The offer's buttons, chosen ones with a mark; with "Done" when several may be chosen."""
    buttons = [
        _button(MARK + title if index in offer.chosen else title, offer, str(index))
        for index, title in enumerate(offer.titles[:MAX_BUTTONS])
    ]
    rows = _rows(buttons)
    if offer.multi:
        rows.append([_button(done, offer, DONE)])
    return {"inline_keyboard": rows}


def pressed(data: str) -> tuple[str, str]:
    """(offer id, place) of a button."""
    offer, _, place = data.partition(":")
    return offer, place


def _button(title: str, offer: Offer, place: str) -> dict[str, str]:
    return {"text": title, "callback_data": f"{offer.id}:{place}"}


def _rows(buttons: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    """Short buttons side by side, long ones on a line of their own."""
    rows: list[list[dict[str, str]]] = []
    for button in buttons:
        taken = sum(len(one["text"]) for one in rows[-1]) if rows else ROW
        if rows and taken + len(button["text"]) <= ROW and len(rows[-1]) < 3:
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows
