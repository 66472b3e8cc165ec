"""Choices for a phone without buttons: numbered in the message, chosen by typing the number.

Where a choice itself has a number in it ("About 20", "7th grade"), or the question is about one, a
typed "3" could be an answer. Such choices get letters instead: a wrong fact is worse than a letter.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from itertools import islice

from rasa_project.channels.offers import Offer

_PARTED = re.compile(r"[\s,;.&+]+|\band\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\d|\bhow (?:many|much|old|often|long)\b|\bgrade\b", re.IGNORECASE)


def marks(offers: Sequence[Offer]) -> list[list[str]]:
    """What stands before each choice of each offer: "1", "2" ... or "A", "B" ...

    Offers of one reply are counted through, so that what is typed means one choice only.
    """
    texts = [text for offer in offers for text in (offer.text, *offer.titles)]
    could_be_answers = any(_HOW_MANY.search(text) for text in texts)
    total = sum(len(offer.titles) for offer in offers)
    signs = [str(number) for number in range(1, total + 1)]
    if could_be_answers and total <= len(string.ascii_uppercase):
        signs = list(string.ascii_uppercase)
    rest = iter(signs)
    return [list(islice(rest, len(offer.titles))) for offer in offers]


def with_choices(offer: Offer, signs: Sequence[str], words: dict[str, str]) -> str:
    """The message with its choices below, and how to choose."""
    lines = [f"{sign}. {title}" for sign, title in zip(signs, offer.titles, strict=True)]
    kind = "choose_some" if offer.multi else "choose_one"
    how = words["choose_only" if len(signs) == 1 else kind]
    return "\n".join([offer.text, "", *lines, "", how.format(first=signs[0], last=signs[-1])])


def chosen(typed: str, offers: Sequence[Offer]) -> list[str]:
    """Payloads of the choices that are typed; empty when it is anything else than choices.

    Several count only where several may be chosen; one that stands alone must stand alone.
    """
    parts = [part.upper() for part in _PARTED.split(typed.strip()) if part]
    for offer, signs in zip(offers, marks(offers), strict=True):
        if parts and all(part in signs for part in parts):
            places = list(dict.fromkeys(signs.index(part) for part in parts))
            return _sendable(offer, places)
    return []


def _sendable(offer: Offer, places: list[int]) -> list[str]:
    if len(places) > 1 and any(offer.stands_alone(place) for place in places):
        return []
    return [offer.payloads[place] for place in places]
