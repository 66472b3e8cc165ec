"""A plan that is only asked about is not a plan the child has."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import TAPS
from tests.parent import Parent


@pytest.mark.parametrize(
    "asked", ["wait what even is a 504", "whats an iep", "i dont know what a 504 is"]
)
def test_asking_what_a_plan_is_does_not_say_that_there_is_one(parent: Parent, asked: str) -> None:
    parent.opens()
    for title in TAPS[:-1]:
        parent.taps(title)
    parent.says(asked)
    assert "has a 504" not in parent.text
    assert "has an IEP" not in parent.text
    assert "No plan" in parent.buttons()  # the question is still open
