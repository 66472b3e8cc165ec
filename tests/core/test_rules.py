"""There is one registry of rules: no name and no meaning twice, and none that nobody uses."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest

from actions.core.content.inventory import rules_named
from actions.core.content.loader import Guidance, guidance
from actions.core.content.unused_content import unused_content
from actions.core.facts.case import Case
from actions.core.plan.situation import Situation, situation_of
from actions.core.rules import index, registry
from actions.core.rules.effects import effect_is_mild
from actions.core.rules.index import FACTS_OF, RULES
from actions.core.rules.registry import rule
from tests.core.any_case import TODAY
from tests.core.many_cases import many_cases
from tests.core.situations import a_situation

CASES = 3000

MAY_LOOK_ALIKE: dict[frozenset[str], str] = {}
"""Rules that hold for the same cases and still mean two things -> why. None so far."""


@lru_cache(maxsize=1)
def truth_tables() -> dict[str, tuple[bool, ...]]:
    """Rule -> whether it holds, case for case."""
    situations = [situation_of(one, guidance(), today=TODAY) for one in many_cases(CASES)]
    return {name: tuple(map(holds, situations)) for name, holds in RULES.items()}


def test_no_two_rules_hold_for_the_same_cases() -> None:
    names_of = defaultdict(set)
    for name, table in truth_tables().items():
        names_of[table].add(name)
    alike = [names for names in names_of.values() if len(names) > 1]
    assert not [names for names in alike if frozenset(names) not in MAY_LOOK_ALIKE]


def test_each_rule_holds_for_some_cases_and_not_for_others() -> None:
    one_answer = {name for name, table in truth_tables().items() if len(set(table)) == 1}
    assert one_answer == {"always"}


def test_a_name_is_given_once() -> None:
    with pytest.raises(ValueError, match="there are two rules called child_has_an_iep"):

        @rule("plan_status")
        def child_has_an_iep(now: Situation) -> bool:
            return True


def test_every_rule_is_used_and_every_name_is_a_rule(content: Guidance) -> None:
    assert {name for _, _, name in rules_named(content)} == set(RULES)


def test_editors_are_told_of_a_rule_nobody_uses(
    content: Guidance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(registry.REGISTERED, "nobody_asks", registry.always)
    (told,) = unused_content(content)
    assert (told.file, told.entry) == ("rules", "nobody_asks")
    assert "no `when` or `unless` names this rule" in told.message


def test_every_rule_says_what_it_means_and_looks_at_facts_there_are() -> None:
    fields = set(Case.__fields__)
    for name, holds in RULES.items():
        assert holds.__doc__, name
        assert set(FACTS_OF[name]) <= fields, name


def test_every_module_of_rules_is_in_the_index() -> None:
    folder = Path(index.__file__).parent
    there = {path.stem for path in folder.glob("*.py")} - {"__init__", "index", "registry"}
    assert there == {module.__name__.rpartition(".")[2] for module in index.MODULES}


# Where two rules once said different things of the same case


def holds(content: Guidance, name: str, **facts: object) -> bool:
    """Whether a rule holds for these facts and no others."""
    return RULES[name](a_situation(content, **facts))


def test_the_silence_after_a_letter_is_a_silence(content: Guidance) -> None:
    sent = [{"kind": "evaluation_request", "sent_on": "2026-09-05", "answered": "no"}]
    assert holds(content, "school_did_not_answer", letters_sent=sent)
    assert holds(content, "school_did_not_answer", school_response=["no_answer"])


def test_a_warning_of_truancy_is_not_the_word_that_it_is_only_attendance(
    content: Guidance,
) -> None:
    warned = {"school_response": ["truancy_warning"]}
    assert not holds(content, "school_calls_it_attendance", **warned)
    assert holds(content, "attendance_steps_may_follow", **warned)
    choice = {"school_response": ["behavior_choice"]}
    assert holds(content, "school_calls_it_attendance", **choice)
    assert holds(content, "attendance_steps_may_follow", **choice)


def test_a_condition_that_was_ruled_out_is_in_no_group(content: Guidance) -> None:
    facts = {"conditions": ["depression", "autism"], "conditions_ruled_out": ["depression"]}
    assert holds(content, "child_is_autistic", **facts)
    assert not holds(content, "mood_needs_care", **facts)


def test_every_medical_condition_is_a_matter_of_health(content: Guidance) -> None:
    for term in content.vocabulary["conditions"].values():
        facts = {"conditions": [term.id]}
        assert holds(content, "health_is_a_concern", **facts) == term.medical, term.id
        assert holds(content, "the_body_hurts", **facts) == term.medical, term.id


def test_a_count_of_zero_says_that_it_does_not_happen(content: Guidance) -> None:
    facts = {"part_day_problems": ["nurse_visits"]}
    assert holds(content, "child_goes_to_the_nurse", **facts)
    assert not holds(content, "child_goes_to_the_nurse", **facts, nurse_visits=0)


def test_what_the_plan_calls_chronic_is_not_mild_for_the_letter(content: Guidance) -> None:
    facts = {"severity": "occasional", "impacts": [], "missed_days": 2}
    assert effect_is_mild(a_situation(content, **facts))
    weekly = a_situation(content, **facts, per={"missed_days": "week"})
    assert RULES["attendance_is_chronic"](weekly) and not effect_is_mild(weekly)
