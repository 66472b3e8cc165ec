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
    """One question, and the test whether the facts already answer it."""

    id: str
    is_settled: Callable[[Case], bool]
    after: str | None = None  # makes no sense when that question was passed
    asked_with: str | None = None  # the rest of that question's answer; costs no place of its own
    applies: Callable[[Case], bool] = lambda _case: True  # for whom it is a question at all

    @property
    def fields(self) -> tuple[str, ...]:
        """What an answer to it fills."""
        return tuple(field for field, schema in FACTS.items() if self.id in schema.asked_by)


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


def _ride_is_hard(case: Case) -> bool:
    return "bus" in (case.triggers or ())


def _a_judge_waits(case: Case) -> bool:
    return bool({"summons", "hearing"} & set(case.court or ()))


PART_DAY_FIELDS = ("part_day_problems", *PART_DAY_PROBLEMS)

QUESTIONS = (
    Question("attendance_severity", _known("severity")),
    Question("attendance_missed_days", _known("missed_days")),
    Question("attendance_part_days", _part_days_settled),
    Question("diagnosis_conditions", _known("conditions")),
    Question("diagnosis_status", _status_settled, after="diagnosis_conditions"),
    Question("concerns_triggers", _known("triggers")),
    Question("school_transport_problems", _known("transport_problems"), applies=_ride_is_hard),
    Question("concerns_impacts", _known("impacts")),
    Question("school_plan_status", _known("plan_status")),
    Question("school_court_date", _known("court_date"), applies=_a_judge_waits),
    Question("school_state", _known("state")),
    Question("school_grade", _known("grade"), asked_with="school_state"),
    Question("school_relationship", _known("relationship")),
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
