"""The safety check on messages kept apart from its rules; docs/safety.md says what they tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.core.safety import check_by_rules
from actions.core.safety.examples import danger_examples
from actions.core.understanding.examples import read_examples
from scripts.safety_report import ALARMS, BLIND, ONCE_BLIND, STUDIED, main, messages, score

RECALL_REACHED, FALSE_ALARMS_REACHED = 0.955, 0.1
"""A little less than the blind set gave (0.975, 0.079), as processors round differently; the goal,
in docs/safety.md, is farther."""
STUDIED_RECALL, STUDIED_FALSE_ALARMS = 0.98, 0.05
LEARNED_RECALL, LEARNED_FALSE_ALARMS = 0.95, 0.05
"""A floor for sets both layers learned from: it shows a loss, not what strangers would get."""
ORDINARY_ALARMS_ALLOWED = 0.005
"""Share of the intent examples that may get a safety answer."""

with_blind_set = pytest.mark.skipif(
    not BLIND.is_dir(), reason="every set was learned from; docs/safety.md says how to add one"
)
each_set = pytest.mark.parametrize("folder", STUDIED, ids=lambda folder: folder.name)


def listed(texts: list[str]) -> str:
    return "\n" + "\n".join(texts)


@each_set
def test_danger_is_answered(folder: Path) -> None:
    result = score(folder, check_by_rules)
    assert result.recall >= STUDIED_RECALL, listed(result.missed)


@each_set
def test_everyday_words_are_not_taken_for_danger(folder: Path) -> None:
    result = score(folder, check_by_rules)
    assert result.false_alarm_rate <= STUDIED_FALSE_ALARMS, listed(result.false_alarms)


@each_set
def test_grave_danger_is_seldom_answered_with_a_soft_question_only(folder: Path) -> None:
    grave = [one for one in messages(folder) if one.kinds and one.level in ALARMS]
    soft = [
        one.text
        for one in grave
        if (crisis := check_by_rules(one.text)) is None or crisis.level not in ALARMS
    ]
    assert len(soft) <= 0.1 * len(grave), listed(soft)


@each_set
def test_the_kind_of_danger_is_nearly_always_right(folder: Path) -> None:
    result = score(folder, check_by_rules)
    assert len(result.wrong_kind) <= 0.1 * result.danger, listed(result.wrong_kind)


@pytest.mark.parametrize("folder", ONCE_BLIND, ids=lambda folder: folder.name)
def test_what_was_learned_from_sets_that_were_blind_is_not_lost(folder: Path) -> None:
    result = score(folder)
    assert result.recall >= LEARNED_RECALL, listed(result.missed)
    assert result.false_alarm_rate <= LEARNED_FALSE_ALARMS, listed(result.false_alarms)


@with_blind_set
def test_danger_nobody_has_written_down_before_is_found_as_often_as_we_say() -> None:
    result = score(BLIND)
    assert result.danger >= 120
    assert result.recall >= RECALL_REACHED, listed(result.missed)
    assert result.false_alarm_rate <= FALSE_ALARMS_REACHED, listed(result.false_alarms)


@with_blind_set
def test_nothing_was_learned_from_the_blind_set() -> None:
    learned = {example.text.lower() for example in danger_examples()}
    copied = [one.text for one in messages(BLIND) if one.text.lower() in learned]
    assert len(copied) <= 10, listed(copied)


def test_what_parents_ask_of_the_bot_every_day_gets_no_safety_answer() -> None:
    examples = [text for text, _ in read_examples()]
    alarmed = [
        text for text in examples if (c := check_by_rules(text)) and c.kind != "student_writing"
    ]
    assert len(alarmed) <= ORDINARY_ALARMS_ALLOWED * len(examples), listed(alarmed)


@with_blind_set
def test_the_report_names_every_message_behind_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    printed = capsys.readouterr().out
    result = score(BLIND)
    for text in (*result.missed, *result.false_alarms, *result.wrong_kind):
        assert text in printed
