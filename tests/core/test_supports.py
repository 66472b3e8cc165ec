"""Matching supports: order, limits and variety."""

from __future__ import annotations

from collections import Counter

from actions.core.content.loader import Guidance
from actions.core.plan.supports import MAX_OF_A_FAMILY, first_supports, match_supports
from tests.core.situations import a_situation


def ids(content: Guidance, **facts: object) -> list[str]:
    now = a_situation(content, **facts)
    return [match.support.id for match in match_supports(now, content.supports.values(), content)]


def test_a_trigger_weighs_more_than_a_condition(content: Guidance) -> None:
    now = a_situation(content, triggers=["bus"], conditions=["anxiety"])
    best = match_supports(now, content.supports.values(), content)[0]
    assert best.support.id == "bus_supports"


def test_the_order_does_not_depend_on_the_order_of_the_content(content: Guidance) -> None:
    now = a_situation(content, triggers=["noise", "mornings"], conditions=["autism"])
    forward = match_supports(now, content.supports.values(), content)
    backward = match_supports(now, list(content.supports.values())[::-1], content)
    assert forward == backward


def test_no_facts_match_no_supports(content: Guidance) -> None:
    assert ids(content) == []
    assert ids(content, triggers=[], conditions=[], severity=None) == []


def test_supports_to_be_careful_with_come_last(content: Guidance) -> None:
    now = a_situation(content, severity="not_attending", conditions=["pots", "social_anxiety"])
    careful = [
        match.support.rank_caution
        for match in match_supports(now, content.supports.values(), content)
    ]
    assert True in careful
    assert careful == sorted(careful)


def test_the_first_supports_are_varied(content: Guidance) -> None:
    now = a_situation(content, triggers=["mornings", "drop_off", "noise", "tests", "workload"])
    first = first_supports(match_supports(now, content.supports.values(), content))
    families = Counter(match.support.family for match in first)
    assert len(first) == 6
    assert max(families.values()) <= MAX_OF_A_FAMILY


def test_every_hard_moment_told_is_answered_among_the_first(content: Guidance) -> None:
    told = ["mornings", "noise", "tests", "bullying", "bathroom"]
    now = a_situation(content, triggers=told)
    first = first_supports(match_supports(now, content.supports.values(), content))
    answered = {fact for match in first for fact in match.needs}
    assert {f"triggers:{trigger}" for trigger in told} <= answered


def test_every_trigger_and_part_day_problem_has_a_support_of_its_own(content: Guidance) -> None:
    for trigger in content.vocabulary["triggers"]:
        assert ids(content, triggers=[trigger]), trigger
    for problem in content.chat.words["part_day_problems"]:
        assert ids(content, part_day_problems=[problem]), problem


def test_every_support_is_reached_by_a_child_it_was_written_for(content: Guidance) -> None:
    for support in content.supports.values():
        fits = support.fits
        facts: dict[str, object] = {
            field: getattr(fits, field)[:1]
            for field in ("triggers", "part_day_problems", "impacts", "conditions")
            if getattr(fits, field)
        }
        facts |= {"school_response": fits.school_response[:1]} if fits.school_response else {}
        facts |= {"severity": fits.severity[0]} if fits.severity else {}
        facts |= {"plan_status": fits.plan[0]} if fits.plan else {}
        facts |= {"grade": fits.grades[0]} if fits.grades else {}
        assert support.id in ids(content, **facts), support.id


def test_a_plan_nobody_spoke_of_brings_no_support_for_it(content: Guidance) -> None:
    late = {"part_day_problems": ["late_arrivals"], "severity": "weekly"}
    assert "sharper_504_plan" not in ids(content, **late)
    assert "sharper_504_plan" in ids(content, **late, plan_status="504")
    assert "evaluate_while_helping" in ids(content, school_response=["interventions_first"])


def test_what_experts_name_first_goes_before_what_fits_as_well(content: Guidance) -> None:
    for trigger in ("bus", "bullying", "drills", "presenting", "cafeteria", "pe"):
        now = a_situation(content, triggers=[trigger])
        best = match_supports(now, content.supports.values(), content)[0]
        assert best.support.core, (trigger, best.support.id)


def test_a_child_with_a_named_condition_gets_a_service_among_the_first(content: Guidance) -> None:
    for condition in ("anxiety", "depression", "ocd", "grief", "panic_disorder"):
        now = a_situation(content, conditions=[condition], triggers=["mornings", "noise", "tests"])
        first = first_supports(match_supports(now, content.supports.values(), content))
        assert "counseling_services" in {match.support.family for match in first}, condition
