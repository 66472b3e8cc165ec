"""Everything a parent or the school reads, passage by passage, with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from actions.core.content.guidance import Guidance
from actions.core.content.inventory import statements
from actions.core.content.letter_models import LetterContent


@dataclass(frozen=True)
class Passage:
    """What one entry says, as one text."""

    file: str
    entry: str
    audience: Literal["chat", "letter"]
    text: str


def passages(content: Guidance) -> Iterator[Passage]:
    """All passages. Safety messages have a review of their own and are not graded here."""
    yield from _entries(content)
    yield from _assessment(content)
    for kind, letter in content.letters.items():
        yield from _letter(kind, letter)
    for reason in content.letters.reasons.values():
        yield _chat("letters/_shared/reasons.yml", reason.id, (reason.text,))
    yield from _timelines(content)
    yield from _conversation(content)


def _conversation(content: Guidance) -> Iterator[Passage]:
    for asked in content.chat.questions.values():
        wordings = (*asked.ask, *asked.again, *asked.back, asked.why)
        yield _chat("chat/questions", asked.id, wordings)
    for reply in content.chat.replies.values():
        yield _chat("chat/replies", reply.id, reply.all_wordings)
    for fact in content.chat.hard_facts.values():
        yield _chat("chat/hard_facts.yml", fact.id, fact.say)


def _entries(content: Guidance) -> Iterator[Passage]:
    for support in content.supports.values():
        said = (support.what, support.ask, support.weak_version, support.care)
        yield _chat(f"supports/{support.family}/{support.id}.yml", support.id, said)
    for goal in content.goals.values():
        file = f"goals/{goal.id}.yml"
        yield _chat(file, goal.id, (goal.measure_first, goal.care))
        # A goal is for the school's paper: one sentence that holds all its numbers.
        yield Passage(file, goal.id, "letter", f"{goal.pattern or ''} {goal.example}")
    for entry in content.faq.values():
        parts = (entry.question, entry.answer, entry.next_step)
        yield _chat(f"faq/{entry.id}.yml", entry.id, parts)
    for category in content.library.values():
        yield _chat(
            "library/categories.yml", category.id, (f"{category.title}.", category.description)
        )
    for section in content.privacy.values():
        yield _chat("privacy/notice.yml", section.id, (section.text,))


def _assessment(content: Guidance) -> Iterator[Passage]:
    advice = content.assessment
    for file, statement in statements(content):
        yield _chat(file, statement.id, (statement.text,))
    for route in advice.routes.values():
        yield _chat("assessment/routes.yml", route.id, (route.headline, route.why))
    for sureness in advice.confidence.values():
        parts = (f"{sureness.word}.", sureness.text)
        yield _chat("assessment/confidence.yml", sureness.id, parts)
    for category in advice.categories.values():
        yield _chat("assessment/categories.yml", category.id, (category.text,))


def _letter(kind: str, letter: LetterContent) -> Iterator[Passage]:
    template = letter.template
    file = f"letters/{kind}/letter.yml"
    options = (option.text for option in template.options)
    yield _chat(file, kind, (template.purpose, template.step, *options))
    yield _chat(file, f"{kind}, delivery", (line.text for line in template.delivery))
    for group in letter.groups:
        for part in group:
            yield Passage(f"letters/{kind}", part.id, "letter", part.body)


def _timelines(content: Guidance) -> Iterator[Passage]:
    for step in content.timelines.steps.values():
        no_number = (step.no_number.text,) if step.no_number else ()
        parts = (*step.says.values(), *no_number, step.if_late)
        yield _chat("timelines/steps.yml", step.id, parts)
    for state in content.states.values():
        if state.asking_note:
            yield _chat("timelines/states.csv", state.id, (state.asking_note,))


def _chat(file: str, entry: str, parts: Iterable[str]) -> Passage:
    return Passage(file, entry, "chat", "\n\n".join(part.strip() for part in parts if part))
