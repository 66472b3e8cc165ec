"""Models of guidance_content/letters/: the request letters a parent can be given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

from actions.core.content.entry import Entry
from actions.core.content.states import DayType

AnswerClock = Literal["state_answer", "state_meeting"]
"""The clock of a state that an answer to a letter runs by."""


class Line(BaseModel):
    """One line of an address, cc, enclosures or advice; left out when a fact in it is unknown."""

    text: str
    when: str = "always"

    class Config:
        extra = "forbid"
        frozen = True


class FactWords(BaseModel):
    """One countable fact: its name in a table, and the sentence used when facts are few."""

    name: str
    sentence: str  # may use {child}, {Child} and {value}

    class Config:
        extra = "forbid"
        frozen = True


class LetterWords(Entry):
    """Phrases every letter shares; keys are `Case` values or vocabulary ids."""

    child: dict[str, str]  # by relationship, when the child's name is unknown
    signed_as: dict[str, str]  # by relationship, under the signature
    grades: dict[str, str]  # fits after "is in"
    severity: dict[str, str]  # fits after the child's name
    impacts: dict[str, str]  # fits after the child's name
    other_impact: str  # an effect in the parent's own words; {impact}
    school_said: dict[str, str]  # fits after "The school has"
    facts: dict[str, FactWords]
    table_header: tuple[str, str]
    school_day: str
    about: str
    per: dict[str, str]
    share: str  # {enrolled}, {percent}
    uncounted: str
    uncounted_sentence: str  # {name}
    sender_blanks: tuple[str, ...]
    parent_name: str
    addressee_blanks: tuple[str, ...]
    district: str
    subject: str
    reference: dict[str, str]
    closing: str
    signature: str
    day_types: dict[str, str]
    condition_status: dict[str, str]  # after a condition in that list, in brackets
    cc: str
    enclosures: str
    can_draft: str  # after a letter as a next step
    later_step: str  # {date}, {why}: a letter whose day is still to come
    delivery: tuple[Line, ...]  # how to send any letter: told to the parent, not in the letter


class Option(BaseModel):
    """Whether a letter fits now, and the reason, told to the parent."""

    when: str = "always"
    fits: bool
    text: str

    class Config:
        extra = "forbid"
        frozen = True


class Limit(BaseModel):
    """A number of days of one kind."""

    days: int = Field(..., ge=1, le=120)
    day_type: DayType

    class Config:
        extra = "forbid"
        frozen = True


class LetterTemplate(Entry):
    """A letter.yml: everything about one kind of letter except the words of its parts."""

    title: str
    purpose: str  # told to the parent: what this letter is for
    asks_for: str  # fits after "I asked for": "a meeting of the IEP team"
    step: str  # the next step, told to the parent
    step_citations: tuple[str, ...] = ()
    options: tuple[Option, ...]  # the first that holds says whether this letter fits
    answer_within: Limit  # our suggestion, for when to follow up
    state_clock: AnswerClock | None = None  # counts instead
    after_silence: str | None = None  # the letter that comes after an unanswered follow-up
    addressee: tuple[Line, ...]
    salutation: str
    subject: str
    parts: tuple[str | tuple[str, ...], ...]  # an inner list runs on as one paragraph
    cc: tuple[Line, ...] = ()
    enclosures: tuple[Line, ...] = ()
    blanks: tuple[str, ...] = ()  # more to write in by hand under the subject
    delivery: tuple[Line, ...] = ()  # more on how to send this one

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line that stands outside the parts."""
        return (*self.addressee, *self.cc, *self.enclosures, *self.delivery)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Names of parts; each group runs on as one paragraph."""
        return tuple((group,) if isinstance(group, str) else group for group in self.parts)


class Part(Entry):
    """A passage of a letter: when it belongs in, the law behind it, its words."""

    when: str = "always"
    instead_of: str | None = None  # an earlier part; this one stands only when that one does not
    for_illness: bool | None = None  # only for (or never for) a child with a medical condition
    citations: tuple[str, ...] = ()
    body: str = Field(..., min_length=1)


class LetterReason(Entry):
    """Why a kind of letter is offered, told to the parent."""

    text: str


@dataclass(frozen=True)
class LetterContent:
    """A letter with its parts read; each group of parts runs on as one paragraph."""

    template: LetterTemplate
    groups: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True)
class Letters(Mapping[str, LetterContent]):
    """All letters by kind, with the words and reasons they share."""

    by_kind: dict[str, LetterContent]
    words: LetterWords
    reasons: dict[str, LetterReason]

    def __getitem__(self, kind: str) -> LetterContent:
        return self.by_kind[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_kind)

    def __len__(self) -> int:
        return len(self.by_kind)
