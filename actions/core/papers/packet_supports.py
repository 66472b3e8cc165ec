"""The supports of a meeting packet, each with a box, its reasons and words to ask for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from actions.core.content.guidance import Guidance
from actions.core.content.placeholders import fill
from actions.core.facts.case import Case
from actions.core.letter.model import Paragraph
from actions.core.papers.packet_model import Check, CheckList, Section
from actions.core.phrases import child_called, listed
from actions.core.plan.plan import Plan
from actions.core.plan.supports import Match

MAX_REASONS = 2


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
