"""What the parent chose of the letter, and what is still to be asked for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from rasa_sdk.events import EventType, SlotSet

from actions.bridge import case_from_slots
from actions.clock import today
from actions.core.content.loader import guidance
from actions.core.facts.case import Case
from actions.core.letter.approval import SensitiveFact
from actions.core.letter.choice import choose_letter
from actions.core.letter.editing import sensitive_facts
from actions.core.plan.situation import situation_of
from actions.dialogue.open_question import LETTER_QUESTIONS
from actions.dialogue.slots import APPROVED, LETTER_KIND, REOPENED, Slots


@dataclass(frozen=True)
class LetterChoice:
    """Read from the slots. A choice counts as long as the facts suggest the same letter."""

    case: Case
    kept_kind: dict[str, str]  # "kind", and the one that was "suggested" then
    kept_approval: dict[str, list[str]]  # ids "asked" about, and those "approved"

    @property
    def suggested(self) -> str:
        """The letter that fits the facts as they are now."""
        now = situation_of(self.case, guidance(), today=today(self.case.state))
        return choose_letter(now).kind

    @property
    def is_chosen(self) -> bool:
        """Whether the parent chose a letter for these facts."""
        return self.kept_kind.get("suggested") == self.suggested and "kind" in self.kept_kind

    @property
    def kind(self) -> str:
        """The letter to write."""
        return self.kept_kind["kind"] if self.is_chosen else self.suggested

    @cached_property
    def private(self) -> tuple[SensitiveFact, ...]:
        """The private facts this letter would hold, were all approved."""
        return sensitive_facts(self.case, self.kind, guidance(), today=today(self.case.state))

    @property
    def private_ids(self) -> list[str]:
        """Their ids."""
        return [fact.id for fact in self.private]

    @property
    def not_asked(self) -> list[str]:
        """Private facts nobody asked about yet."""
        return [one for one in self.private_ids if one not in self.kept_approval.get("asked", ())]

    @property
    def approved(self) -> list[str]:
        """Private facts that may go in."""
        return list(self.kept_approval.get("approved", ()))

    def chosen(self, kind: str | None = None) -> EventType:
        """Keeps the choice of a letter, by default the one that fits."""
        kept = {"kind": kind or self.suggested, "suggested": self.suggested}
        return SlotSet(LETTER_KIND, kept)

    def approving(self, ids: Collection[str]) -> EventType:
        """Keeps what may go in; of the facts asked about, the others stay out."""
        elsewhere = [one for one in self.approved if one not in self.private_ids]
        approved = [*elsewhere, *(one for one in self.private_ids if one in ids)]
        asked = dict.fromkeys([*self.kept_approval.get("asked", ()), *self.private_ids])
        return SlotSet(APPROVED, {"asked": list(asked), "approved": approved})


def letter_choice(slots: Slots) -> LetterChoice:
    """The choice that the slots hold."""
    kind, approval = slots.get(LETTER_KIND) or {}, slots.get(APPROVED) or {}
    return LetterChoice(case_from_slots(slots), kind, approval)


def next_letter_question(slots: Slots) -> str | None:
    """What is to be changed first, then the first thing not yet given or left blank."""
    if slots.get(REOPENED) in LETTER_QUESTIONS:
        return str(slots[REOPENED])
    return next((one for one in LETTER_QUESTIONS if is_open(one, slots)), None)


def is_open(question: str, slots: Slots) -> bool:
    """Whether a letter's question is to be changed, or not answered for the facts as they are."""
    if question == slots.get(REOPENED):
        return True
    if question == LETTER_KIND:
        return not letter_choice(slots).is_chosen
    if question == APPROVED:
        return bool(letter_choice(slots).not_asked)
    return slots.get(question) is None
