"""What fills the placeholders of statements. A placeholder whose fact is unknown has no value."""

from __future__ import annotations

from datetime import date

from actions.core.calendar.deadlines import window
from actions.core.calendar.state_limits import StateClockTime, state_time
from actions.core.content.guidance import Guidance
from actions.core.facts.case import PART_DAY_COUNTS
from actions.core.facts.recap import recap
from actions.core.facts.told import only
from actions.core.letter.conditions import concerns
from actions.core.letter.words import number, with_article
from actions.core.phrases import child_called, due, listed, time_limit
from actions.core.plan.situation import Situation

MAX_NAMED = 4
"""More items than this in one sentence are not read."""


def values_for(now: Situation, content: Guidance, *, today: date) -> dict[str, str]:
    """Placeholder -> text, for the placeholders whose fact is known."""
    values = {
        "child": child_called(now.case, content.assessment.words),
        **_attendance(now, content),
        **_told(now, content),
        **_state(now, content, today),
    }
    return {name: text for name, text in values.items() if text}


def _attendance(now: Situation, content: Guidance) -> dict[str, str | None]:
    line = content.assessment.bands["chronic_moderate"].from_percent
    values: dict[str, str | None] = {
        "chronic_days": number(round(content.calendar.days * line / 100)),
        "part_days": _part_days(now, content),
    }
    picture = now.attendance
    if picture is None:
        return values
    about = content.assessment.words.about
    values["missed"] = (about if picture.missed_is_guess else "") + number(picture.missed)
    values["period"] = now.case.period
    if "missed_days" in now.case.per:
        values["per"] = content.letters.words.per[now.case.per["missed_days"].value]
    if picture.enrolled is not None:
        guess = about if picture.enrolled_is_guess else ""
        values["enrolled"] = guess + number(picture.enrolled)
    if picture.percent is not None:
        values["percent"] = str(picture.percent)
    return values


def _part_days(now: Situation, content: Guidance) -> str:
    """Counts where known, else the kinds of trouble, as the recap says them."""
    known = now.case.known()
    fields = (*PART_DAY_COUNTS, "part_day_problems", "avoided_classes", "per", "estimated")
    facts = only(known, [field for field in fields if known.get(field)])
    return recap(facts, content) if facts else ""


def _told(now: Situation, content: Guidance) -> dict[str, str | None]:
    words = content.assessment.words
    clauses = content.assessment.reasons["impacts"]
    child = child_called(now.case, words)
    impacts = [
        clauses[impact].says.format(child=child)
        for impact in now.case.impacts or ()
        if impact in clauses and impact != "grades_fine"
    ]
    told = concerns(now.case)
    provider = now.case.provider
    return {
        "diagnosed": _conditions(told.diagnosed, content),
        "suspected": _conditions(told.waiting + told.suspected + told.named, content),
        "impacts": listed(impacts[:MAX_NAMED], words),
        "provider": with_article(content.label("providers", provider)) if provider else None,
    }


def _conditions(ids: tuple[str, ...], content: Guidance) -> str:
    labels = [content.label("conditions", condition) for condition in ids]
    return listed(labels[:MAX_NAMED], content.assessment.words)


def _state(now: Situation, content: Guidance, today: date) -> dict[str, str | None]:
    state = now.state
    if state is None:
        return {}
    words = content.assessment.words
    answer = state_time(state, "state_answer")
    return {
        "state": state.name,
        "answer_time": time_limit(answer.days, answer.day_type, words) if answer else None,
        "answer_by": _due_if_sent(answer, content, today) if answer else None,
        "evaluation_time": time_limit(state.evaluation_days, state.day_type, words),
        "state_note": state.note,
    }


def _due_if_sent(time: StateClockTime, content: Guidance, today: date) -> str:
    """When the school's answer is due if the letter goes out today, as the timeline says it."""
    ends = window(today, time.days, time.day_type, content.calendar, time.pauses)
    return due(ends, time.confidence != "high", content.timelines.words)
