"""The rules of the plan and those of the letters say the same of the same case."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from actions.core.case import Case
from actions.core.content.loader import guidance
from actions.core.letter.rules import RULES as LETTER_RULES
from actions.core.rules import RULES as PLAN_RULES
from actions.core.situation import situation_of
from tests.core.any_case import cases
from tests.core.situations import TODAY

SAME = {
    **{name: name for name in sorted(set(PLAN_RULES) & set(LETTER_RULES))},
    "school_did_not_answer": "the_school_is_silent",
    "truancy_was_mentioned": "truancy_came_up",
}
"""Rule of the plan -> the letters' rule of the same meaning."""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_a_name_means_one_thing(case: Case) -> None:
    now = situation_of(case, guidance(), today=TODAY)
    differing = [
        (plan, letter)
        for plan, letter in SAME.items()
        if PLAN_RULES[plan](now) != LETTER_RULES[letter](case)
    ]
    assert not differing
