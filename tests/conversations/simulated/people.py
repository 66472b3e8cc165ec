"""Parents made of a fact sheet and a way of talking: terse, rambling, or having second thoughts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any

from actions.core.content.loader import guidance
from actions.core.facts.told import Facts
from tests.parent import Parent

Sheet = dict[str, Any]

MOST_TURNS = 40
FIELD = {
    "attendance_severity": "severity",
    "attendance_part_days": "part_day_problems",
    "diagnosis_conditions": "conditions",
    "diagnosis_status": "condition_status",
    "concerns_triggers": "triggers",
    "concerns_impacts": "impacts",
    "school_plan_status": "plan_status",
    "school_relationship": "relationship",
}
"""Questions that buttons answer -> the fact."""

TOPIC = {"conditions": "conditions", "triggers": "triggers", "impacts": "impacts"}


def open_question(parent: Parent) -> str | None:
    """Id of the question that stands open, told by its words."""
    return next(
        (
            one.id
            for one in guidance().chat.questions.values()
            if parent.question in (*one.ask, *one.again, *one.back)
        ),
        None,
    )


@dataclass
class Talker(ABC):
    """Talks until the summary is there. `turns` counts what the parent sent."""

    parent: Parent
    sheet: Sheet
    turns: int = 0
    done: set[str] = field(default_factory=set)

    @property
    def facts(self) -> Facts:
        """What is true."""
        facts: Facts = self.sheet["facts"]
        return facts

    def talks(self) -> None:
        """From the greeting to the summary."""
        self.parent.opens()
        while not any(one.get("type") == "summary" for one in self.parent.all_heard):
            assert self.turns < MOST_TURNS, self.parent.question
            self.turns += 1
            question = open_question(self.parent)
            assert question, f"no open question: {self.parent.text[-300:]}"
            self.answers(question)

    @abstractmethod
    def answers(self, question: str) -> None:
        """Sends one message."""

    def taps(self, question: str) -> None:
        """Answers by buttons as far as there are any, else in a few words."""
        name = FIELD.get(question)
        titles = self._titles(question, name) if name else []
        if titles:
            self.parent.chooses(*titles) if len(titles) > 1 else self.parent.taps(titles[0])
        else:
            self.parent.says(self.words(question))

    def words(self, question: str) -> str:
        """The answer in a few typed words."""
        facts = self.facts
        if question == "attendance_missed_days":
            return f"{facts['missed_days']} {facts['period']}"
        if question in ("school_state", "school_grade"):
            return f"{guidance().states[facts['state']].name}, {_grade(facts['grade'])}"
        name = FIELD[question]
        value = facts[name]
        if name in TOPIC:
            terms = guidance().vocabulary[TOPIC[name]]
            return " and ".join(terms[one].phrases[0] for one in value)
        titles = self._titles(question, name)
        return " and ".join(titles).lower()

    def _titles(self, question: str, name: str) -> list[str]:
        """Titles of the buttons that say what is true; none when one is missing."""
        value = self.facts.get(name, [])
        buttons = guidance().chat.questions[question].buttons
        if not isinstance(value, list):
            return [one.title for one in buttons if one.answer and one.answer.get(name) == value]
        wanted = [[one] for one in value] or [[]]
        titles = {str(one.answer[name]): one.title for one in buttons if one.answer}
        found = [titles[str(one)] for one in wanted if str(one) in titles]
        return found if len(found) == len(wanted) else []


class Terse(Talker):
    """Taps what can be tapped and types a word or two where not."""

    def answers(self, question: str) -> None:
        """One tap, or a few words."""
        self.taps(question)


class Rambling(Talker):
    """Tells the whole story, whatever was asked, and then what is still missing."""

    def answers(self, question: str) -> None:
        """The next piece of the story; afterwards an answer to the question."""
        if self.turns <= len(self.sheet["story"]):
            self.parent.says(self.sheet["story"][self.turns - 1])
        else:
            self.taps(question)


class SecondThoughts(Talker):
    """Gets things wrong first, puts them right, goes back, and asks in the middle."""

    def answers(self, question: str) -> None:
        """A wrong answer, its correction, a question of her own, or at last the answer."""
        detour = self._detour(question)
        if detour:
            self.parent.says(detour)
        elif question in ("diagnosis_conditions", "concerns_triggers", "concerns_impacts"):
            self.parent.says(self.words(question))
        else:
            self.taps(question)

    def _detour(self, question: str) -> str | None:
        missed = self.facts["missed_days"]
        detours = {
            "attendance_missed_days": ("wrong", f"about {missed + 5} {self.facts['period']}"),
            "attendance_part_days": ("right", f"sorry, actually {missed} days"),
            "diagnosis_conditions": ("right", f"sorry, actually {missed} days"),
            "diagnosis_status": ("ask", "what is the difference between a 504 and an iep?"),
            "concerns_triggers": ("why", "why do you ask that?"),
            "school_plan_status": ("back", "go back"),
            "school_state": ("long", "how long does this take?"),
        }
        kind, words = detours.get(question, ("", ""))
        if not kind or kind in self.done or (kind == "right" and "wrong" not in self.done):
            return None
        self.done.add(kind)
        return words


def _grade(grade: str) -> str:
    return guidance().chat.words["grade"][grade]
