"""No fact, and so no letter, comes from the words of a crisis."""

from __future__ import annotations

from actions.core.safety import check, text_outside_danger
from scripts.safety_messages import messages


def test_what_stands_beside_the_danger_is_kept() -> None:
    text = "17 days since september, diagnosed anxiety, and yesterday she says she wants to die"
    assert text_outside_danger(text) == "17 days since september, diagnosed anxiety,"


def test_a_run_on_story_keeps_nothing() -> None:
    assert (
        text_outside_danger("she missed 17 days and she says she wants to die every morning") == ""
    )


def test_what_is_kept_never_tells_of_danger() -> None:
    told = [one["text"] for one in messages("check") if one["kind"] is not None]
    for text in told[::4]:
        assert check(text_outside_danger(text)) is None, text
