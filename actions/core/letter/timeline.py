"""What should happen after a letter, by when, and what to do when a day passes.

A state whose number we could not confirm gives no date; its education department is named instead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from actions.core.case import Case, SentLetter
from actions.core.clock import Window, window
from actions.core.content.guidance import Guidance
from actions.core.content.letter_models import Limit
from actions.core.content.placeholders import fill, placeholders_in
from actions.core.content.states import StateTimeline
from actions.core.content.timeline_steps import StepWords, TimelineWords
from actions.core.letter.choice import choose_letter, unanswered
from actions.core.letter.state_clock import StateClockTime, state_time
from actions.core.phrases import spelled


@dataclass(frozen=True)
class TimelineStep:
    """One step. `window` is None where no honest date can be given."""

    id: str
    title: str
    text: str
    if_late: str
    window: Window | None
    is_about: bool  # the day rests on an estimate or on a number to be checked
    is_ours: bool  # the number is our suggestion, not a rule
    source: str | None  # the state's rule
    note: str | None  # what that rule covers, pauses and traps
    citations: tuple[str, ...]


def letter_followed(case: Case, today: date) -> SentLetter:
    """The letter whose dates count: the one that waits, the last sent, or one sent today."""
    last = case.letters_sent[-1] if case.letters_sent else None
    return unanswered(case) or last or SentLetter(kind=choose_letter(case).kind, sent_on=today)


def timeline_for(case: Case, content: Guidance, today: date) -> tuple[TimelineStep, ...]:
    """The steps after the letter that waits for an answer; without one, as if sent today."""
    letter = letter_followed(case, today)
    steps = [step for step in content.timelines.steps.values() if letter.kind in step.letters]
    answer: Window | None = None
    found = []
    for step in steps:
        found.append(_step(step, letter.sent_on, answer, case, content))
        answer = found[-1].window if step.counts == "state_answer" else answer
    return tuple(found)


def _step(
    step: StepWords, sent: date, answer: Window | None, case: Case, content: Guidance
) -> TimelineStep:
    state = content.states.get(case.state or "")
    if isinstance(step.counts, Limit):
        ends = window(sent, step.counts.days, step.counts.day_type, content.calendar)
        return _told(step, step.says["always"], ends, not ends.is_exact, None, content, state)
    if step.counts is None:
        return _told(step, step.says["always"], None, False, None, content, state)
    time = state_time(state, step.counts) if state else None
    if time is None:
        return _without_number(step, sent, content, state)
    return _by_state(step, time, sent, answer, content, state)


def _without_number(
    step: StepWords, sent: date, content: Guidance, state: StateTimeline | None
) -> TimelineStep:
    own = step.no_number
    assert own is not None  # content check: a state's clock always has it
    ends = None
    if own.days and own.day_type:
        ends = window(sent, own.days, own.day_type, content.calendar)
    told = _told(step, own.text, ends, True, None, content, state)
    return replace(told, is_ours=ends is not None)


def _by_state(
    step: StepWords,
    time: StateClockTime,
    sent: date,
    answer: Window | None,
    content: Guidance,
    state: StateTimeline | None,
) -> TimelineStep:
    """A state's own number. Counted from consent, the date is an example from the answer's day."""
    certainty = {"high": "sure", "medium": "likely", "low": "unsure"}[time.confidence]
    text = step.says[certainty]  # type: ignore[index]
    start = sent if time.starts == "request" else (answer.latest if answer else None)
    ends = None
    if start is not None and certainty != "unsure":
        ends = window(start, time.days, time.day_type, content.calendar, time.pauses)
    is_about = certainty != "sure" or time.starts == "consent" or (ends and not ends.is_exact)
    values = _time_words(time, start, ends, bool(is_about), content.timelines.words)
    return _told(step, text, ends, bool(is_about), time.citation, content, state, values)


def _time_words(
    time: StateClockTime, start: date | None, ends: Window | None, about: bool, words: TimelineWords
) -> dict[str, str]:
    by = _by(ends, about, words) if ends else ""
    note = ""
    if ends and time.starts == "consent" and start:
        note = words.from_consent.format(form_by=spelled(start), by=by)
    elif ends:
        note = words.by_note.format(by=by)
    return {
        "time": f"{time.days} {words.day_types[time.day_type]}",
        "start": words.starts[time.starts],
        "by_note": note,
    }


def _told(
    step: StepWords,
    text: str,
    ends: Window | None,
    about: bool,
    source: str | None,
    content: Guidance,
    state: StateTimeline | None,
    values: dict[str, str] | None = None,
) -> TimelineStep:
    words = content.timelines.words
    known = {
        "state": state.name if state else words.your_state,
        "by": _by(ends, about, words) if ends else "",
        **(values or {}),
    }
    assert placeholders_in(text) <= set(known)  # content check
    return TimelineStep(
        id=step.id,
        title=step.title,
        text=" ".join(fill(text, known).split()),
        if_late=step.if_late,
        window=ends,
        is_about=about,
        is_ours=step.is_ours,
        source=source,
        note=state.note if source and state and step.counts == "state_evaluation" else None,
        citations=step.citations,
    )


def _by(ends: Window, about: bool, words: TimelineWords) -> str:
    if not ends.is_exact:
        return words.between.format(first=spelled(ends.earliest), last=spelled(ends.latest))
    return (words.about if about else words.on).format(date=spelled(ends.latest))
