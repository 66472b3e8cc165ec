"""A plan said to the parent: a few short chat messages, or one longer text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions.core.content.assessment import SummaryWords
from actions.core.content.citations import Citation
from actions.core.content.guidance import Guidance
from actions.core.phrases import listed
from actions.core.plan.goals import ChosenGoal
from actions.core.plan.plan import Plan
from actions.core.plan.reasons import Reason
from actions.core.plan.supports import Match

MAX_BECAUSE = 4
MAX_ELIGIBILITY = 4
MAX_STRENGTHEN = 2
MAX_GOALS = 2
MAX_BRING = 5
MAX_STEPS = 5
MAX_REASONS = 2
"""Facts named behind one support."""


def chat_summary(plan: Plan, content: Guidance) -> list[str]:
    """Four to seven chat messages: plain text, with "- " before the items of a list."""
    words = content.assessment.words
    goals = [_goal_line(goal, words) for goal in plan.goals[:MAX_GOALS]]
    supports = [_support_line(match, words) for match in plan.supports]
    last = [_titled(words.steps_title, _texts(plan.next_steps[:MAX_STEPS])), words.disclaimer]
    messages = [
        _fit(plan, words, MAX_BECAUSE),
        _eligibility(plan, words),
        _titled(words.attendance_title, _texts((*plan.contradictions, *plan.attendance_says))),
        _titled(words.supports_title, supports),
        _titled(words.goals_title, goals),
        _titled(words.bring_title, _texts(plan.bring[:MAX_BRING])),
        _joined(last),
    ]
    return [message for message in messages if message]


def plan_text(plan: Plan, content: Guidance) -> str:
    """The whole plan as one text, with what to ask for, cautions and sources."""
    words = content.assessment.words
    goals = [_goal_block(goal, words) for goal in plan.goals]
    return _joined(
        [
            _fit(plan, words, len(plan.because)),
            _titled(words.eligibility_title, _texts(plan.eligibility)),
            _titled(words.strengthen_title, _texts(plan.strengthen)),
            _titled(words.attendance_title, _texts((*plan.contradictions, *plan.attendance_says))),
            words.supports_title,
            *(_support_block(match, words) for match in plan.supports),
            _titled(words.goals_title, goals),
            words.goals_note if goals else "",
            _titled(words.cautions_title, _texts(plan.cautions)),
            _titled(words.bring_title, _texts(plan.bring)),
            _titled(words.questions_title, _texts(plan.questions)),
            _titled(words.steps_title, _texts(plan.next_steps)),
            _titled(words.sources_title, _sources(plan, content)),
            words.disclaimer,
        ]
    )


def citations_of(plan: Plan) -> tuple[str, ...]:
    """Ids of every source the plan leans on, in order of first use."""
    reasons = (
        plan.why,
        *plan.because,
        *plan.eligibility,
        *plan.strengthen,
        *plan.attendance_says,
        *plan.cautions,
        *plan.bring,
        *plan.questions,
        *plan.next_steps,
    )
    used = [one for reason in reasons for one in reason.citations]
    used += [one for match in plan.supports for one in match.support.citations]
    used += [one for chosen in plan.goals for one in chosen.goal.citations]
    return tuple(dict.fromkeys(used))


def _eligibility(plan: Plan, words: SummaryWords) -> str:
    asked = _titled(words.eligibility_title, _texts(plan.eligibility[:MAX_ELIGIBILITY]))
    missing = _titled(words.strengthen_title, _texts(plan.strengthen[:MAX_STRENGTHEN]))
    return _joined([asked, missing])


def _fit(plan: Plan, words: SummaryWords, most: int) -> str:
    sureness = words.sureness.format(word=plan.confidence_word, text=plan.confidence_text)
    why = _titled(words.why_title, _texts(plan.because[:most]))
    return _joined([plan.headline, plan.why.text, why, sureness])


def _support_line(match: Match, words: SummaryWords) -> str:
    return words.support_item.format(title=match.support.title, why=_why(match, words))


def _support_block(match: Match, words: SummaryWords) -> str:
    return "\n".join(
        (
            f"{match.support.title}",
            f"  {words.why_label} {words.reasons_lead} {_why(match, words)}.",
            f"  {words.ask_label} {match.ask}",
            f"  {words.care_label} {match.care}",
        )
    )


def _goal_line(goal: ChosenGoal, words: SummaryWords) -> str:
    text = goal.measure_first or goal.text
    return words.goal_item.format(title=goal.goal.title, text=text)


def _goal_block(goal: ChosenGoal, words: SummaryWords) -> str:
    lines = [goal.text, f"  {words.measured_label} {goal.measured_by}"]
    if goal.measure_first:
        lines.insert(1, f"  {words.measure_first_label} {goal.measure_first}")
    return "\n".join(lines)


def _why(match: Match, words: SummaryWords) -> str:
    return listed([reason.text for reason in match.reasons[:MAX_REASONS]], words)


def _sources(plan: Plan, content: Guidance) -> list[str]:
    words = content.assessment.words
    return [_source(content.citations[one], words) for one in citations_of(plan)]


def _source(citation: Citation, words: SummaryWords) -> str:
    check = "" if citation.confidence == "high" else f" {words.source_to_check}"
    return f"{citation.title}: {citation.section}{check}"


def _texts(reasons: Iterable[Reason]) -> list[str]:
    return [reason.text for reason in reasons]


def _titled(title: str, items: Sequence[str]) -> str:
    """A title with its list, or nothing for an empty list."""
    return "\n".join([title, *(f"- {item}" for item in items)]) if items else ""


def _joined(parts: Sequence[str]) -> str:
    return "\n\n".join(part for part in parts if part)
