"""What is in the content, listed for the checks: who cites what, which entries must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, get_args

from actions.core.content.advice import SUMMARY_ID
from actions.core.content.assessment import BandId, RouteId, Statement
from actions.core.content.chat import ERASING, NAMES, NOTICES
from actions.core.content.fits import Fits, FunctionId
from actions.core.content.guidance import Guidance
from actions.core.facts.case import PART_DAY_PROBLEMS
from actions.core.facts.case_values import Severity
from actions.core.facts.contradictions import CONTRADICTIONS

STATEMENTS = (
    "because",
    "eligibility",
    "strengthen",
    "attendance",
    "cautions",
    "next_steps",
    "contradictions",
)
MEETING = ("bring", "questions", "people", "answers")
CITING = ("routes", "categories", "bands", "functions", *STATEMENTS)


def statements(content: Guidance) -> Iterator[tuple[str, Statement]]:
    """Every statement with its file."""
    for name in STATEMENTS:
        for one in getattr(content.assessment, name).values():
            yield f"assessment/{name}.yml", one
    for name in MEETING:
        for one in getattr(content.meeting, name).values():
            yield f"meeting/{name}.yml", one


def rules_named(content: Guidance) -> Iterator[tuple[str, str, str]]:
    """Every use of a rule: file, entry, name of the rule."""
    for file, one in statements(content):
        for name in (*one.when, *one.unless):
            yield file, one.id, name
    for kind, letter in content.letters.items():
        template = letter.template
        parts = [part.when for group in letter.groups for part in group]
        lines = [line.when for line in template.lines]
        options = [option.when for option in template.options]
        for name in (*parts, *lines, *options):
            yield f"letters/{kind}", kind, name


def fitted(content: Guidance) -> Iterator[tuple[str, str, Fits]]:
    """Everything matched to a child: file, id and for whom."""
    for support in content.supports.values():
        yield f"supports/{support.family}/{support.id}.yml", support.id, support.fits
    for goal in content.goals.values():
        yield f"goals/{goal.id}.yml", goal.id, goal.fits


def citations_used(content: Guidance) -> Iterator[tuple[str, str, str]]:
    """Every use of a citation: file, entry, citation id."""
    for support in content.supports.values():
        yield from _uses(f"supports/{support.family}/{support.id}.yml", [support])
    for folder in ("goals", "faq"):
        for entry in getattr(content, folder).values():
            yield from _uses(f"{folder}/{entry.id}.yml", [entry])
    for name in CITING:
        yield from _uses(f"assessment/{name}.yml", getattr(content.assessment, name).values())
    for name in MEETING:
        yield from _uses(f"meeting/{name}.yml", getattr(content.meeting, name).values())
    yield from _uses("timelines/school_year.yml", content.school_years.values())
    yield from _uses("meeting/picture.yml", [content.meeting.picture])
    yield from _uses("timelines/steps.yml", content.timelines.steps.values())
    for kind, letter in content.letters.items():
        yield from _uses(f"letters/{kind}", (part for group in letter.groups for part in group))
        for citation in letter.template.step_citations:
            yield f"letters/{kind}/letter.yml", kind, citation


def _uses(file: str, entries: Iterable[Any]) -> Iterator[tuple[str, str, str]]:
    for entry in entries:
        for citation in entry.citations:
            yield file, entry.id, citation


Needed = tuple[str, Collection[str], Mapping[str, Any]]


def needed(content: Guidance) -> list[Needed]:
    """File, ids that must be in it, and what is in it."""
    advice, words = content.assessment, content.vocabulary
    return [
        ("assessment/routes.yml", get_args(RouteId), advice.routes),
        ("assessment/confidence.yml", ("strong", "fair", "early"), advice.confidence),
        ("assessment/bands.yml", get_args(BandId), advice.bands),
        ("assessment/functions.yml", get_args(FunctionId), advice.functions),
        ("assessment/summary.yml", (SUMMARY_ID,), advice.summary),
        ("assessment/contradictions.yml", CONTRADICTIONS, advice.contradictions),
        *(
            (f"chat/{name}.yml", ids.split(), getattr(content.chat, name))
            for name, ids in NOTICES.items()
        ),
        ("conditions/groups.yml", words["conditions"], content.condition_groups),
        ("chat/erasing.yml", ERASING.split(), content.chat.erasing),
        ("chat/names.yml", NAMES.split(), content.chat.names),
        _clauses(content, "triggers", words["triggers"]),
        _clauses(content, "impacts", words["impacts"]),
        _clauses(content, "school_response", words["school_responses"]),
        _clauses(content, "part_day_problems", PART_DAY_PROBLEMS),
        _clauses(content, "severity", [severity.value for severity in Severity]),
    ]


def _clauses(content: Guidance, field: str, ids: Collection[str]) -> Needed:
    return f"assessment/reasons/{field}.yml", ids, content.assessment.reasons[field]


def number_of_entries(content: Guidance) -> int:
    """How many entries of guidance and law there are, vocabulary included."""
    advice = content.assessment
    parts: list[Mapping[str, Any]] = [
        content.citations,
        content.supports,
        content.goals,
        content.faq,
        content.library,
        content.forbidden,
        content.states,
        content.school_years,
        content.timelines.steps,
        content.letters,
        advice.confidence,
        *content.vocabulary.values(),
        *(getattr(advice, name) for name in CITING),
        *advice.reasons.values(),
        *(getattr(content.meeting, name) for name in MEETING),
    ]
    return sum(len(part) for part in parts)
