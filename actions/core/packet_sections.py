"""The sections of a meeting packet, each from the plan's parts and the words of the content."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from actions.core.case import Case
from actions.core.content.guidance import Guidance
from actions.core.content.placeholders import fill
from actions.core.goals import ChosenGoal
from actions.core.letter.labels import value_in_words
from actions.core.letter.model import BulletList, Paragraph
from actions.core.letter.timeline import TimelineStep, letters_followed, steps_after
from actions.core.letter.words import capitalised
from actions.core.packet_model import (
    Check,
    CheckList,
    Drawing,
    PacketBlock,
    Section,
    Subheading,
    Table,
    WritingLines,
)
from actions.core.phrases import child_called, listed, spelled
from actions.core.picture import attendance_chart
from actions.core.picture_svg import chart_svg
from actions.core.plan import Plan
from actions.core.reasons import Reason
from actions.core.summary import citations_of
from actions.core.supports import Match

MAX_BECAUSE = 5
MAX_STEPS = 5
MAX_CAUTIONS = 3
MAX_REASONS = 2


def overview(case: Case, plan: Plan, content: Guidance) -> Section:
    """One page: who it is about, what to ask for, why, and what to do next."""
    words = content.meeting.packet
    known = case.known()
    rows = tuple(
        (label, value_in_words(case, field, content))
        for field, label in words.facts.items()
        if known.get(field)
    )
    blocks: list[PacketBlock] = [Table((), rows)] if rows else []
    blocks += [Subheading(words.ask_for), Paragraph(plan.headline), Paragraph(plan.why.text)]
    blocks += _bullets(words.why, plan.because[:MAX_BECAUSE])
    blocks += _bullets(words.steps, _steps(plan)[:MAX_STEPS])
    blocks += _bullets(words.good_to_know, plan.cautions[:MAX_CAUTIONS])
    blocks.append(Paragraph(content.assessment.words.disclaimer))
    return Section("overview", words.overview, tuple(blocks))


def attendance(case: Case, plan: Plan, content: Guidance, today: date) -> Section:
    """The picture, and what it means."""
    words = content.meeting.packet
    chart = attendance_chart(case, content, today=today)
    blocks: list[PacketBlock] = []
    if chart is not None:
        blocks.append(Drawing(chart_svg(chart), chart.alt))
    texts = tuple(reason.text for reason in (*plan.contradictions, *plan.attendance_says))
    if texts:
        blocks.append(BulletList(texts))
    if chart is None:
        blocks += [Paragraph(words.no_attendance), WritingLines(3)]
    return Section("attendance", words.attendance, tuple(blocks), starts_page=True)


def supports_to_ask(
    plan: Plan, content: Guidance, chosen: Collection[str] | None, case: Case
) -> Section | None:
    """The supports with a box each, their reasons, and words to ask for them."""
    words = content.meeting.packet
    matches: Sequence[Match] = plan.supports
    if chosen is not None:
        matches = [_match(one, plan, content, case) for one in dict.fromkeys(chosen)]
    items = tuple(Check(match.support.title, _support_lines(match, content)) for match in matches)
    if not items:
        return None
    blocks = (Paragraph(words.supports_lead), CheckList(items))
    return Section("supports", words.supports, blocks)


def goals(plan: Plan, content: Guidance) -> Section | None:
    """Example goals with the child's numbers."""
    words = content.meeting.packet
    items = tuple(Check(goal.goal.title, _goal_lines(goal, content)) for goal in plan.goals)
    if not items:
        return None
    return Section("goals", words.goals, (Paragraph(words.goals_lead), CheckList(items)))


def to_check(section_id: str, title: str, reasons: Iterable[Reason]) -> Section | None:
    """A list of sentences with a box each."""
    items = tuple(Check(reason.text) for reason in reasons)
    return Section(section_id, title, (CheckList(items),)) if items else None


def answers(said: Sequence[Reason], content: Guidance) -> Section:
    """What to say when told that it is only attendance."""
    words = content.meeting.packet
    texts = BulletList(tuple(reason.text for reason in said))
    return Section("answers", words.answers, (Paragraph(words.answers_lead), texts))


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


def notes(content: Guidance) -> Section:
    """Room to write."""
    words = content.meeting.packet
    blocks = (Paragraph(words.notes_lead), WritingLines(words.notes_lines))
    return Section("notes", words.notes, blocks)


def sources(
    plan: Plan, more: Iterable[Reason], content: Guidance
) -> tuple[Section, tuple[str, ...]]:
    """Every law and practice the packet leans on, and their ids."""
    words = content.meeting.packet
    used = [*citations_of(plan), *(one for reason in more for one in reason.citations)]
    ids = tuple(dict.fromkeys(used))
    lines = []
    for citation in (content.citations[one] for one in ids):
        check = "" if citation.confidence == "high" else f" {words.source_to_check}"
        lines.append(f"{citation.title}: {citation.section}{check}")
    listed_sources = (BulletList(tuple(lines)),)
    return Section("sources", words.sources, listed_sources, is_small=True), ids


def _steps(plan: Plan) -> tuple[Reason, ...]:
    """The next steps; a letter that is due is named as on paper, without our offer to draft it."""
    letter = plan.next_letter
    if letter is None or not letter.is_due:
        return plan.next_steps
    return (Reason(letter.step, (), letter.citations), *plan.next_steps[1:])


def _bullets(title: str, reasons: Sequence[Reason]) -> list[PacketBlock]:
    texts = tuple(reason.text for reason in reasons)
    return [Subheading(title), BulletList(texts)] if texts else []


def _match(support_id: str, plan: Plan, content: Guidance, case: Case) -> Match:
    """The plan's match; a support the parent chose beyond it stands without a reason."""
    for match in (*plan.supports, *plan.other_supports):
        if match.support.id == support_id:
            return match
    support = content.supports[support_id]
    values = {"child": child_called(case, content.assessment.words)}
    what, ask, care = (fill(text, values) for text in (support.what, support.ask, support.care))
    return Match(support, (), 0, what=what, ask=ask, care=care)


def _support_lines(match: Match, content: Guidance) -> tuple[str, ...]:
    words = content.meeting.packet
    why = listed([reason.text for reason in match.reasons[:MAX_REASONS]], content.assessment.words)
    lines = [words.ask.format(text=match.ask)]
    if why:
        lines.insert(0, words.because.format(why=why))
    if match.support.weak_version:
        lines.append(words.weak.format(text=match.support.weak_version))
    return (*lines, words.care.format(text=match.care))


def _goal_lines(goal: ChosenGoal, content: Guidance) -> tuple[str, ...]:
    words = content.meeting.packet
    lines = (goal.text, words.measured.format(text=goal.measured_by))
    return (
        (*lines, words.measure_first.format(text=goal.measure_first))
        if (goal.measure_first)
        else lines
    )


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
