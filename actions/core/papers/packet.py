"""Gathers a meeting packet: one document with everything a parent needs at the table."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from actions.core.content.guidance import Guidance
from actions.core.facts.case import Case
from actions.core.facts.values import values_for
from actions.core.letter.approval import with_approved
from actions.core.letter.case import printable_case
from actions.core.papers.packet_model import Packet
from actions.core.papers.packet_sections import (
    answers,
    attendance,
    goals,
    notes,
    overview,
    sources,
    to_check,
)
from actions.core.papers.packet_supports import supports_to_ask
from actions.core.papers.packet_timeline import timeline
from actions.core.phrases import child_called, spelled
from actions.core.plan.fits import suits
from actions.core.plan.illness import illnesses_in
from actions.core.plan.plan import make_plan
from actions.core.plan.reasons import Reason, statements_for
from actions.core.plan.situation import situation_of


def make_packet(
    case: Case,
    content: Guidance,
    *,
    today: date,
    supports: Collection[str] | None = None,
    approved: Collection[str] | None = None,
) -> Packet:
    """The packet for a case. `supports`: ids of those to ask for; by default those the parent
    chose, else the first few that fit. What limits care is left out for a child with an illness.

    `approved` as for a letter: the sensitive facts that may stand in it, None for all. Raises
    KeyError for a support that there is not.
    """
    if supports is None and case.chosen_supports is not None:
        supports = [one for one in case.chosen_supports if one in content.supports]
    if supports:
        ill = illnesses_in(case, content)
        supports = [one for one in supports if suits(content.supports[one].fits, ill)] or None
    told, case = case, printable_case(with_approved(case, content, approved))
    words = content.meeting.packet
    plan = make_plan(case, content, today=today, told=told)
    people, said = _statements(case, content, plan.route, today, told)
    sections = (
        overview(case, plan, content),
        attendance(case, plan, content, today),
        supports_to_ask(plan, content, supports, case),
        goals(plan, content),
        to_check("questions", words.questions, plan.questions),
        to_check("bring", words.bring, plan.bring),
        to_check("people", words.people, people),
        answers(said, content),
        timeline(told, content, today),
    )
    held = tuple(section for section in sections if section is not None)
    listed, citations = sources(plan, (*people, *said), content)
    child = child_called(case, content.assessment.words)
    return Packet(
        title=words.for_child.format(child=child) if case.child_name else words.title,
        author=case.parent_name or "",
        date=today,
        lead=(words.made_on.format(date=spelled(today)), words.yours),
        sections=(*held, notes(content), listed),
        page=words.page,
        citations=citations,
    )


def _statements(
    case: Case, content: Guidance, route: str, today: date, told: Case
) -> Iterator[tuple[Reason, ...]]:
    """Who should be there, and what to say."""
    now = situation_of(case, content, today=today, told=told)
    values = values_for(now, content, today=today)
    for found in (content.meeting.people, content.meeting.answers):
        yield tuple(statements_for(found.values(), now, route, values))
