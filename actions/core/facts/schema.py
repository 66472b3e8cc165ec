"""The schema of one fact: where it is kept, how two tellings merge, what it belongs to.

A fact is declared once, as a field of `Case` (actions/core/facts/case.py), with its type and this
schema; its words stand in one file, guidance_content/facts/<field>.yml. Slots, entities, the
domain, read-back, review, letters' labels, case files and their documentation follow from the two.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

Dates = Literal["summary", "letter"]
"""What was made from the facts, and is out of date once this one changes."""


@dataclass(frozen=True)
class FactSchema:
    """What the program does with one fact.

    `slot`: the Rasa slot that holds it. `vocabulary`: the file of guidance_content/vocabulary/
    whose ids its values are; with `own_words`, other words are kept as the parent said them.
    `asked_by`: the questions whose answer fills it; one of the slot's own id is asked by the
    assessment, in the order of the fields. `asked_where`: only for a case where one of these facts
    has one of these values. `asked_after`: a question that must not have been passed.
    `asked_with`: a question of which this one asks the rest. `none_is_an_answer`: an empty list
    says "none of these". `grows`: a later telling adds to the list. `about_another`: it only says
    more about other facts, and is shown with them. `private`: a parent decides whether the school
    reads it: always, or only where it holds her own words. `lies_ahead`: a day still to come,
    where the year is not told. `dates`: see `Dates`.
    """

    slot: str
    vocabulary: str | None = None
    own_words: bool = False
    asked_by: tuple[str, ...] = ()
    asked_where: Mapping[str, Collection[str]] | None = None
    asked_after: str | None = None
    asked_with: str | None = None
    none_is_an_answer: bool = False
    grows: bool = False
    about_another: bool = False
    private: Literal["always", "own_words"] | None = None
    lies_ahead: bool = False
    dates: tuple[Dates, ...] = ("summary", "letter")


def fact(slot: str, *, default: Any = None, asked: bool = False, **more: Any) -> Any:
    """A field of `Case`. What is no part of `FactSchema` (ge, le) is pydantic's.

    `asked`: the question that asks for it has the slot's own id.
    """
    if asked:
        more["asked_by"] = (slot,)
    names = FactSchema.__dataclass_fields__
    schema = {name: value for name, value in more.items() if name in names}
    limits = {name: value for name, value in more.items() if name not in names}
    if "default_factory" not in limits:
        limits["default"] = default
    return Field(schema=FactSchema(slot, **schema), **limits)
