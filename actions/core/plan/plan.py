"""Everything Homeroom can say about one child's situation, gathered into one frozen plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.core.content.guidance import Guidance
from actions.core.content.placeholders import fill
from actions.core.facts.case import Case
from actions.core.facts.contradiction_checks import CHECKS
from actions.core.facts.values import values_for
from actions.core.letter.choice import choose_letter
from actions.core.letter.next import NextLetter, next_letter
from actions.core.phrases import spelled
from actions.core.plan.attendance import AttendancePicture
from actions.core.plan.eligibility import route_for
from actions.core.plan.goals import ChosenGoal, choose_goals
from actions.core.plan.plan_json import plan_as_json
from actions.core.plan.reasons import Reason, statements_for
from actions.core.plan.situation import Situation, situation_of
from actions.core.plan.supports import Match, first_supports, match_supports


@dataclass(frozen=True)
class Plan:
    """What may fit, why, how sure that is, and what to do next. All texts are ready to show."""

    route: str
    headline: str
    why: Reason
    because: tuple[Reason, ...]
    eligibility: tuple[Reason, ...]  # what a team may look at, and what it will ask
    strengthen: tuple[Reason, ...]  # what is missing for a clearer case
    confidence: str
    confidence_word: str
    confidence_text: str
    attendance: AttendancePicture | None
    band: str | None
    attendance_says: tuple[Reason, ...]
    contradictions: tuple[Reason, ...]
    cautions: tuple[Reason, ...]
    supports: tuple[Match, ...]  # the first few
    other_supports: tuple[Match, ...]  # the rest that fit, those to be careful with last
    chosen_supports: tuple[str, ...]  # ids to ask for at the meeting; the first few by default
    goals: tuple[ChosenGoal, ...]
    bring: tuple[Reason, ...]
    questions: tuple[Reason, ...]
    next_steps: tuple[Reason, ...]
    letter_kind: str
    letter_reason: str  # id worded with the letters
    next_letter: NextLetter | None  # None: all sent and answered
    made_on: date

    def as_json(self) -> dict[str, Any]:
        """The plan as plain values for JSON."""
        return plan_as_json(self)


def make_plan(case: Case, content: Guidance, *, today: date, told: Case | None = None) -> Plan:
    """The plan for a case. The same case, content and day give the same plan.

    `told`: the case before private facts were taken out, see `situation_of`.
    """
    now = situation_of(case, content, today=today, told=told)
    values = values_for(now, content, today=today)
    route = route_for(now, content, values)
    advice = content.assessment
    words = advice.routes[route.id]
    confidence = advice.confidence[route.confidence]
    matches = match_supports(now, content.supports.values(), content)
    first = first_supports(matches)
    shown = {match.support.id for match in first}
    letter = choose_letter(now)
    following = next_letter(now.told, content, today)

    def said(statements: dict[str, Any]) -> tuple[Reason, ...]:
        return tuple(statements_for(statements.values(), now, route.id, values))

    return Plan(
        route=route.id,
        headline=fill(words.headline, values),
        why=Reason(fill(words.why, values), ("plan_status",), words.citations, route.id),
        because=route.because,
        eligibility=route.eligibility,
        strengthen=route.strengthen,
        confidence=route.confidence,
        confidence_word=confidence.word,
        confidence_text=confidence.text,
        attendance=now.attendance,
        band=now.band,
        attendance_says=said(advice.attendance),
        contradictions=_asked_about(now, content, values),
        cautions=said(advice.cautions),
        supports=tuple(first),
        other_supports=tuple(match for match in matches if match.support.id not in shown),
        chosen_supports=_chosen(case, first),
        goals=tuple(choose_goals(now, content, today=today)),
        bring=said(content.meeting.bring),
        questions=said(content.meeting.questions),
        next_steps=(*_letter_step(following, content), *said(advice.next_steps)),
        letter_kind=letter.kind,
        letter_reason=letter.reason_id,
        next_letter=following,
        made_on=today,
    )


def _chosen(case: Case, first: Sequence[Match]) -> tuple[str, ...]:
    if case.chosen_supports is not None:
        return case.chosen_supports
    return tuple(match.support.id for match in first)


def _asked_about(
    now: Situation, content: Guidance, values: Mapping[str, str]
) -> tuple[Reason, ...]:
    """The questions about answers that do not go together, each with those answers' fields."""
    known = now.case.known()
    return tuple(
        Reason(
            fill(content.assessment.contradictions[one].text, values),
            tuple(field for field in CHECKS[one][0] if field in known),
            entry=one,
        )
        for one in now.contradictions
    )


def _letter_step(letter: NextLetter | None, content: Guidance) -> tuple[Reason, ...]:
    """The next letter as the first next step; with its day when that is still to come."""
    if letter is None:
        return ()
    words = content.letters.words
    if letter.is_due:
        text = f"{letter.step} {words.can_draft}"
        return (Reason(text, ("letters_sent",), letter.citations),)
    text = words.later_step.format(date=spelled(letter.due_on), why=letter.text)
    return (Reason(text, ("letters_sent",), letter.citations),)
