"""The sections of a meeting packet, each from the plan's parts and the words of the content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from actions.core.content.guidance import Guidance
from actions.core.facts.case import Case
from actions.core.letter.labels import value_in_words
from actions.core.letter.model import BulletList, Paragraph
from actions.core.papers.packet_model import (
    Check,
    CheckList,
    Drawing,
    PacketBlock,
    Section,
    Subheading,
    Table,
    WritingLines,
)
from actions.core.papers.picture import attendance_chart
from actions.core.papers.picture_svg import chart_svg
from actions.core.plan.goals import ChosenGoal
from actions.core.plan.plan import Plan
from actions.core.plan.reasons import Reason
from actions.core.plan.summary import citations_of

MAX_BECAUSE = 5
MAX_STEPS = 5
MAX_CAUTIONS = 3


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


def _goal_lines(goal: ChosenGoal, content: Guidance) -> tuple[str, ...]:
    words = content.meeting.packet
    lines = (goal.text, words.measured.format(text=goal.measured_by))
    return (
        (*lines, words.measure_first.format(text=goal.measure_first))
        if (goal.measure_first)
        else lines
    )
