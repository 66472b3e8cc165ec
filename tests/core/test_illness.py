"""A child with a medical condition is never told to go less often to the nurse, or to stay."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest

from actions.core.content.loader import Guidance, guidance
from actions.core.documents.packet_text import packet_text
from actions.core.documents.text import as_text
from actions.core.facts.case import Case
from actions.core.letter.draft import draft_letter
from actions.core.letter.kinds import KINDS
from actions.core.papers.packet import make_packet
from actions.core.plan.goals import choose_goals
from actions.core.plan.illness import illnesses_in
from actions.core.plan.plan import make_plan
from actions.core.plan.summary import chat_summary, plan_text
from actions.core.plan.supports import match_supports
from tests.core.situations import TODAY, a_case, a_situation

ILLNESSES = sorted(
    condition for condition, term in guidance().vocabulary["conditions"].items() if term.medical
)
OWN_WORDS = "Kawasaki disease"
"""A condition that is in no vocabulary: nobody can tell that it is no illness."""

NAMED = {
    "type 1 diabetes": "chronic_illness",
    "diabetic": "chronic_illness",
    "crohn's disease": "chronic_illness",
    "epilepsy": "chronic_illness",
    "asthma": "chronic_illness",
    "pots": "pots",
    "migraines": "migraine",
    "long covid": "long_covid",
    "chronic pain": "chronic_pain",
    "chronic illness": "chronic_illness",
    "narcolepsy": "sleep_disorder",
    "anorexia": "eating_disorder",
}
"""What parents call it -> the condition that it is noted as."""

WEEKLY = {"nurse_visits": "week", "early_pickups": "week", "partial_days": "week"}
TOLD: dict[str, dict[str, Any]] = {
    "nurse visits": {"nurse_visits": 3, "per": {"nurse_visits": "week"}},
    "nurse visits, uncounted": {"part_day_problems": ["nurse_visits"]},
    "early pickups": {"early_pickups": 2, "per": {"early_pickups": "week"}},
    "stomach aches": {"triggers": ["physical_symptoms"]},
    "gym": {"triggers": ["pe"], "avoided_classes": ["pe"]},
    "all of it, and worry": {
        "triggers": ["physical_symptoms", "separation", "noise", "bathroom", "specific_class"],
        "nurse_visits": 3,
        "early_pickups": 2,
        "partial_days": 1,
        "per": WEEKLY,
        "impacts": ["trouble_concentrating", "missed_instruction"],
    },
}

CARE = (
    r"\b(?:nurse|bathroom|rest|rests|lie down|breaks?|snacks?|food|water|medicine"
    r"|go(?:es|ing)? home|calls? home|calling home|pick(?:ed)? up|pickups?|leaves? early"
    r"|partial days?)\b"
)
LIMIT = (
    r"\b(?:no more than|at most|or fewer (?:planned|breaks)|fewer (?:trips|visits|calls|breaks)"
    r"|less often|minutes|up to \w+|only|before (?:a call|calling)|limit(?:s|ed)?"
    r"|back (?:to|at|in) (?:class|work)|in place of many|fade|habit|instead of)\b"
)
FREE = re.compile(
    r"\bno limit\b|\bnever limits\b|\bthat makes fear or pain worse\b|minutes in class",
    re.IGNORECASE,
)


def limits_on_care(text: str) -> list[str]:
    """Sentences that put a limit on the nurse, the bathroom, rest, food or going home."""
    sentences = re.split(r"(?<=[.?!:])\s+|\n", text)
    return [
        one
        for one in sentences
        if re.search(CARE, one, re.IGNORECASE)
        and re.search(LIMIT, one, re.IGNORECASE)
        and not FREE.search(one)
    ]


def ill_cases() -> list[Any]:
    """Every illness beside everything told, alone and with worry, however sure it is."""
    others = ([], ["anxiety", "panic_attacks", "separation_anxiety"])
    return [
        pytest.param(
            a_case(
                conditions=[illness, *other],
                condition_status="diagnosed" if other else "suspected",
                severity="several_days_a_week",
                plan_status="504" if other else "none",
                **facts,
            ),
            id=f"{illness}, {told}{', anxious' if other else ''}",
        )
        for illness, (told, facts), other in product([*ILLNESSES, OWN_WORDS], TOLD.items(), others)
    ]


@pytest.mark.parametrize("case", ill_cases())
def test_no_support_and_no_goal_limits_care(case: Case, content: Guidance) -> None:
    now = a_situation(content, **case.known())
    for match in match_supports(now, content.supports.values(), content):
        assert not match.support.fits.without_illness, match.support.id
        for text in (match.what, match.ask, match.care):
            assert limits_on_care(text) == [], match.support.id
    for goal in choose_goals(now, content, today=TODAY, count=len(content.goals)):
        assert not goal.goal.fits.without_illness, goal.goal.id
        for text in (goal.text, goal.measure_first or "", goal.goal.care):
            assert limits_on_care(text) == [], goal.goal.id


@pytest.mark.parametrize("case", ill_cases()[:: len(TOLD)])
def test_no_letter_packet_or_summary_limits_care(case: Case, content: Guidance) -> None:
    plan = make_plan(case, content, today=TODAY)
    texts = [*chat_summary(plan, content), plan_text(plan, content)]
    for approved in (None, []):  # a private illness counts all the same
        texts.append(packet_text(make_packet(case, content, today=TODAY, approved=approved)))
        texts += [
            as_text(draft_letter(case, content, today=TODAY, kind=kind, approved=approved))
            for kind in KINDS
        ]
    assert [found for text in texts for found in limits_on_care(text)] == []


def test_what_limits_care_is_marked(content: Guidance) -> None:
    limiting = {
        support.id
        for support in content.supports.values()
        if limits_on_care(support.ask) or limits_on_care(support.what)
    }
    limiting |= {
        goal.id
        for goal in content.goals.values()
        if limits_on_care(goal.pattern or "") or limits_on_care(goal.example)
    }
    marked = {
        one.id
        for one in (*content.supports.values(), *content.goals.values())
        if one.fits.without_illness
    }
    assert limiting <= marked
    assert {"nurse_visit_plan", "steps_before_early_pickup", "nurse_visits"} <= limiting


def test_a_limit_that_the_parent_chose_before_the_illness_leaves_the_packet(
    content: Guidance,
) -> None:
    chosen = ["nurse_visit_plan", "health_plan"]
    facts: dict[str, Any] = {"nurse_visits": 9, "chosen_supports": chosen}
    text = packet_text(make_packet(a_case(**facts), content, today=TODAY))
    assert content.supports["nurse_visit_plan"].title in text
    ill = a_case(**facts, conditions=["chronic_illness"])
    for approved in (None, []):
        text = packet_text(make_packet(ill, content, today=TODAY, approved=approved))
        assert content.supports["nurse_visit_plan"].title not in text
        assert content.supports["health_plan"].title in text


@pytest.mark.parametrize("conditions", [["anxiety"], ["separation_anxiety"], ["phobia"], []])
def test_stomach_aches_from_worry_keep_their_plan(content: Guidance, conditions: list[str]) -> None:
    now = a_situation(
        content,
        conditions=conditions,
        triggers=["physical_symptoms"],
        nurse_visits=3,
        early_pickups=2,
        per=WEEKLY,
    )
    supports = {one.support.id for one in match_supports(now, content.supports.values(), content)}
    assert {"nurse_visit_plan", "steps_before_early_pickup"} <= supports
    goals = {goal.goal.id for goal in choose_goals(now, content, today=TODAY)}
    assert "nurse_visits" in goals


def test_an_illness_that_was_ruled_out_is_none(content: Guidance) -> None:
    case = a_case(conditions=["migraine", "anxiety"], conditions_ruled_out=["migraine"])
    assert illnesses_in(case, content) == frozenset()


def test_a_sick_child_is_still_offered_supports_and_a_goal(content: Guidance) -> None:
    for illness in ILLNESSES:
        case = a_case(conditions=[illness], nurse_visits=3, per={"nurse_visits": "week"})
        plan = make_plan(case, content, today=TODAY)
        assert plan.supports, illness
        assert "early_signs" in {goal.goal.id for goal in plan.goals}, illness


def test_a_private_illness_leaves_no_trace_in_letter_and_packet(content: Guidance) -> None:
    case = a_case(conditions=["pots"], condition_status="diagnosed", nurse_visits=9)
    texts = [
        as_text(draft_letter(case, content, today=TODAY, kind=kind, approved=[])) for kind in KINDS
    ]
    texts.append(packet_text(make_packet(case, content, today=TODAY, approved=[])))
    assert not [text for text in texts if re.search(r"POTS|illness|body pains", text)]


def test_a_doctor_is_not_asked_for_again_where_one_has_named_the_illness(
    content: Guidance,
) -> None:
    def cautions(status: str) -> str:
        case = a_case(conditions=["pots"], condition_status=status)
        return " ".join(one.text for one in make_plan(case, content, today=TODAY).cautions)

    assert "Have a doctor look" not in cautions("diagnosed")
    assert "Have a doctor look" in cautions("suspected")


@pytest.mark.parametrize(("phrase", "condition"), NAMED.items())
def test_what_parents_call_an_illness_is_noted_as_one(
    content: Guidance, phrase: str, condition: str
) -> None:
    term = content.vocabulary["conditions"][condition]
    assert phrase in term.phrases and term.medical
