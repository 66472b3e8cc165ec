"""What parents are told around letters and timelines comes in short, careful sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.core.content.guidance import Guidance
from actions.core.content.loader import guidance


def letter_texts(content: Guidance) -> Iterator[tuple[str, str]]:
    for kind, letter in content.letters.items():
        template = letter.template
        yield f"{kind}.purpose", template.purpose
        yield f"{kind}.step", template.step
        yield from ((f"{kind}.option", option.text) for option in template.options)
        yield from ((f"{kind}.delivery", line.text) for line in template.delivery)
    for reason in content.letters.reasons.values():
        yield f"reasons: {reason.id}", reason.text


def timeline_texts(content: Guidance) -> Iterator[tuple[str, str]]:
    for step in content.timelines.steps.values():
        for certainty, text in step.says.items():
            yield f"{step.id}.{certainty}", text
        if step.no_number:
            yield f"{step.id}.no_number", step.no_number.text
        yield f"{step.id}.if_late", step.if_late


def state_notes(content: Guidance) -> Iterator[tuple[str, str]]:
    for state in content.states.values():
        if state.asking_note:
            yield f"{state.id}.asking_note", state.asking_note


ALL = [*letter_texts(guidance()), *timeline_texts(guidance()), *state_notes(guidance())]


def test_sentences_are_short() -> None:
    long = [
        sentence
        for _, text in ALL
        for sentence in re.split(r"(?<=[.!?:])\s+", text)
        if len(sentence.split()) > 30
    ]
    assert not long


def test_a_time_that_is_only_our_suggestion_is_called_so(content: Guidance) -> None:
    for step in content.timelines.steps.values():
        if step.is_ours and step.id != "arrived":
            text = step.says["always"]
            assert "fair time to wait" in text or "not a time limit" in text or "asks for" in text


def test_the_states_keep_their_rules_whole(content: Guidance) -> None:
    high_or_medium = [s for s in content.states.values() if s.confidence != "low"]
    assert all(state.citation for state in content.states.values())
    assert all(
        state.answer_pauses is None or state.response_day_type == "calendar"
        for state in high_or_medium
    )
    assert all(
        state.evaluation_pauses is None or state.day_type == "calendar" for state in high_or_medium
    )
