"""The same danger again gets a short reminder; a new or a worse one the full answer."""

from __future__ import annotations

import json

from actions.core.safety import Crisis, needs_full_reply, remembered

SOFT = Crisis("child_suicidality", "concern")
GRAVE = Crisis("child_suicidality", "serious")
OTHER = Crisis("abuse", "serious")
NOW = Crisis("immediate_danger", "immediate")


def test_the_first_danger_gets_the_full_answer() -> None:
    assert needs_full_reply(GRAVE, {})


def test_the_same_again_gets_a_reminder() -> None:
    assert not needs_full_reply(GRAVE, remembered(GRAVE, {}))


def test_a_worse_level_of_the_same_gets_the_full_answer() -> None:
    assert needs_full_reply(GRAVE, remembered(SOFT, {}))


def test_a_milder_level_of_the_same_gets_a_reminder() -> None:
    assert not needs_full_reply(SOFT, remembered(GRAVE, {}))


def test_another_kind_gets_the_full_answer_with_its_own_line() -> None:
    assert needs_full_reply(OTHER, remembered(GRAVE, {}))


def test_danger_this_minute_always_gets_the_full_answer() -> None:
    assert needs_full_reply(NOW, remembered(NOW, {}))


def test_the_worst_level_stays_remembered() -> None:
    assert remembered(SOFT, remembered(GRAVE, {})) == {"child_suicidality": "serious"}


def test_the_memory_is_plain_json() -> None:
    memory = remembered(OTHER, remembered(GRAVE, {}))
    assert json.loads(json.dumps(memory)) == memory
