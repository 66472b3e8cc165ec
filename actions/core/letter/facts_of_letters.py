"""Placeholders about earlier letters and about the state's rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from actions.core.facts.case import Case
from actions.core.facts.case_values import SentLetter
from actions.core.letter.choice import earlier_request
from actions.core.letter.kinds import EVALUATION_REQUEST, FIRST_REQUESTS
from actions.core.letter.model import spelled_date
from actions.core.letter.waiting import unanswered
from actions.core.plan.situation import Situation

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance
    from actions.core.content.states import StateTimeline

Fill = Callable[[Case, "Guidance"], str | None]


EARLIER_ASKED_FOR = "earlier_asked_for"


def earlier_asked_for(now: Situation) -> str | None:
    """What fills EARLIER_ASKED_FOR: what the letter a follow-up is about asked for."""
    letter = now.content.letters.get(earlier_request(now))
    return letter.template.asks_for if letter else None


def _earlier_sent_on(case: Case, content: Guidance) -> str | None:
    waiting = unanswered(case)
    return spelled_date(waiting.sent_on) if waiting else None


def _request(case: Case) -> SentLetter | None:
    """The last request that went out, answered or not."""
    asked = [letter for letter in case.letters_sent if letter.kind in FIRST_REQUESTS]
    return asked[-1] if asked else None


def _request_asked_for(case: Case, content: Guidance) -> str | None:
    request = _request(case)
    letter = content.letters.get(request.kind) if request else None
    return letter.template.asks_for if letter else None


def _request_sent_on(case: Case, content: Guidance) -> str | None:
    request = _request(case)
    return spelled_date(request.sent_on) if request else None


def _evaluation_sent_on(case: Case, content: Guidance) -> str | None:
    asked = (letter for letter in case.letters_sent if letter.kind == EVALUATION_REQUEST)
    return next((spelled_date(letter.sent_on) for letter in asked), None)


def _severity(case: Case, content: Guidance) -> str | None:
    return content.letters.words.severity[case.severity.value] if case.severity else None


def _asking_note(case: Case, content: Guidance) -> str | None:
    state = content.states.get(case.state or "")
    return state.asking_note if state else None


def _state_name(case: Case, content: Guidance) -> str | None:
    state = content.states.get(case.state or "")
    return state.name if state else None


def _sure_answer(case: Case, content: Guidance) -> StateTimeline | None:
    """The state's rule on answering a request, when we are sure of it: else none is named."""
    state = content.states.get(case.state or "")
    is_sure = state is not None and state.confidence == "high" and state.response_days is not None
    return state if is_sure else None


def _state_answer_time(case: Case, content: Guidance) -> str | None:
    state = _sure_answer(case, content)
    if state is None or state.response_day_type is None:
        return None
    return f"{state.response_days} {content.letters.words.day_types[state.response_day_type]}"


def _state_answer_rule(case: Case, content: Guidance) -> str | None:
    state = _sure_answer(case, content)
    return state.citation if state else None


LETTER_AND_STATE_FACTS: dict[str, Fill] = {
    "earlier_sent_on": _earlier_sent_on,
    "request_asked_for": _request_asked_for,
    "request_sent_on": _request_sent_on,
    "evaluation_sent_on": _evaluation_sent_on,
    "severity_now": _severity,
    "state": _state_name,
    "state_asking_note": _asking_note,
    "state_answer_time": _state_answer_time,
    "state_answer_rule": _state_answer_rule,
}
"""placeholder -> what fills it, None when the parent did not tell"""
