"""The safety check on messages kept apart from its rules; docs/safety.md says what they tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.core.safety import check
from actions.core.understanding.examples import read_examples
from scripts.safety_report import (
    ALARMS,
    FALSE_ALARMS_ALLOWED,
    RECALL_NEEDED,
    main,
    messages,
    score,
    sets,
)

ORDINARY_ALARMS_ALLOWED = 0.005
"""Share of the intent examples that may get a safety answer."""

each_set = pytest.mark.parametrize("folder", sets(), ids=lambda folder: folder.name)


def listed(texts: list[str]) -> str:
    return "\n" + "\n".join(texts)


@each_set
def test_danger_is_answered(folder: Path) -> None:
    result = score(folder)
    assert result.recall >= RECALL_NEEDED, listed(result.missed)


@each_set
def test_everyday_words_are_not_taken_for_danger(folder: Path) -> None:
    result = score(folder)
    assert result.false_alarm_rate <= FALSE_ALARMS_ALLOWED, listed(result.false_alarms)


@each_set
def test_grave_danger_is_seldom_answered_with_a_soft_question_only(folder: Path) -> None:
    grave = [one for one in messages(folder) if one.kinds and one.level in ALARMS]
    soft = [
        one.text
        for one in grave
        if (crisis := check(one.text)) is None or crisis.level not in ALARMS
    ]
    assert len(soft) <= 0.1 * len(grave), listed(soft)


@each_set
def test_the_kind_of_danger_is_nearly_always_right(folder: Path) -> None:
    result = score(folder)
    assert len(result.wrong_kind) <= 0.1 * result.danger, listed(result.wrong_kind)


def test_the_sets_are_as_large_as_they_claim() -> None:
    first, *later = sets()
    texts = list(messages(first))
    assert len([one for one in texts if one.kinds]) >= 150
    assert len([one for one in texts if not one.kinds]) >= 150
    for folder in later:
        assert len(list(messages(folder))) >= 60


def test_no_evaluation_message_stands_in_the_sentences_the_rules_were_made_with() -> None:
    sentences = (Path(__file__).parent / "sentences").glob("*.yml")
    known = "\n".join(path.read_text(encoding="utf-8").lower() for path in sentences)
    copied = [
        one.text for folder in sets() for one in messages(folder)
        if len(one.text.split()) > 4 and one.text.lower() in known
    ]  # fmt: skip
    assert len(copied) <= 10, listed(copied)


def test_what_parents_ask_of_the_bot_every_day_gets_no_safety_answer() -> None:
    examples = [text for text, _ in read_examples()]
    alarmed = [text for text in examples if (c := check(text)) and c.kind != "student_writing"]
    assert len(alarmed) <= ORDINARY_ALARMS_ALLOWED * len(examples), listed(alarmed)


def test_the_report_names_every_message_behind_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    printed = capsys.readouterr().out
    for folder in sets():
        assert f"{folder.name}: " in printed
        for text in (*score(folder).missed, *score(folder).false_alarms, *score(folder).wrong_kind):
            assert text in printed
