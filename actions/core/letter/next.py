"""The next letter in line after those already sent, and the day it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from actions.core.calendar.deadlines import window
from actions.core.calendar.school_days import SCHOOL_WEEK
from actions.core.calendar.state_limits import state_time
from actions.core.content.guidance import Guidance
from actions.core.content.letter_models import LetterTemplate
from actions.core.content.states import DayType, Pause
from actions.core.facts.case import Case
from actions.core.facts.case_values import Answered, SentLetter
from actions.core.letter.choice import choose_letter
from actions.core.letter.kinds import NO_ANSWER_FOLLOW_UP
from actions.core.letter.waiting import unanswered
from actions.core.plan.situation import situation_of


@dataclass(frozen=True)
class NextLetter:
    """A letter to send, from which day, and why, told to the parent."""

    kind: str
    title: str
    due_on: date
    is_due: bool  # the day has come
    reason_id: str
    text: str
    step: str  # as a next step
    citations: tuple[str, ...]


def next_letter(case: Case, content: Guidance, today: date) -> NextLetter | None:
    """The next letter, due today or later; None when all is sent and answered.

    What the facts call for and has not been sent is due at once. After that each letter without
    an answer has its follow-up, and an unanswered follow-up asks for a decision in writing.
    """
    choice = choose_letter(situation_of(case, content, today=today))
    sent = {letter.kind: letter for letter in case.letters_sent}
    if choice.kind not in sent:
        return _next(choice.kind, choice.reason_id, today, content, today)
    waiting = unanswered(case)
    if waiting is None or waiting.kind not in content.letters:
        return None
    follow_up = sent.get(NO_ANSWER_FOLLOW_UP)
    if follow_up is None or follow_up.sent_on < waiting.sent_on:
        due = follow_up_day(waiting, case, content)
        return _next(NO_ANSWER_FOLLOW_UP, "after_silence", due, content, today)
    after = content.letters[waiting.kind].template.after_silence
    if after is None or after in sent or follow_up.answered is Answered.YES:
        return None
    due = follow_up_day(follow_up, case, content)
    return _next(after, "after_follow_up", due, content, today)


def follow_up_day(letter: SentLetter, case: Case, content: Guidance) -> date:
    """The first weekday after the time for an answer has passed.

    The state's time where it has one, else a number we suggest. The later end of a window counts:
    nobody is reminded too soon.
    """
    days, day_type, pauses = answer_time(content.letters[letter.kind].template, case, content)
    day = window(letter.sent_on, days, day_type, content.calendar, pauses).latest
    day += timedelta(days=1)
    while day.weekday() >= SCHOOL_WEEK:
        day += timedelta(days=1)
    return day


def answer_time(
    template: LetterTemplate, case: Case, content: Guidance
) -> tuple[int, DayType, Pause | None]:
    """Days, their kind, what stops them: the state's as in the timeline, else our suggestion."""
    state = content.states.get(case.state or "")
    time = state_time(state, template.state_clock) if state and template.state_clock else None
    if time:
        return time.days, time.day_type, time.pauses
    return template.answer_within.days, template.answer_within.day_type, None


def _next(kind: str, reason: str, due: date, content: Guidance, today: date) -> NextLetter:
    template = content.letters[kind].template
    return NextLetter(
        kind=kind,
        title=template.title,
        due_on=due,
        is_due=due <= today,
        reason_id=reason,
        text=content.letters.reasons[reason].text,
        step=template.step,
        citations=template.step_citations,
    )
