"""Whole plans: the right route, the right supports, and nothing the parent gave no reason for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.core.content.loader import Guidance
from actions.core.facts.case import Case
from actions.core.letter.choice import choose_letter
from actions.core.plan.plan import Plan, make_plan
from tests.core.situations import TODAY, a_case, a_situation

CASES = yaml.safe_load((Path(__file__).parent / "plan_cases.yml").read_text(encoding="utf-8"))

each_case = pytest.mark.parametrize("told", CASES, ids=lambda told: told["name"])


PLANS: dict[str, Plan] = {}


def plan_for(told: dict[str, Any], content: Guidance) -> Plan:
    if told["name"] not in PLANS:
        PLANS[told["name"]] = make_plan(Case.parse_obj(told["case"]), content, today=TODAY)
    return PLANS[told["name"]]


@each_case
def test_the_plan_says_what_the_case_calls_for(told: dict[str, Any], content: Guidance) -> None:
    plan = plan_for(told, content)
    first = [match.support.id for match in plan.supports]
    goals = [chosen.goal.id for chosen in plan.goals]
    assert plan.route == told["route"]
    assert plan.confidence == told.get("confidence", plan.confidence)
    assert set(told.get("supports", ())) <= set(first), first
    assert set(told.get("goals", ())) <= set(goals), goals
    for words in told.get("cautions", ()):
        assert any(words.lower() in caution.text.lower() for caution in plan.cautions), words


@each_case
def test_the_plan_leaves_out_what_the_case_does_not_call_for(
    told: dict[str, Any], content: Guidance
) -> None:
    plan = plan_for(told, content)
    fitting = {match.support.id for match in (*plan.supports, *plan.other_supports)}
    assert not fitting & set(told.get("not_supports", ()))
    assert not {chosen.goal.id for chosen in plan.goals} & set(told.get("not_goals", ()))


@each_case
def test_the_plan_explains_what_a_team_may_look_at(told: dict[str, Any], content: Guidance) -> None:
    plan = plan_for(told, content)
    for part in ("eligibility", "strengthen", "contradictions"):
        texts = [reason.text for reason in getattr(plan, part)]
        for words in told.get(part, ()):
            assert any(words.lower() in text.lower() for text in texts), (words, texts)
        for words in told.get(f"not_{part}", ()):
            assert not any(words.lower() in text.lower() for text in texts), words


@each_case
def test_what_can_make_it_worse_is_said_but_not_first(
    told: dict[str, Any], content: Guidance
) -> None:
    plan = plan_for(told, content)
    later = {match.support.id for match in plan.other_supports}
    assert set(told.get("not_first", ())) <= later


@each_case
def test_every_legal_remark_cites_a_source(told: dict[str, Any], content: Guidance) -> None:
    plan = plan_for(told, content)
    for reason in (*plan.eligibility, *plan.strengthen):
        assert reason.citations
        assert set(reason.citations) <= set(content.citations)
        assert reason.entry


@each_case
def test_answers_go_together_unless_the_case_says_so(
    told: dict[str, Any], content: Guidance
) -> None:
    assert bool(plan_for(told, content).contradictions) == ("contradictions" in told)


@each_case
def test_nothing_that_needs_caution_comes_first(told: dict[str, Any], content: Guidance) -> None:
    plan = plan_for(told, content)
    assert not [match.support.id for match in plan.supports if match.support.rank_caution]


@each_case
def test_every_support_names_a_fact_the_parent_told(
    told: dict[str, Any], content: Guidance
) -> None:
    plan = plan_for(told, content)
    for match in (*plan.supports, *plan.other_supports):
        assert match.reasons
        for reason in match.reasons:
            field, _, fact = reason.facts[0].partition(":")
            told_fact = told["case"].get(field) or ""
            told_count = field == "part_day_problems" and told["case"].get(fact)
            assert fact in told_fact or told_count


@each_case
def test_letter_and_plan_tell_one_story(told: dict[str, Any], content: Guidance) -> None:
    plan = plan_for(told, content)
    assert plan.letter_kind == choose_letter(a_situation(content, **told["case"])).kind


@each_case
def test_the_plan_can_be_written_as_json(told: dict[str, Any], content: Guidance) -> None:
    plan = plan_for(told, content)
    read_back = json.loads(json.dumps(plan.as_json()))
    assert read_back["route"] == plan.route
    assert [one["id"] for one in read_back["supports"]] == [
        match.support.id for match in plan.supports
    ]


@pytest.mark.parametrize("part", ["eligibility", "strengthen"])
def test_every_remark_is_said_to_some_child_and_none_to_all(part: str, content: Guidance) -> None:
    plans = [plan_for(told, content) for told in CASES]
    said = [{reason.entry for reason in getattr(plan, part)} for plan in plans]
    entries = set(getattr(content.assessment, part))
    assert entries <= set().union(*said)
    always = set.intersection(*said)
    assert always <= {"what_was_tried"}


def test_the_first_eligibility_talk_is_over_for_a_child_with_an_iep(content: Guidance) -> None:
    case = a_case(severity="most_days", conditions=["anxiety"], plan_status="iep")
    assert make_plan(case, content, today=TODAY).eligibility == ()


def test_each_category_names_the_condition_the_parent_told(content: Guidance) -> None:
    for category in content.assessment.categories.values():
        for condition in category.conditions:
            case = a_case(severity="most_days", conditions=[condition], plan_status="none")
            plan = make_plan(case, content, today=TODAY)
            remark = next(one for one in plan.eligibility if one.entry == category.id)
            assert content.label("conditions", condition) in remark.text
            assert remark.facts == (f"conditions:{condition}",)


def test_the_same_case_gives_the_same_plan(content: Guidance) -> None:
    case = Case.parse_obj(CASES[0]["case"])
    assert make_plan(case, content, today=TODAY) == make_plan(case, content, today=TODAY)


def test_an_empty_case_gets_a_plan_without_reasons_it_does_not_have(content: Guidance) -> None:
    plan = make_plan(a_case(), content, today=TODAY)
    assert plan.confidence == "early"
    assert plan.attendance is None
    assert plan.supports == () and plan.goals == ()
    assert plan.next_steps


def test_a_suspected_condition_is_never_called_a_diagnosis(content: Guidance) -> None:
    case = a_case(
        severity="weekly",
        conditions=["autism", "anxiety"],
        condition_statuses={"autism": "diagnosed", "anxiety": "suspected"},
    )
    diagnosed = [
        reason.text
        for reason in make_plan(case, content, today=TODAY).because
        if "diagnosis:" in reason.text or "named a condition" in reason.text
    ]
    assert diagnosed and all("anxiety" not in text for text in diagnosed)


def test_good_grades_do_not_end_the_talk(content: Guidance) -> None:
    case = a_case(severity="most_days", impacts=["grades_fine"], plan_status="none")
    plan = make_plan(case, content, today=TODAY)
    assert plan.route == "iep_evaluation"
    assert any("Good grades do not settle it" in reason.text for reason in plan.because)


def test_without_a_condition_school_refusal_is_not_called_a_category(content: Guidance) -> None:
    plan = make_plan(a_case(severity="most_days"), content, today=TODAY)
    assert any("not a disability by itself" in reason.text for reason in plan.because)
