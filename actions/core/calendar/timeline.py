"""What should happen after a letter, by when, and what to do when a day passes.

A state whose number we could not confirm gives no date; its education department is named instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from actions.core.calendar.deadlines import Window, window
from actions.core.calendar.state_limits import StateClockTime, state_time
from actions.core.content.guidance import Guidance
from actions.core.content.letter_models import Limit
from actions.core.content.placeholders import fill
from actions.core.content.states import StateTimeline
from actions.core.content.timeline_steps import Certainty, StepWords
from actions.core.facts.case import Case
from actions.core.facts.case_values import Answered, SentLetter
from actions.core.letter.choice import choose_letter
from actions.core.phrases import due, spelled
from actions.core.plan.situation import situation_of

CERTAINTY: dict[str, Certainty] = {"high": "sure", "medium": "likely", "low": "unsure"}
"""How sure we are of a state's row -> which of a step's texts is said."""


@dataclass(frozen=True)
class TimelineStep:
    """One step. `window` and `by` are None where no honest date can be given."""

    id: str
    letter: SentLetter
    title: str
    text: str
    by: str | None  # "by December 9, 2026"
    if_late: str
    window: Window | None
    is_about: bool  # the day rests on an estimate or on a number to be checked
    is_ours: bool  # the number is our suggestion, not a rule
    source: str | None  # the state's rule
    note: str | None  # what that rule covers, pauses and traps
    citations: tuple[str, ...]


def letters_followed(case: Case, content: Guidance, today: date) -> tuple[SentLetter, ...]:
    """The letters whose dates count: all that wait for an answer, else the next, as if sent now."""
    sent = {letter.kind: letter for letter in case.letters_sent}
    waiting = tuple(
        letter
        for letter in case.letters_sent
        if letter.answered is not Answered.YES and letter.kind in content.letters
    )
    kind = choose_letter(situation_of(case, content, today=today)).kind
    return waiting or (sent.get(kind, SentLetter(kind=kind, sent_on=today)),)


def timeline_for(case: Case, content: Guidance, today: date) -> tuple[TimelineStep, ...]:
    """The steps after each letter of `letters_followed`, in the order they were sent."""
    letters = letters_followed(case, content, today)
    return tuple(step for letter in letters for step in steps_after(letter, case, content))


def steps_after(letter: SentLetter, case: Case, content: Guidance) -> tuple[TimelineStep, ...]:
    """What should happen after one letter."""
    answer: Window | None = None
    found = []
    for step in content.timelines.steps.values():
        if letter.kind in step.letters:
            found.append(_step(step, letter, answer, case, content))
            answer = found[-1].window if step.counts == "state_answer" else answer
    return tuple(found)


def step_text(step: TimelineStep, content: Guidance) -> str:
    """A step's text with its day."""
    if step.by is None:
        return step.text
    return f"{step.text} {content.timelines.words.by_note.format(by=step.by)}"


def _step(
    step: StepWords, letter: SentLetter, answer: Window | None, case: Case, content: Guidance
) -> TimelineStep:
    state = content.states.get(case.state or "")
    if step.counts is None:
        return _told(step, letter, step.says["always"], None, content, state)
    if isinstance(step.counts, Limit):
        ends = window(letter.sent_on, step.counts.days, step.counts.day_type, content.calendar)
        return _told(step, letter, step.says["always"], ends, content, state)
    time = state_time(state, step.counts) if state else None
    if state is None or time is None:
        return _without_number(step, letter, content, state)
    if time.starts == "consent":
        return _from_consent(step, time, letter, answer, case, content, state)
    return _by_state(step, time, letter, letter.sent_on, content, state)


def _without_number(
    step: StepWords, letter: SentLetter, content: Guidance, state: StateTimeline | None
) -> TimelineStep:
    own = step.no_number
    assert own is not None  # content check: a state's clock always has it
    if own.days is None or own.day_type is None:
        return _told(step, letter, own.text, None, content, state)
    ends = window(letter.sent_on, own.days, own.day_type, content.calendar)
    return replace(_told(step, letter, own.text, ends, content, state), is_ours=True)


def _from_consent(
    step: StepWords,
    time: StateClockTime,
    letter: SentLetter,
    answer: Window | None,
    case: Case,
    content: Guidance,
    state: StateTimeline,
) -> TimelineStep:
    """Counted from the day the form was signed; before that, an example from the answer's day."""
    words = content.timelines.words
    signed = case.consent_signed_on
    is_signed = signed is not None and signed >= letter.sent_on  # an earlier form was another's
    start = signed if is_signed else (answer.latest if answer else None)
    step_by = _by_state(step, time, letter, start, content, state, is_example=not is_signed)
    if start is None or step_by.window is None:
        return step_by
    says = words.from_signed if is_signed else words.from_consent
    return replace(step_by, text=f"{step_by.text} {says.format(form_by=spelled(start))}")


def _by_state(
    step: StepWords,
    time: StateClockTime,
    letter: SentLetter,
    start: date | None,
    content: Guidance,
    state: StateTimeline,
    *,
    is_example: bool = False,
) -> TimelineStep:
    """A state's own number, counted from `start`; without a day or when unsure, no date."""
    words = content.timelines.words
    certainty = CERTAINTY[time.confidence]
    text = step.says[certainty]
    ends = None
    if start is not None and certainty != "unsure":
        ends = window(start, time.days, time.day_type, content.calendar, time.pauses)
    values = {
        "time": f"{time.days} {words.day_types[time.day_type]}",
        "start": words.starts[time.starts],
    }
    is_about = is_example or certainty != "sure"
    told = _told(step, letter, text, ends, content, state, values, is_about)
    note = state.note if step.counts == "state_evaluation" else None
    return replace(told, source=time.citation, note=note)


def _told(
    step: StepWords,
    letter: SentLetter,
    text: str,
    ends: Window | None,
    content: Guidance,
    state: StateTimeline | None,
    values: Mapping[str, str] = MappingProxyType({}),
    about: bool = False,
) -> TimelineStep:
    words = content.timelines.words
    is_about = about or (ends is not None and not ends.is_exact)
    return TimelineStep(
        id=step.id,
        letter=letter,
        title=step.title,
        text=fill(text, {"state": state.name if state else words.your_state, **values}),
        by=due(ends, is_about, words) if ends else None,
        if_late=step.if_late,
        window=ends,
        is_about=is_about,
        is_ours=step.is_ours,
        source=None,
        note=None,
        citations=step.citations,
    )
