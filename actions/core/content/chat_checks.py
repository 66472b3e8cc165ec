"""Faults in the chat's questions and buttons that a model of one field cannot see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from actions.core.content.errors import Problem
from actions.core.facts.case import Case

if TYPE_CHECKING:
    from actions.core.content.chat import NamedButton, QuestionWords
    from actions.core.content.facts import Button


def question_faults(question: QuestionWords) -> list[Problem]:
    """Wordings that are the same, and buttons that say nothing."""
    wordings = (*question.ask, *question.again, *question.back)
    faults = [fault for one in question.buttons for fault in button_faults(question.id, one)]
    if len(set(wordings)) < len(wordings):
        faults.append(Problem("chat/questions", question.id, "two wordings are the same"))
    return faults


def button_faults(entry: str, button: Button | NamedButton) -> list[Problem]:
    """A button either tells facts a case accepts or gives one command."""
    if (button.answer is None) == (button.does is None):
        return [Problem("chat", entry, f'"{button.title}": give it either answer or does')]
    try:
        Case.parse_obj(button.answer or {})
    except ValidationError as error:
        return [
            Problem("chat", entry, f'"{button.title}": {fault["loc"][0]}: {fault["msg"]}')
            for fault in error.errors()
        ]
    return []
