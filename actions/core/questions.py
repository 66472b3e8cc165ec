"""The assessment's questions: their order, when one is already answered, and how many may be asked.

A question's id is also the Rasa slot that asks for it (`utter_ask_<id>`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from actions.core.facts.case import FACTS, PART_DAY_PROBLEMS, Case
from actions.core.facts.case_values import Severity

MAX_QUESTIONS = 9
"""A parent at seven in the morning has about two minutes."""


@dataclass(frozen=True)
class Question:
    """One question, and the field whose declaration says when it is asked."""

    id: str
    field: str

    @property
    def fields(self) -> tuple[str, ...]:
        """What an answer to it fills."""
        return tuple(field for field, schema in FACTS.items() if self.id in schema.asked_by)

    @property
    def after(self) -> str | None:
        """The question without which this one makes no sense."""
        return FACTS[self.field].asked_after

    @property
    def asked_with(self) -> str | None:
        """The question whose rest it asks; it costs no place of its own."""
        return FACTS[self.field].asked_with

    def applies(self, case: Case) -> bool:
        """Whether it is a question at all for this child."""
        where = FACTS[self.field].asked_where
        return where is None or any(
            set(values) & set(getattr(case, field) or ()) for field, values in where.items()
        )

    def is_settled(self, case: Case) -> bool:
        """Whether the facts already answer it."""
        return _SETTLED.get(self.field, _known(self.field))(case)


def _known(*fields: str) -> Callable[[Case], bool]:
    return lambda case: any(getattr(case, field) is not None for field in fields)


def _part_days_settled(case: Case) -> bool:
    # A child who is not there at all has no part days to ask about.
    return case.severity is Severity.NOT_ATTENDING or _known(*PART_DAY_FIELDS)(case)


def _status_settled(case: Case) -> bool:
    if case.conditions is None:
        return False
    # Whoever told how sure one of them is would have told it of the others, too.
    return not case.conditions or any(map(case.status_of, case.conditions))


PART_DAY_FIELDS = ("part_day_problems", *PART_DAY_PROBLEMS)

_SETTLED = {"part_day_problems": _part_days_settled, "condition_status": _status_settled}
"""Where more than the fact itself answers the question."""

QUESTIONS = tuple(
    Question(schema.slot, field)
    for field, schema in FACTS.items()
    if schema.slot in schema.asked_by
)


PERIOD = "attendance_period"
"""Since when the days are counted: told with their number, and asked only to change it."""

_ASKED_WITH = {one.id: one.asked_with for one in QUESTIONS if one.asked_with}


def open_questions(case: Case, passed: Collection[str] = ()) -> list[str]:
    """Ids still to be asked, in order. `passed`: those the parent could not or would not answer."""
    return [
        question.id
        for question in QUESTIONS
        if question.id not in passed
        and question.after not in passed
        and question.applies(case)
        and not question.is_settled(case)
    ]


def next_question(
    case: Case, asked: Collection[str] = (), passed: Collection[str] = ()
) -> str | None:
    """The next question's id, or None when all is known or MAX_QUESTIONS have been asked.

    A question asked before may be asked again: it has cost its place already. So has the rest of
    one that was answered in part: to "which state and grade?" many say only "ohio".
    """
    for question in open_questions(case, passed):
        paid = question in asked or _ASKED_WITH.get(question) in asked
        if paid or len(asked) < MAX_QUESTIONS:
            return question
    return None
