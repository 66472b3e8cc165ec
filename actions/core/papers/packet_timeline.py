"""The timeline of a meeting packet: a table for each letter that is waited for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from actions.core.calendar.timeline import TimelineStep, letters_followed, steps_after
from actions.core.content.guidance import Guidance
from actions.core.facts.case import Case
from actions.core.letter.model import Paragraph
from actions.core.letter.words import capitalised
from actions.core.papers.packet_model import PacketBlock, Section, Table
from actions.core.phrases import spelled


def timeline(case: Case, content: Guidance, today: date) -> Section:
    """What should happen after each letter, by when, and what to do when a day passes."""
    words = content.meeting.packet
    blocks: list[PacketBlock] = []
    for letter in letters_followed(case, content, today):
        lead = words.timeline_lead if letter in case.letters_sent else words.timeline_if_sent
        title = content.letters[letter.kind].template.title
        steps = steps_after(letter, case, content)
        blocks.append(Paragraph(lead.format(date=spelled(letter.sent_on), letter=title)))
        rows = tuple(_step_row(step, content) for step in steps)
        blocks.append(Table(words.timeline_header, rows))
        blocks += [Paragraph(text) for text in _step_notes(steps)]
    blocks.append(Paragraph(content.timelines.words.disclaimer))
    return Section("timeline", words.timeline, tuple(blocks))


def _step_row(step: TimelineStep, content: Guidance) -> tuple[str, str, str]:
    by = capitalised(step.by or content.meeting.packet.no_date)
    return (f"{step.title}. {step.text}", by, step.if_late)


def _step_notes(steps: Iterable[TimelineStep]) -> list[str]:
    """The state's rules behind the dates, each once, with what they cover."""
    notes: dict[str, str] = {}
    for step in steps:
        if step.source:
            notes[step.source] = step.note or notes.get(step.source, "")
    return [f"{source}. {note}".strip() for source, note in notes.items()]
