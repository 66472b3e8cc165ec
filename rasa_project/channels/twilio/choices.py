"""Choices for a phone without buttons: numbered in the message, chosen by typing the number.

Where a choice itself has a number in it ("About 20", "7th grade"), or the question is about one, a
typed "3" could be an answer. Such choices get letters instead: a wrong fact is worse than a letter.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence

from rasa_project.channels.offers import Offer
from rasa_project.channels.output import Said

_PARTED = re.compile(r"[\s,;.&+]+|\band\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\d|\bhow (?:many|much|old|often|long)\b|\bgrade\b", re.IGNORECASE)


def marks(question: str, titles: Sequence[str]) -> list[str]:
    """What stands before each choice: "1", "2" ... or "A", "B" ..."""
    could_be_answers = any(_HOW_MANY.search(text) for text in (question, *titles))
    if could_be_answers and len(titles) <= len(string.ascii_uppercase):
        return list(string.ascii_uppercase[: len(titles)])
    return [str(number) for number in range(1, len(titles) + 1)]


def with_choices(text: str, buttons: Sequence[Said], multi: bool, words: dict[str, str]) -> str:
    """The message with its choices below, and how to choose."""
    titles = [button["title"] for button in buttons]
    signs = marks(text, titles)
    lines = [f"{sign}. {title}" for sign, title in zip(signs, titles, strict=True)]
    kind = "choose_some" if multi else "choose_one"
    how = words["choose_only" if len(titles) == 1 else kind]
    return "\n".join([text, "", *lines, "", how.format(first=signs[0], last=signs[-1])])


def chosen(typed: str, offer: Offer) -> tuple[int, ...]:
    """Places of the choices that are typed; empty when it is anything else than choices.

    Several count only where several may be chosen; one that stands alone must stand alone.
    """
    signs = marks(offer.text, offer.titles)
    parts = [part.upper() for part in _PARTED.split(typed.strip()) if part]
    if not parts or any(part not in signs for part in parts):
        return ()
    places = tuple(dict.fromkeys(signs.index(part) for part in parts))
    if len(places) == 1:
        return places
    return () if any(offer.stands_alone(place) for place in places) else places
